package org.sentuh.clinic.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ToldLane;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;

/** What the archive keeps of mothers, in either database. */
@ParameterizedClass
@EnumSource(Database.class)
final class MothersTest {

  private static final DeviceId PANEL = new DeviceId("sentuh-01");
  private static final DeviceId OTHER = new DeviceId("sentuh-02");
  private static final Instant NOON = Instant.parse("2026-11-26T05:00:00Z");
  private static final Wall WALL = new Wall(NOON.minusSeconds(60), Wall.Quality.TRUSTED);

  private final Database database;
  private final ToldLane events = new ToldLane(PANEL, "b1", Lane.EVENT);
  private String url = "";
  private Archive archive;
  private Mothers mothers;

  @SuppressWarnings("NullAway.Init") // the archive is opened before each test
  MothersTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws ArchiveUnavailable {
    url = database.fresh();
    archive = Archive.open(url);
    mothers = archive.mothers();
    archive.register(PANEL, NOON);
    archive.register(OTHER, NOON);
    for (String code : List.of("M-1", "M-2")) {
      mothers.keep(mother(code, "06:00-12:00"), line(NOON));
    }
  }

  @AfterEach
  void close() {
    if (archive != null) {
      archive.close();
    }
  }

  // Mothers.

  @Test
  void aMotherIsKeptAndWhatChangesOfHerTakesItsPlace() throws ArchiveUnavailable {
    assertThat(mothers.mother("M-1")).contains(mother("M-1", "06:00-12:00"));

    Mother changed = mother("M-1", "08:00-10:00");
    mothers.keep(changed, line(NOON.plusSeconds(60)));

    assertThat(mothers.mother("M-1")).contains(changed);
    assertThat(mothers.changedSince(NOON.plusSeconds(60))).containsExactly(changed);
    assertThat(mothers.mother("M-9")).isEmpty();
  }

  @Test
  void whatIsChangedHasItsLineAndWhatIsNotHasNone() throws ArchiveUnavailable {
    int before = lines();
    hand(PANEL, "", "M-1", 0, Optional.empty());
    mothers.noted(new Care("M-1", NOON, "BD-7", "called", ""), line(NOON));
    assertThat(lines()).isEqualTo(before + 2);

    hand(PANEL, "", "M-2", 0, Optional.empty());
    mothers.forgetIdentity("M-1", line(NOON));
    assertThat(lines()).isEqualTo(before + 2);
  }

  private int lines() throws ArchiveUnavailable {
    return archive.read(connection -> Audit.newest(connection, Long.MAX_VALUE, 1000)).size();
  }

  @Test
  void whoSheIsStandsApartAndCanBeForgotten() throws ArchiveUnavailable {
    mothers.identify("M-1", new Identity("Ibu Sari", "0812"), line(NOON));
    mothers.identify("M-1", new Identity("Ibu Sari", "0813"), line(NOON));
    assertThat(mothers.identity("M-1")).contains(new Identity("Ibu Sari", "0813"));
    assertThat(mothers.identity("M-1").toString()).doesNotContain("Sari");

    assertThat(mothers.forgetIdentity("M-1", line(NOON))).isTrue();
    assertThat(mothers.forgetIdentity("M-1", line(NOON))).isFalse();
    assertThat(mothers.identity("M-1")).isEmpty();
    assertThat(mothers.mother("M-1")).isPresent();
  }

  // Panels.

  @Test
  void aPanelGoesFromHandToHandAndEachTimeIsKept() throws ArchiveUnavailable {
    assertThat(hand(PANEL, "", "M-1", 0, Optional.empty())).isTrue();
    assertThat(mothers.wearer(PANEL)).contains("M-1");
    assertThat(hand(PANEL, "M-1", "M-2", 10, Optional.of(signed(1)))).isTrue();
    assertThat(hand(PANEL, "M-2", "", 20, Optional.of(signed(2)))).isTrue();

    assertThat(mothers.holders(PANEL))
        .extracting(Handed::number, Handed::from, Handed::to, Handed::at, Handed::until)
        .containsExactly(
            tuple(1, Optional.empty(), Optional.of("M-1"), NOON, Optional.of(NOON.plusSeconds(10))),
            tuple(
                2,
                Optional.of("M-1"),
                Optional.of("M-2"),
                NOON.plusSeconds(10),
                Optional.of(NOON.plusSeconds(20))),
            tuple(3, Optional.of("M-2"), Optional.empty(), NOON.plusSeconds(20), Optional.empty()));
    assertThat(mothers.wearer(PANEL)).isEmpty();
    assertThat(mothers.handedNow()).isEmpty();
    assertThat(mothers.panels("M-1")).extracting(Handed::device).containsExactly(PANEL);
  }

