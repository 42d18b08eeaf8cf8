package org.sentuh.clinic.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.StudiedClinic;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.personal.Wishes;
import org.sentuh.telemetry.wire.Consent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in an export and what never is, in either database. */
@ParameterizedClass
@EnumSource(Database.class)
final class ExportTest {

  private static final Instant NOW = StudiedClinic.NOW;
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder = Path.of("");

  private final Database database;
  private Archive archive;
  private StudiedClinic clinic;
  private PseudonymKey key;
  private int exports;

  @SuppressWarnings("NullAway.Init") // the archive is opened before each test
  ExportTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws Exception {
    archive = Archive.open(database.fresh());
    clinic = new StudiedClinic(archive);
    key = PseudonymKey.of(folder.resolve("pseudonyms"));
  }

  @AfterEach
  void close() {
    archive.close();
  }

  /** A mother who agrees to it and had one massage on the day after the birth. */
  private void agreeing(StudiedClinic into, int number) throws Exception {
    into.mother(number, Mother.Birth.VAGINAL, "2026-11-23");
    into.agrees(number, Consent.RESEARCH, true, StudiedClinic.SINCE.plusSeconds(60));
    into.massage(number, "standard", Instant.parse("2026-11-24T23:10:00Z"));
  }

  private Path written(String study, Instant before) throws Exception {
    Path into = Files.createDirectory(folder.resolve("export-" + ++exports));
    Selection selection = new Selection(StudiedClinic.HOUSE, study, before);
    Optional<Manifest> manifest =
        new Export(archive, StudiedClinic.PANELS, key)
            .write(selection, into, new Export.By("RS-1", NOW));
    assertThat(manifest).isPresent();
    return into;
  }

  private long persons() throws Exception {
    Path into = Files.createDirectory(folder.resolve("export-" + ++exports));
    return new Export(archive, StudiedClinic.PANELS, key)
        .write(new Selection(StudiedClinic.HOUSE, "count", NOW), into, new Export.By("RS-1", NOW))
        .map(Manifest::persons)
        .orElse(0);
  }

  private static List<JsonNode> rows(Path export, String table) throws IOException {
    return Files.readAllLines(export.resolve(table + ".ndjson")).stream()
        .map(JSON::readTree)
        .toList();
  }

  private static Set<String> people(Path export) throws IOException {
    return rows(export, "treatments").stream()
        .map(row -> row.path("person").stringValue())
        .collect(Collectors.toSet());
  }

  // Who is in it.

  @Test
  void onlyWhoeverHasSaidThatItMayBeStudiedIsInIt() throws Exception {
    clinic.mother(1, Mother.Birth.VAGINAL, "2026-11-23");
    clinic.massage(1, "standard", Instant.parse("2026-11-24T23:10:00Z"));
    assertThat(persons()).as("nobody asked her").isZero();

    agreeing(clinic, 2);
    assertThat(persons()).isEqualTo(1);
  }

  @Test
  void whatSheWithdrawsLaterIsInNoLaterExport() throws Exception {
    agreeing(clinic, 1);
    agreeing(clinic, 2);
    assertThat(persons()).isEqualTo(2);

    clinic.agrees(1, Consent.RESEARCH, false, NOW.minusSeconds(60));
    assertThat(persons()).isEqualTo(1);
    clinic.agrees(1, Consent.RESEARCH, true, NOW.minusSeconds(30));
    assertThat(persons()).isEqualTo(2);
  }

  @Test
  void whoNoLongerTellsOfTreatmentsIsOutAlthoughTheEntryThatTellsItIsKeptBack() throws Exception {
    agreeing(clinic, 1);
    clinic.status(1, NOW.minusSeconds(90), Consent.TREATMENT, Consent.RESEARCH);
    assertThat(persons()).isEqualTo(1);

    clinic.status(1, NOW.minusSeconds(60), Consent.RESEARCH);
    assertThat(persons()).isZero();
  }

