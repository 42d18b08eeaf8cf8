package org.sentuh.clinic.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.PostgresServer;
import org.sentuh.clinic.StudiedClinic;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Filed;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.personal.Erasures;
import org.sentuh.clinic.mothers.History;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.LaneAudit;

/** What was deleted at a mother's wish is gone, and what stands around it can still be checked. */
@ParameterizedClass
@EnumSource(Database.class)
final class ErasureTest {

  private static final Instant NOW = StudiedClinic.NOW;
  private static final String HER = StudiedClinic.code(1);

  private final Database database;
  private String url = "";
  private Archive archive;
  private StudiedClinic clinic;
  private Erasures erasures;

  @SuppressWarnings("NullAway.Init") // the archive is opened before each test
  ErasureTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws Exception {
    url = database.fresh();
    archive = Archive.open(url);
    clinic = new StudiedClinic(archive);
    erasures = new Erasures(archive);
    clinic.mother(1, Mother.Birth.VAGINAL, "2026-11-23");
    clinic.agrees(1, Consent.RESEARCH, true, StudiedClinic.SINCE.plusSeconds(60));
    clinic.massage(1, "kenanga", Instant.parse("2026-11-24T23:10:00Z"));
    clinic.answers(1, Instant.parse("2026-11-25T02:45:00Z"));
    clinic.hand(1, Optional.of(HER), Optional.empty(), Instant.parse("2026-11-26T01:00:00Z"));
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private static AuditLine line(String who, String act) {
    return new AuditLine(NOW, who, StudiedClinic.HOUSE, act, HER, "");
  }

  private Found found() throws Exception {
    return new Found(archive, archive.mothers().mother(HER).orElseThrow());
  }

  private Optional<List<LocalDate>> erase(String asks, String does) throws Exception {
    erasures.ask(HER, line(asks, "personal.erase-ask"));
    return erasures.erase(found().doomed(), line(does, "personal.erase"));
  }

  @Test
  void everythingOfHersIsFoundByWhatItIs() throws Exception {
    Map<Kept, Long> counts = found().counts();
    assertThat(counts)
        .containsEntry(Kept.IDENTITY, 1L)
        .containsEntry(Kept.CARE, 1L)
        .containsEntry(Kept.EVENTS, 6L)
        .containsEntry(Kept.ANSWERS, 1L)
        .containsEntry(Kept.PANELS, 1L);
    assertThat(counts.get(Kept.AUDIT)).isPositive();
  }

  @Test
  void nothingOfItIsThereAfterwardsAndTheChainStillLinks() throws Exception {
    List<Entry> before = entries(Lane.EVENT);
    Optional<List<LocalDate>> days = erase("BK-1", "BK-2");
    assertThat(days).isPresent();

    Map<Kept, Long> counts = found().counts();
    for (Kept kind : Kept.values()) {
      if (kind.goes()) {
        assertThat(counts).as(kind.word()).containsEntry(kind, 0L);
      }
    }
    assertThat(archive.mothers().identity(HER)).isEmpty();
    assertThat(new History(archive).treatments(HER, NOW)).isEmpty();
    for (Lane lane : List.of(Lane.EVENT, Lane.WELLBEING)) {
      LaneAudit audit = archive.audit(StudiedClinic.panel(1), "b4711", lane);
      long last = lane == Lane.EVENT ? before.size() - 1 : 0;
      assertThat(audit.finish(last).isComplete()).as(lane.word()).isTrue();
      assertThat(audit.erased()).isEqualTo(last + 1);
    }
    assertThat(archive.gaps(StudiedClinic.panel(1))).isEmpty();
    assertThat(archive.read(Audit::firstBroken)).isEmpty();
  }

  @Test
  void whoAltersWhatIsLeftIsFoundAllTheSame() throws Exception {
    erase("BK-1", "BK-2");
    archive.write(connection -> {
      try (var update =
          connection.prepareStatement("update entry set hash = before where sequence = 2")) {
        return update.executeUpdate();
      }
    });
    LaneAudit audit = archive.audit(StudiedClinic.panel(1), "b4711", Lane.EVENT);
    assertThat(audit.finish(5).broken()).containsExactly(3L);
  }

  @Test
  void whatThePanelTellsAgainDoesNotComeBack() throws Exception {
    List<Entry> before = entries(Lane.EVENT);
    erase("BK-1", "BK-2");
    List<Arrival> again = new ArrayList<>();
    before.forEach(entry -> again.add(new Arrival.Told(entry, Optional.empty(), NOW)));

    Filed filed = archive.file(again);

    assertThat(filed.fresh()).isZero();
    assertThat(filed.quarantined()).isZero();
    assertThat(entries(Lane.EVENT)).allMatch(entry -> entry.body().isEmpty());
  }

  @Test
  void whatGoesOnInTheSameLaneLinksToWhatWasDeleted() throws Exception {
    erase("BK-1", "BK-2");
    clinic.mother(2, Mother.Birth.CAESAREAN, "2026-11-20");
    clinic.hand(2, Optional.of(StudiedClinic.code(2)), Optional.empty(), NOW.minusSeconds(7200));
    clinic.hand(1, Optional.empty(), Optional.of(StudiedClinic.code(2)), NOW.minusSeconds(3600));
    clinic.massage(1, "standard", NOW.minusSeconds(1800));

    LaneAudit audit = archive.audit(StudiedClinic.panel(1), "b4711", Lane.EVENT);

    assertThat(audit.finish(10).isComplete()).isTrue();
    assertThat(audit.erased()).isEqualTo(6);
    assertThat(archive.gaps(StudiedClinic.panel(1))).isEmpty();
    assertThat(new History(archive).treatments(StudiedClinic.code(2), NOW)).hasSize(1);
  }

  @Test
  void whatAnotherMotherToldOnTheSamePanelStays() throws Exception {
    clinic.mother(2, Mother.Birth.CAESAREAN, "2026-11-20");
    clinic.hand(2, Optional.of(StudiedClinic.code(2)), Optional.empty(), NOW.minusSeconds(7200));
    clinic.hand(1, Optional.empty(), Optional.of(StudiedClinic.code(2)), NOW.minusSeconds(3600));
    clinic.massage(1, "standard", NOW.minusSeconds(1800));

    erase("BK-1", "BK-2");

    assertThat(new History(archive).treatments(StudiedClinic.code(2), NOW)).hasSize(1);
    assertThat(entries(Lane.EVENT)).filteredOn(entry -> !entry.body().isEmpty()).hasSize(5);
  }

  @Test
  void nobodyDeletesByHerselfNorWithoutAWishNorWhileSheHasAPanel() throws Exception {
    assertThat(erasures.erase(found().doomed(), line("BK-2", "personal.erase"))).isEmpty();
    assertThat(erase("BK-1", "BK-1")).isEmpty();
    assertThat(archive.mothers().identity(HER)).isPresent();
    assertThat(erasures.ask(HER, line("BK-3", "personal.erase-ask"))).as("asked before").isFalse();
    clinic.hand(1, Optional.empty(), Optional.of(HER), NOW.minusSeconds(60));
    assertThat(erasures.erase(found().doomed(), line("BK-2", "personal.erase"))).isEmpty();
    assertThat(archive.mothers().identity(HER)).isPresent();
    assertThat(erasures.withdraw(HER, line("BK-1", "personal.erase-withdraw"))).isTrue();
    assertThat(erasures.of(HER)).isEmpty();
  }

  @Test
  void theVeryBytesAreGoneFromTheFilesOfTheDatabase() throws Exception {
    assertThat(filesHolding("kenanga")).as("before").isNotEmpty();
    assertThat(filesHolding("demam semalam")).isNotEmpty();
    assertThat(filesHolding("0812-5550")).isNotEmpty();
    clinic.mother(2, Mother.Birth.CAESAREAN, "2026-11-20");
    List<LocalDate> days = erase("BK-1", "BK-2").orElseThrow();
    archive.mothers().forgetIdentity(StudiedClinic.code(2), line("BK-1", "test"));
    archive.write(connection -> {
      try (var delete = connection.prepareStatement("delete from care")) {
        return delete.executeUpdate();
      }
    });

    erasures.scrub(HER, days, NOW);

    for (String bytes : List.of("kenanga", "demam semalam", "0812-5550", "Ibu Sari")) {
      assertThat(filesHolding(bytes)).as(bytes).isEmpty();
    }
    assertThat(erasures.of(HER).orElseThrow().scrubbedAt()).isPresent();
    assertThat(archive.audit(StudiedClinic.panel(1), "b4711", Lane.EVENT).finish(5).isComplete())
        .isTrue();
  }

  private List<Entry> entries(Lane lane) throws Exception {
    return archive.entries(StudiedClinic.panel(1), "b4711", lane, 0, 100);
  }

  /** The write-ahead log of PostgreSQL is what the page says: beyond this. */
  private List<Path> filesHolding(String text) throws Exception {
    Path root;
    if (database == Database.SQLITE) {
      root = Path.of(url.substring("jdbc:sqlite:".length())).getParent();
    } else {
      String number =
          archive.read(connection -> {
            try (var ask = connection.createStatement()) {
              ask.execute("checkpoint");
              var row =
                  ask.executeQuery(
                      "select oid from pg_database where datname = current_database()");
              row.next();
              return row.getString(1);
            }
          });
      root = PostgresServer.shared().databases().resolve(number);
    }
    List<Path> holding = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (holds(file, text)) {
          holding.add(file);
        }
      }
    }
    return holding;
  }

  private static boolean holds(Path file, String text) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
  }

  @Test
  void aWishIsKnownToHaveBeenDone() throws Exception {
    erase("BK-1", "BK-2");
    Erasures.Erasure done = erasures.all().getFirst();
    assertThat(done.askedBy()).isEqualTo("BK-1");
    assertThat(done.doneBy()).isEqualTo("BK-2");
    assertThat(done.scrubbedAt()).isEmpty();
    assertThat(erasures.days()).isNotEmpty();
  }
}