  @Test
  void whatWasPrescribedForTheOneBeforeEndsInTheSameStepOrThePanelStays()
      throws ArchiveUnavailable {
    hand(PANEL, "", "M-1", 0, Optional.empty());
    archive.prescribe(signed(1), NOON);

    assertThat(hand(PANEL, "M-1", "M-2", 10, Optional.of(signed(1)))).isFalse();
    assertThat(mothers.wearer(PANEL)).contains("M-1");

    assertThat(hand(PANEL, "M-1", "M-2", 10, Optional.of(signed(2)))).isTrue();
    assertThat(archive.unsentPrescriptions(5)).containsExactly(signed(2));
  }

  @Test
  void aPanelIsNotHandedOverBySomebodyWhoDoesNotHaveItNorToAStranger() throws ArchiveUnavailable {
    hand(PANEL, "", "M-1", 0, Optional.empty());

    assertThat(hand(PANEL, "", "M-2", 10, Optional.empty())).as("she has it").isFalse();
    assertThat(hand(PANEL, "M-2", "", 10, Optional.empty())).as("she has it not").isFalse();
    assertThat(hand(PANEL, "M-1", "M-9", 10, Optional.empty())).as("a stranger").isFalse();
    assertThat(hand(new DeviceId("nobodys"), "", "M-2", 10, Optional.empty())).isFalse();
    assertThat(hand(OTHER, "", "M-1", 10, Optional.empty())).as("has one already").isFalse();
    assertThat(mothers.holders(PANEL)).hasSize(1);
    assertThat(mothers.holders(OTHER)).isEmpty();
    assertThat(archive.devices()).hasSize(2);
  }