  @Test
  void whatOneMotherAgreedToOnAPanelCountsForNoOther() throws Exception {
    agreeing(clinic, 1);
    clinic.mother(2, Mother.Birth.VAGINAL, "2026-11-23");
    Instant changed = Instant.parse("2026-11-25T03:00:00Z");
    clinic.hand(2, Optional.of(StudiedClinic.code(2)), Optional.empty(), changed);
    clinic.hand(1, Optional.of(StudiedClinic.code(1)), Optional.of(StudiedClinic.code(2)), changed);
    clinic.massage(1, "standard", Instant.parse("2026-11-25T23:10:00Z"));

    Path export = written("study", NOW);

    assertThat(people(export)).hasSize(1);
    assertThat(rows(export, "treatments")).hasSize(1);
  }

  @Test
  void whoHasToldHerMidwifeThatSheObjectsIsOutWhateverHerPanelSays() throws Exception {
    agreeing(clinic, 1);
    Wishes wishes = new Wishes(archive);
    AuditLine line =
        new AuditLine(NOW, "BD-7", StudiedClinic.HOUSE, "research.objection", "M-0401", "");
    assertThat(wishes.object(StudiedClinic.code(1), true, line)).isTrue();
    assertThat(wishes.object(StudiedClinic.code(1), true, line)).as("again").isFalse();
    assertThat(persons()).isZero();
    assertThat(wishes.object(StudiedClinic.code(1), false, line)).isTrue();
    assertThat(persons()).isEqualTo(1);
  }

  @Test
  void answersAreThereOnlyOfThoseWhoAgreeToThatAsWell() throws Exception {
    agreeing(clinic, 1);
    clinic.answers(1, Instant.parse("2026-11-25T02:45:00Z"));
    assertThat(rows(written("study", NOW), "answers")).isEmpty();

    clinic.agrees(1, Consent.WELLBEING, true, NOW.minusSeconds(60));
    List<JsonNode> answers = rows(written("study", NOW), "answers");
    assertThat(answers)
        .extracting(row -> row.path("question").stringValue())
        .containsExactly("calm", "pain");
    assertThat(answers.getFirst().path("answer").intValue()).isEqualTo(8);
  }

  @Test
  void mothersOfAnotherHouseAreNotLookedAt() throws Exception {
    agreeing(clinic, 1);
    Path into = Files.createDirectory(folder.resolve("elsewhere"));
    assertThat(
            new Export(archive, StudiedClinic.PANELS, key)
                .write(new Selection("Other", "study", NOW), into, new Export.By("RS-1", NOW)))
        .isEmpty();
    assertThat(into).isEmptyDirectory();
  }

  // What stands in it.

  @Test
  void aRowTellsHowATreatmentWentAndWhenOnlyByItsDistance() throws Exception {
    agreeing(clinic, 1);
    clinic.massage(1, "standard", Instant.parse("2026-11-26T06:00:00Z"));

    List<JsonNode> rows = rows(written("study", NOW), "treatments");

    assertThat(rows).hasSize(2);
    JsonNode first = rows.getFirst();
    assertThat(first.path("treatment").intValue()).isEqualTo(1);
    assertThat(first.path("day").intValue()).isZero();
    assertThat(first.path("week_since_birth").intValue()).isZero();
    assertThat(first.path("part_of_day").stringValue()).isEqualTo("morning");
    assertThat(first.path("birth").stringValue()).isEqualTo("vaginal");
    assertThat(first.path("outcome").stringValue()).isEqualTo("completed");
    assertThat(first.path("ran_s").decimalValue()).isEqualByComparingTo("300");
    assertThat(first.path("paused_s").decimalValue()).isEqualByComparingTo("12");
    assertThat(first.path("fidelity").decimalValue()).isEqualByComparingTo("0.838");
    assertThat(first.path("level").decimalValue()).isEqualByComparingTo("0.4");
    assertThat(first.path("missing_entries").intValue()).isZero();
    assertThat(rows.getLast().path("day").intValue()).as("in her own days").isEqualTo(1);
    assertThat(rows.getLast().path("part_of_day").stringValue()).isEqualTo("afternoon");
    Path export = written("other study", NOW);
    assertThat(rows(export, "zones")).hasSize(12);
    assertThat(rows(export, "zones").getFirst().path("zone").stringValue())
        .isEqualTo(
            Objects.requireNonNull(StudiedClinic.PANELS.get("m")).sensors().getFirst().name());
    assertThat(rows(export, "limits").getFirst().path("reason").stringValue())
        .isEqualTo("skin-warm");
  }

