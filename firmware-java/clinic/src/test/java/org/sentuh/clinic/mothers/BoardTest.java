package org.sentuh.clinic.mothers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.ToldLane;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Care;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Wall;

/** What the archive holds, as a midwife sees it, in either database. */
@ParameterizedClass
@EnumSource(Database.class)
final class BoardTest {

  private static final Instant NOW = Instant.parse("2026-11-26T07:32:00Z");

  private static final AuditLine LINE = new AuditLine(NOW, "BD-7", "", "test", "", "");

  private final Database database;
  private String url = "";
  private Archive archive;
  private Board board;

  @SuppressWarnings("NullAway.Init") // the archive is opened before each test
  BoardTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws ArchiveUnavailable {
    url = database.fresh();
    archive = Archive.open(url);
    board = new Board(archive.mothers(), new Judge(Rules.USUAL));
    for (int number = 1; number <= 3; number++) {
      mother(number);
    }
  }

  @AfterEach
  void close() {
    if (archive != null) {
      archive.close();
    }
  }

  @Test
  void whoNeedsHerMostComesFirst() throws ArchiveUnavailable {
    file(
        told(
            1,
            NOW.minusSeconds(3600),
            new Fact.StateChanged("screening", "stopped", FORBIDS),
            ended("stopped", FORBIDS, 0)));
    file(told(2, NOW.minusSeconds(1800), ended("completed", Reason.COMPLETED, 300)));

    assertThat(board.standings(NOW))
        .extracting(standing -> standing.mother().code() + " " + standing.need())
        .containsExactly("M-1 DANGER", "M-3 UNKNOWN", "M-2 MISSED");
  }

  private static final Reason FORBIDS = Reason.SCREENING_FORBIDS;

  @Test
  void nobodyWaitsForAReadingUntilWhatIsInHandIsTooOld() throws ArchiveUnavailable {
    assertThat(need("M-2", NOW)).isEqualTo(Need.UNKNOWN);

    file(told(2, NOW, ended("stopped", Reason.STOP_BUTTON, 130)));

    assertThat(need("M-2", NOW.plus(Board.OLDEST).minusMillis(1))).isEqualTo(Need.UNKNOWN);
    assertThat(need("M-2", NOW.plus(Board.OLDEST))).isEqualTo(Need.PARTIAL);
  }

  @Test
  void aKeptBoardKnowsBeforeAnybodyAsks() throws Exception {
    try (BoardKeeper _ = new BoardKeeper(board, () -> NOW)) {
      file(told(2, NOW, ended("stopped", Reason.STOP_BUTTON, 130)));
      for (int look = 0; look < 200 && need("M-2", NOW) != Need.PARTIAL; look++) {
        Thread.sleep(BoardKeeper.EVERY_MS / 4);
      }
    }
    assertThat(need("M-2", NOW)).isEqualTo(Need.PARTIAL);
  }

  @Test
  void theListIsTheSameWhileNothingChanges() throws ArchiveUnavailable {
    List<Standing> before = board.standings(NOW);

    assertThat(board.standings(NOW.plusSeconds(5))).isSameAs(before);
    file(told(2, NOW, ended("stopped", Reason.STOP_BUTTON, 130)));
    assertThat(board.standings(NOW.plusSeconds(10))).isNotSameAs(before);
  }

  @Test
  void whatIsChangedHereIsSeenAtOnce() throws ArchiveUnavailable {
    assertThat(need("M-2", NOW)).isEqualTo(Need.UNKNOWN);
    file(told(2, NOW, ended("stopped", Reason.STOP_BUTTON, 130)));

    board.changed();

    assertThat(need("M-2", NOW)).isEqualTo(Need.PARTIAL);
  }

  @Test
  void whatWasReceivedLongAgoAndHeldUpOnItsWayIsSeenAtOnce() throws ArchiveUnavailable {
    assertThat(need("M-2", NOW)).isEqualTo(Need.UNKNOWN);

    file(told(2, NOW.minus(Duration.ofHours(1)), ended("stopped", Reason.STOP_BUTTON, 130)));

    assertThat(need("M-2", NOW.plus(Board.OLDEST))).isEqualTo(Need.PARTIAL);
  }

  @Test
  void whatBeganBeforeAReadingAndIsCommittedAfterALaterChangeIsSeen() throws Exception {
    assumeTrue(database == Database.POSTGRESQL, "in SQLite one writes at a time");
    assertThat(need("M-2", NOW)).isEqualTo(Need.UNKNOWN);
    try (Connection slow = DriverManager.getConnection(url)) {
      slow.setAutoCommit(false);
      slow.createStatement()
          .execute(
              "update prescription set refused = 'no' , answered_ms = "
                  + NOW.toEpochMilli()
                  + " where device = 'sentuh-02'");
      file(told(1, NOW, ended("stopped", FORBIDS, 0)));
      assertThat(need("M-1", NOW.plusSeconds(2))).isEqualTo(Need.DANGER);
      file(told(2, NOW, ended("completed", Reason.COMPLETED, 300)));
      assertThat(need("M-2", NOW.plusSeconds(4))).isNotEqualTo(Need.REFUSED);
      slow.commit();
    }

    assertThat(need("M-2", NOW.plusSeconds(6))).isEqualTo(Need.REFUSED);
  }

  @Test
  void anOlderCopyOfTheDatabaseIsReadAsAWhole() throws Exception {
    assumeTrue(database == Database.SQLITE, "there it is one file");
    Path file = Path.of(url.substring("jdbc:sqlite:".length()));
    archive.close();
    Path copy = Files.copy(file, file.resolveSibling("copy.db"));
    archive = Archive.open(url);
    board = new Board(archive.mothers(), new Judge(Rules.USUAL));
    file(told(1, NOW, ended("stopped", FORBIDS, 0)));
    assertThat(need("M-1", NOW)).isEqualTo(Need.DANGER);

    try (Connection into = DriverManager.getConnection(url)) {
      into.createStatement().execute("restore from '" + copy + "'");
    }

    assertThat(need("M-1", NOW.plusSeconds(2))).isNotEqualTo(Need.DANGER);
  }