  @Test
  void ofManyWhoTakeTheSamePanelAtOnceOneHasIt() throws Exception {
    List<Callable<Boolean>> takers = new ArrayList<>();
    for (String code : List.of("M-1", "M-2")) {
      for (DeviceId panel : List.of(PANEL, OTHER)) {
        takers.add(() -> {
          try (Archive own = Archive.open(url)) {
            return own.mothers().handOver(handed(panel, "", code, 0), Optional.empty(), line(NOON));
          }
        });
      }
    }
    int taken = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(takers.size())) {
      for (Future<Boolean> taker : threads.invokeAll(takers)) {
        taken += taker.get() ? 1 : 0;
      }
    }
    assertThat(mothers.handedNow()).hasSize(taken);
    assertThat(taken).isBetween(1, 2);
    assertThat(mothers.handedNow()).extracting(Handed::to).doesNotHaveDuplicates();
  }

  // What panels told.

  @Test
  void whatTellsHowATreatmentWentHasARowOfItsOwnAndTheRestHasNone() throws ArchiveUnavailable {
    Notice withdrawn = new Notice.ConsentChanged(Consent.PRESSURE, false);
    Notice corrected = new Notice.ClockCorrected(2_500_000_000L);
    archive.file(
        told(
            List.of(
                events.next(),
                events.next(
                    new Fact.Prepared("standard", 3, "m", 262, 300_000_000_000L, 0.4, 0.8), WALL),
                events.next(new Fact.StateChanged("idle", "screening", Reason.NONE), WALL),
                events.next(new Fact.StateChanged("armed", "running", Reason.NONE), WALL),
                events.next(new Fact.StateChanged("paused", "running", Reason.NONE), WALL),
                events.next(ended(), WALL),
                events.next(new Fact.CommandRefused("screen", Refusal.RESTING), WALL),
                events.next(withdrawn),
                events.next(corrected))));

    assertThat(mothers.happenedSince(NOON))
        .extracting(Happening::sequence, Happening::kind, Happening::word, Happening::why)
        .containsExactly(
            row(1, Happening.Kind.PREPARED, "standard", "3"),
            row(3, Happening.Kind.BEGAN, "", ""),
            row(5, Happening.Kind.ENDED, "stopped", "stop-button"),
            row(6, Happening.Kind.REFUSED, "screen", "resting"),
            row(7, Happening.Kind.CONSENT, "pressure", "withdrawn"),
            row(8, Happening.Kind.CLOCK, "", ""));
    assertThat(mothers.happenedSince(NOON).get(2))
        .isEqualTo(
            new Happening(
                PANEL,
                "b1",
                5,
                Happening.Kind.ENDED,
                "stopped",
                "stop-button",
                130_000,
                WALL,
                50_000_000L,
                NOON));
    assertThat(mothers.lasting()).extracting(Happening::sequence).containsExactly(7L, 8L);
    assertThat(mothers.happenedSince(NOON.plusMillis(1))).isEmpty();
    assertThat(mothers.happenings(OTHER, NOON, NOON.plusSeconds(1))).isEmpty();
    assertThat(mothers.happenings(PANEL, NOON, NOON.plusSeconds(1))).hasSize(6);
  }

  private static Tuple row(long sequence, Happening.Kind kind, String word, String why) {
    return tuple(sequence, kind, word, why);
  }

  @Test
  void sheIsHeardThoughHerAnswersStayInTheirEntry() throws ArchiveUnavailable {
    archive.file(told(new ToldLane(PANEL, "b1", Lane.WELLBEING).next(2)));

    assertThat(mothers.happenedSince(NOON))
        .extracting(Happening::kind)
        .containsExactly(Happening.Kind.FELT, Happening.Kind.FELT);
  }

  @Test
  void whatComesTwiceOrInAnotherOrderIsThereOnce() throws ArchiveUnavailable {
    List<Entry> all = new ArrayList<>();
    for (int count = 0; count < 5; count++) {
      all.add(events.next(new Fact.StateChanged("armed", "running", Reason.NONE), WALL));
      all.add(events.next(ended(), WALL));
    }
    List<Entry> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);
    archive.file(told(reversed));
    archive.file(told(all));

    assertThat(mothers.happenedSince(NOON)).hasSize(10);
  }

  @Test
  void whatIsNoFactIsStoredAndTellsNothing() throws ArchiveUnavailable {
    String body = events.next(ended(), WALL).body().replace("\"run_ns\"", "\"ran_ns\"");
    archive.file(told(List.of(new Entry(PANEL, "b1", Lane.EVENT, 0, Entry.BEGINNING, body))));

    assertThat(archive.entries(PANEL, "b1", Lane.EVENT, 0, 9)).hasSize(1);
    assertThat(mothers.happenedSince(Instant.EPOCH)).isEmpty();
  }

  @Test
  void whatWasStoredBeforeThereWereRowsForItGetsThemOnce() throws Exception {
    archive.file(
        told(
            List.of(
                events.next(new Fact.StateChanged("armed", "running", Reason.NONE), WALL),
                events.next(ended(), WALL))));
    List<Happening> before = mothers.happenedSince(Instant.EPOCH);
    archive.close();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("delete from happening");
      statement.executeUpdate("drop table visit");
      statement.executeUpdate("drop table log_part");
      statement.executeUpdate(
          "delete from flyway_schema_history where version in ('5.1', '6', '9')");
    }

    archive = Archive.open(url);

    assertThat(before).hasSize(2);
    assertThat(archive.mothers().happenedSince(Instant.EPOCH)).isEqualTo(before);
  }

  @Test
  void aDeviceIsWaitedForAsLongAsSomethingOfItsEventsMayStillCome() throws ArchiveUnavailable {
    List<Entry> all = events.next(3);
    archive.file(told(List.of(all.get(0), all.get(2))));
    assertThat(mothers.waitedFor()).containsExactly(PANEL);

    archive.file(told(List.of(all.get(1))));
    assertThat(mothers.waitedFor()).isEmpty();
    assertThat(mothers.heardSince(NOON)).containsExactly(Map.entry(PANEL, NOON));
  }

  @Test
  void ofAPrescriptionTheHeadIsReadAndNotTheProgramme() throws ArchiveUnavailable {
    archive.prescribe(
        new Message.Desired(
            PANEL,
            1,
            "state: active\nuntil: 2026-12-01T00:00:00Z\nprogramme:\n  name: x\n",
            "c2k="),
        NOON);

    NewestPrescription newest = mothers.newestPrescriptions(NOON).getFirst();
    assertThat(newest.head()).isEqualTo("state: active\nuntil: 2026-12-01T00:00:00Z\n");
    assertThat(newest.state()).isEqualTo(PrescriptionSeen.State.SIGNED);
    assertThat(mothers.newestPrescriptions(NOON.plusSeconds(1))).isEmpty();
  }

  // What was found.

  @Test
  void whatWasFoundAtAVisitComesBackAsItWasWhetherAllOrNothingOfIt() throws ArchiveUnavailable {
    Findings all =
        new Findings(
            "M-1",
            LocalDate.parse("2026-11-26"),
            "BD-7",
            NOON,
            OptionalDouble.of(11.5),
            Optional.of(Findings.Lochia.RUBRA),
            Optional.of(false),
            Optional.of(Findings.Bleeding.USUAL),
            List.of(2, 1, 2, 2, 0),
            OptionalInt.of(52),
            OptionalInt.of(0),
            OptionalInt.of(0),
            Optional.of(Findings.Feeding.HER_MILK),
            "tired");
    Findings nothing = nothing();
    mothers.found(all, line(NOON));
    mothers.found(nothing, line(NOON));

    assertThat(mothers.findings("M-1")).containsExactly(nothing, all);
    assertThat(mothers.findings("M-2")).isEmpty();
  }

  private static Findings nothing() {
    return new Findings(
        "M-1",
        LocalDate.parse("2026-11-26"),
        "BD-7",
        NOON,
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        "");
  }

  // What was done.

  @Test
  void whatWasDoneIsNumberedAndTheLastOneIsFound() throws ArchiveUnavailable {
    mothers.noted(new Care("M-1", NOON, "BD-7", "called", "no answer"), line(NOON));
    mothers.noted(new Care("M-1", NOON.plusSeconds(60), "BD-7", "visited", ""), line(NOON));
    mothers.noted(new Care("M-2", NOON, "BD-8", "noted", "x"), line(NOON));

    assertThat(mothers.care("M-1")).extracting(Care::what).containsExactly("visited", "called");
    assertThat(mothers.lastCare())
        .extracting(Care::what)
        .containsExactlyInAnyOrder("visited", "noted");
    assertThat(mothers.careSince(NOON.plusSeconds(1))).hasSize(1);
  }

  private static Fact ended() {
    return new Fact.Ended(
        "stopped",
        Reason.STOP_BUTTON,
        Duration.ofSeconds(130).toNanos(),
        0,
        new Dose(List.of(1.0, 2.0), List.of(2.0, 2.0)));
  }

  private static List<Arrival> told(List<Entry> entries) {
    return entries.stream()
        .<Arrival>map(entry -> new Arrival.Told(entry, Optional.empty(), NOON))
        .toList();
  }

  private boolean hand(
      DeviceId panel, String from, String to, int seconds, Optional<Message.Desired> revocation)
      throws ArchiveUnavailable {
    return mothers.handOver(handed(panel, from, to, seconds), revocation, line(NOON));
  }

  private static Handed handed(DeviceId panel, String from, String to, int seconds) {
    return new Handed(
        panel, 0, code(from), code(to), NOON.plusSeconds(seconds), Optional.empty(), "BD-7", "");
  }

  private static Optional<String> code(String code) {
    return code.isEmpty() ? Optional.empty() : Optional.of(code);
  }

  private static AuditLine line(Instant at) {
    return new AuditLine(at, "BD-7", "Melati", "test", "", "");
  }

  private static Message.Desired signed(int revision) {
    return new Message.Desired(PANEL, revision, "state: revoked\n", "c2lnbmVk");
  }

  private static Mother mother(String code, String windows) {
    return new Mother(
        code,
        "Melati",
        LocalDate.parse("2026-11-23"),
        Mother.Birth.CAESAREAN,
        ZoneId.of("Asia/Jakarta"),
        windows,
        NOON,
        Optional.empty());
  }
}