  @Test
  void noFileHoldsAReferenceANameAPanelASignADateOrAFreeWord() throws Exception {
    agreeing(clinic, 1);
    clinic.agrees(1, Consent.WELLBEING, true, NOW.minusSeconds(60));
    clinic.answers(1, Instant.parse("2026-11-25T02:45:00Z"));
    Path export = written("study", NOW);
    try (Stream<Path> files = Files.list(export)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file);
        assertThat(text)
            .as(file.getFileName().toString())
            .doesNotContain(
                "M-0401",
                "sentuh-01",
                "b4711",
                "BD-7",
                "RS-1",
                "Sari",
                "0812",
                "demam",
                "Jakarta",
                "Melati",
                "2026-11-23",
                "2026-11-24",
                "2026-11-25");
        if (!file.endsWith(Manifest.FILE)) {
          assertThat(text).doesNotContain("2026");
        }
      }
    }
  }

  @Test
  void aProgrammeThatFewWereGivenIsNotNamed() throws Exception {
    for (int number = 1; number <= Groups.LEAST; number++) {
      agreeing(clinic, number);
    }
    clinic.massage(1, "for-sari", Instant.parse("2026-11-25T23:10:00Z"));

    List<JsonNode> rows = rows(written("study", NOW), "treatments");

    assertThat(rows)
        .extracting(row -> row.path("programme").stringValue())
        .containsOnly("standard", "other")
        .filteredOn("other"::equals)
        .hasSize(1);
    assertThat(rows)
        .filteredOn(row -> row.path("programme").stringValue().equals("other"))
        .allMatch(row -> row.path("revision").isNull());
  }

  @Test
  void smallGroupsAreWarnedOf() throws Exception {
    for (int number = 1; number <= Groups.LEAST; number++) {
      agreeing(clinic, number);
    }
    JsonNode large = JSON.readTree(written("study", NOW).resolve(Manifest.FILE).toFile());
    assertThat(large.path("groups").path("smallest").intValue()).isEqualTo(Groups.LEAST);
    assertThat(large.path("groups").has("warning")).isFalse();

    clinic.mother(20, Mother.Birth.CAESAREAN, "2026-11-10");
    clinic.agrees(20, Consent.RESEARCH, true, StudiedClinic.SINCE.plusSeconds(60));
    clinic.massage(20, "standard", Instant.parse("2026-11-24T23:10:00Z"));
    JsonNode small = JSON.readTree(written("study", NOW).resolve(Manifest.FILE).toFile());
    assertThat(small.path("groups").path("persons_in_small").intValue()).isEqualTo(1);
    assertThat(small.path("groups").path("warning").stringValue()).startsWith("1 of the persons");
  }

  // How it is written.

  @Test
  void theManifestHasTheDigestOfEachFileAndTheBookEachColumn() throws Exception {
    agreeing(clinic, 1);
    Path export = written("study", NOW);
    JsonNode manifest = JSON.readTree(export.resolve(Manifest.FILE).toFile());
    Map<String, String> said = new TreeMap<>();
    for (JsonNode resource : manifest.path("resources")) {
      said.put(resource.path("path").stringValue(), resource.path("hash").stringValue());
      Path file = export.resolve(resource.path("path").stringValue());
      assertThat(resource.path("bytes").longValue()).isEqualTo(Files.size(file));
      assertThat(resource.path("hash").stringValue()).isEqualTo("sha256:" + sha256(file));
    }
    try (Stream<Path> files = Files.list(export)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(said.keySet().stream(), Stream.of(Manifest.FILE)).toList());
    }
    for (Table<?> table : Table.ALL) {
      String head = Files.readAllLines(export.resolve(table.name() + ".csv")).getFirst();
      assertThat(head.split(","))
          .containsExactly(table.columns().stream().map(Column::name).toArray(String[]::new));
      for (Column<?> column : table.columns()) {
        for (String code : List.of("id", "en")) {
          assertThat(Files.readString(export.resolve("codebook_" + code + ".md")))
              .contains("| `" + column.name() + "` | " + CodeBook.means(code, table, column));
        }
      }
    }
    assertThat(manifest.path("treatments").intValue()).isEqualTo(1);
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private static Map<String, String> bytes(Path export) throws Exception {
    Map<String, String> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.list(export)) {
      for (Path file : files.toList()) {
        bytes.put(file.getFileName().toString(), sha256(file));
      }
    }
    return bytes;
  }

  @Test
  void theSameArchiveSelectionAndKeyGiveTheSameBytesInEitherDatabase() throws Exception {
    Path first = filledAndWritten(database);
    assertThat(bytes(written("study", NOW))).isEqualTo(bytes(first));
    Database other = database == Database.SQLITE ? Database.POSTGRESQL : Database.SQLITE;
    archive.close();
    archive = Archive.open(other.fresh());
    clinic = new StudiedClinic(archive);
    assertThat(bytes(filledAndWritten(other))).isEqualTo(bytes(first));
  }

  private Path filledAndWritten(Database into) throws Exception {
    for (int number : into == Database.SQLITE ? new int[] {1, 2, 3} : new int[] {3, 1, 2}) {
      agreeing(clinic, number);
    }
    return written("study", NOW);
  }

  @Test
  void twoExportsThatDifferCannotBeJoinedAndOnlyTheKeyTellsWhoIsWho() throws Exception {
    agreeing(clinic, 1);
    agreeing(clinic, 2);
    Path one = written("one", NOW);
    Path two = written("two", NOW);
    clinic.massage(1, "standard", NOW.minus(Duration.ofMinutes(20)));
    Path later = written("one", NOW);
    key = PseudonymKey.of(folder.resolve("another"));
    Path elsewhere = written("one", NOW);

    Set<String> all =
        Stream.of(one, two, later, elsewhere)
            .flatMap(export -> {
              try {
                return people(export).stream();
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
            .collect(Collectors.toSet());

    assertThat(all).hasSize(8).allMatch(person -> person.matches("[0-9a-f]{16}"));
  }

  @Test
  void whatCameAfterTheMomentThatIsNamedIsNotInIt() throws Exception {
    agreeing(clinic, 1);
    Instant before = NOW.minus(Duration.ofHours(1));
    Path then = written("study", before);
    clinic.massage(1, "standard", NOW.minus(Duration.ofMinutes(20)));
    assertThat(bytes(written("study", before))).isEqualTo(bytes(then));
    assertThat(rows(written("study", NOW), "treatments")).hasSize(2);
  }

  @Test
  void itHasItsLineInTheAuditWithoutAnybody() throws Exception {
    agreeing(clinic, 1);
    written("Comfort in week one", NOW);
    AuditLine line =
        archive.read(connection -> Audit.newest(connection, Long.MAX_VALUE, 1)).getFirst().line();
    assertThat(line.act()).isEqualTo("research.export");
    assertThat(line.who()).isEqualTo("RS-1");
    assertThat(line.subject()).isEqualTo("Comfort in week one");
    assertThat(line.detail()).matches("1 persons, 1 treatments, selection [0-9a-f]{64}");
  }
}