  @Test
  void whatSomebodyDidIsSeenToo() throws ArchiveUnavailable {
    file(told(1, NOW, ended("stopped", FORBIDS, 0)));
    assertThat(need("M-1", NOW)).isEqualTo(Need.DANGER);

    archive.mothers().noted(new Care("M-1", NOW.plusSeconds(5), "BD-7", "called", ""), LINE);
    assertThat(need("M-1", NOW.plusSeconds(6))).isNotEqualTo(Need.DANGER);
  }

  @Test
  void aSignFromLongAgoThatNobodyTookCareOfIsStillThere() throws ArchiveUnavailable {
    file(told(1, NOW.minus(Duration.ofDays(2)), ended("stopped", FORBIDS, 0)));

    assertThat(need("M-1", NOW.plus(Duration.ofDays(20)))).isEqualTo(Need.DANGER);
  }

  @Test
  void whoIsNotLookedAfterAnyMoreIsNotShown() throws ArchiveUnavailable {
    assertThat(board.standings(NOW)).hasSize(3);
    Mother gone = archive.mothers().mother("M-3").orElseThrow();
    archive
        .mothers()
        .keep(
            new Mother(
                gone.code(),
                gone.facility(),
                gone.bornOn(),
                gone.birth(),
                gone.zone(),
                gone.windows(),
                gone.since(),
                Optional.of(NOW)),
            new AuditLine(NOW.plusSeconds(1), "BD-7", "", "test", "", ""));

    assertThat(board.standings(NOW.plusSeconds(2))).hasSize(2);
    assertThat(board.standing("M-3", NOW.plusSeconds(2))).isEmpty();
  }

  @Test
  void aPanelThatChangesHandsIsSeenWithWhoHasItNow() throws ArchiveUnavailable {
    assertThat(board.standing("M-2", NOW).orElseThrow().panel()).contains(panel(2));
    Handed back =
        new Handed(
            panel(2),
            0,
            Optional.of("M-2"),
            Optional.empty(),
            NOW.plusSeconds(1),
            Optional.empty(),
            "BD-7",
            "");
    assertThat(archive.mothers().handOver(back, Optional.empty(), LINE)).isTrue();

    assertThat(board.standing("M-2", NOW.plusSeconds(2)).orElseThrow().panel()).isEmpty();
    assertThat(board.standing("M-1", NOW.plusSeconds(2)).orElseThrow().panel()).contains(panel(1));
  }

  @Test
  void aProgramThatBeginsAnewSeesTheSameAsOneThatHasReadAllAlong() throws ArchiveUnavailable {
    archive.prescribe(
        new Message.Desired(panel(2), 2, "state: active\nuntil: 2026-11-30T00:00:00Z\n", "c2k="),
        NOW);
    file(told(1, NOW.minusSeconds(60), new Fact.StateChanged("armed", "running", Reason.NONE)));
    file(told(2, NOW.minusSeconds(60), ended("stopped", Reason.STOP_BUTTON, 130)));
    for (int step = 0; step < 200; step++) {
      Instant now = NOW.plus(Duration.ofMinutes(47L * step));
      if (step == 100) {
        file(told(3, now, ended("completed", Reason.COMPLETED, 300)));
      }
      Board other = new Board(archive.mothers(), new Judge(Rules.USUAL));

      assertThat(board.standings(now)).as("at %s", now).isEqualTo(other.standings(now));
    }
  }

  private Need need(String mother, Instant now) throws ArchiveUnavailable {
    return board.standing(mother, now).orElseThrow().need();
  }

  private void mother(int number) throws ArchiveUnavailable {
    Instant since = NOW.minus(Duration.ofDays(3));
    archive.register(panel(number), since);
    archive
        .mothers()
        .keep(
            new Mother(
                "M-" + number,
                "Melati",
                LocalDate.parse("2026-11-23"),
                Mother.Birth.VAGINAL,
                ZoneId.of("Asia/Jakarta"),
                "06:00-12:00 15:00-20:00",
                since,
                Optional.empty()),
            new AuditLine(since, "BD-7", "", "test", "", ""));
    Handed handed =
        new Handed(
            panel(number),
            0,
            Optional.empty(),
            Optional.of("M-" + number),
            since,
            Optional.empty(),
            "BD-7",
            "");
    assertThat(archive.mothers().handOver(handed, Optional.empty(), LINE)).isTrue();
    archive.prescribe(new Message.Desired(panel(number), 1, "state: active\n", "c2k="), since);
  }

  private static DeviceId panel(int number) {
    return new DeviceId("sentuh-0" + number);
  }

  private void file(List<Arrival> arrivals) throws ArchiveUnavailable {
    archive.file(arrivals);
  }

  private static List<Arrival> told(int number, Instant at, Fact... facts) {
    ToldLane lane = new ToldLane(panel(number), "b1", Lane.EVENT);
    Wall wall = new Wall(at, Wall.Quality.TRUSTED);
    return java.util.Arrays.stream(facts)
        .map(fact -> lane.next(fact, wall))
        .<Arrival>map((Entry entry) -> new Arrival.Told(entry, Optional.empty(), at))
        .toList();
  }

  private static Fact ended(String outcome, Reason why, int seconds) {
    return new Fact.Ended(
        outcome,
        why,
        Duration.ofSeconds(seconds).toNanos(),
        0,
        new Dose(List.of(1.0), List.of(2.0)));
  }
}
