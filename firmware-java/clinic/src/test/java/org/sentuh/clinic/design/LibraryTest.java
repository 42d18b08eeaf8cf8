package org.sentuh.clinic.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.ConfigFiles;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.design.Approval;
import org.sentuh.clinic.archive.design.ProgrammeVersion;
import org.sentuh.clinic.archive.design.ProgrammeVersion.Origin;
import org.sentuh.clinic.archive.design.Programmes;
import org.sentuh.clinic.prescribing.NotPrescribed;
import org.sentuh.control.pattern.Programme;
import org.sentuh.settings.ProgrammeFile;
import org.sentuh.settings.SettingsRefused;

/** What a library keeps, in either database. */
@ParameterizedClass
@EnumSource(Database.class)
final class LibraryTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final String STANDARD = ConfigFiles.programme("standard");

  private final Database database;
  private Archive archive;
  private Library library;

  @SuppressWarnings("NullAway.Init") // both are opened before each test
  LibraryTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void open() throws ArchiveUnavailable {
    archive = Archive.open(database.fresh());
    library = new Library(new Programmes(archive));
  }

  @AfterEach
  void close() {
    if (archive != null) {
      archive.close();
    }
  }

  @Test
  void theShippedProgrammesComeBackToTheByteAndOnce() throws Exception {
    library.stock(ConfigFiles.programmes(), NOON);
    library.stock(ConfigFiles.programmes(), NOON.plusSeconds(60));

    assertThat(library.all()).hasSameSizeAs(ConfigFiles.programmes());
    for (Path file : ConfigFiles.programmes()) {
      Programme shipped = ProgrammeFile.read(file);
      ProgrammeVersion kept = library.version(shipped.name(), shipped.revision()).orElseThrow();
      assertThat(kept.content()).isEqualTo(Files.readString(file));
      assertThat(kept.writtenAt()).isEqualTo(NOON);
      assertThat(kept.approval()).isEmpty();
    }
  }

  @Test
  void aVersionIsNeverReplacedAndALowerOneNotTaken() throws Exception {
    library.keep(STANDARD, Optional.empty(), "brought in", by("BD-7"));

    for (int revision : new int[] {1, 3}) {
      assertThatThrownBy(
              () -> library.keep(revised(revision), Optional.empty(), "another", by("BD-3")))
          .isInstanceOf(NotKept.class)
          .hasMessageContaining("standard")
          .hasMessageContaining("higher");
    }
    ProgrammeVersion fourth =
        library.keep(
            revised(4), Optional.of(new Origin("standard", 3)), "from the third", by("BD-3"));

    assertThat(library.all()).extracting(ProgrammeVersion::revision).containsExactly(4, 3);
    assertThat(library.version("standard", 4)).contains(fourth);
    assertThat(library.version("standard", 3).orElseThrow().content()).isEqualTo(STANDARD);
    assertThat(library.version("standard", 5)).isEmpty();
    assertThat(library.newest("standard")).isEqualTo(4);
    assertThat(library.newest("nothing")).isZero();
  }

  @Test
  void aTextThatNoDeviceTakesOrWithoutASourceOrAReasonIsNotKept() throws Exception {
    assertThatThrownBy(() ->
            library.keep(
                STANDARD.replace("ceiling: 0.80", "ceiling: 8"),
                Optional.empty(),
                "louder",
                by("BD-7")))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining("ceiling");
    assertThatThrownBy(() ->
            library.keep(
                STANDARD.replaceAll("(?s)sources:.*\nphases:", "sources: []\nphases:"),
                Optional.empty(),
                "no sources",
                by("BD-7")))
        .isInstanceOf(SettingsRefused.class)
        .hasMessageContaining("sources");
    assertThatThrownBy(() -> library.keep(STANDARD, Optional.empty(), " ", by("BD-7")))
        .isInstanceOf(NotKept.class)
        .hasMessageContaining("why");
    assertThat(library.all()).isEmpty();
  }

  @Test
  void anotherPersonThanItsAuthorApprovesExactlyItsBytesOnce() throws Exception {
    library.keep(STANDARD, Optional.empty(), "brought in", by("BD-7"));

    ProgrammeVersion fresh = library.version("standard", 3).orElseThrow();
    String digest = Library.digest(fresh);

    refused(NotPrescribed.Why.OWN_WORK, () -> library.approve(fresh, digest, by("bd-7")));
    refused(
        NotPrescribed.Why.OTHER_BYTES, () -> library.approve(fresh, "0".repeat(64), by("BD-3")));
    assertThat(library.version("standard", 3).orElseThrow().approval()).isEmpty();

    library.approve(fresh, digest, by("BD-3"));
    refused(NotPrescribed.Why.APPROVED_BEFORE, () -> library.approve(fresh, digest, by("BD-9")));
    ProgrammeVersion kept = library.version("standard", 3).orElseThrow();
    assertThat(kept.author()).isEqualTo("BD-7");
    assertThat(kept.approval()).contains(new Approval("BD-3", NOON));
  }

  @Test
  void commentsAreKeptWhereNothingWasChangedAndLostWhereItWas() {
    Programme standard = ProgrammeFile.read("standard", STANDARD);

    assertThat(Library.text(standard, STANDARD)).isEqualTo(STANDARD);
    String lower = Library.text(standard.upTo(0.5), STANDARD);
    assertThat(lower).doesNotContain("#");
    assertThat(ProgrammeFile.read("lower", lower)).isEqualTo(standard.upTo(0.5));
    assertThat(ProgrammeFile.read("new", Library.text(standard, ""))).isEqualTo(standard);
  }

  @Test
  void whatIsKeptAndApprovedHasItsLineInTheAuditAndWhatIsNotHasNone() throws Exception {
    library.keep(STANDARD, Optional.empty(), "brought in", by("BD-7"));
    ProgrammeVersion kept = library.version("standard", 3).orElseThrow();
    library.approve(kept, Library.digest(kept), by("BD-3"));
    assertThatThrownBy(() -> library.keep(STANDARD, Optional.empty(), "again", by("BD-9")))
        .isInstanceOf(NotKept.class);
    refused(
        NotPrescribed.Why.APPROVED_BEFORE,
        () -> library.approve(kept, Library.digest(kept), by("BD-9")));

    List<Audit.Kept> lines =
        archive.read(connection -> Audit.newest(connection, Long.MAX_VALUE, 10));
    assertThat(lines).extracting(line -> line.line().who()).containsExactly("BD-3", "BD-7");
  }

  private static AuditLine by(String who) {
    return new AuditLine(NOON, who, "Klinik Melati", "programme.test", "standard", "");
  }

  private static void refused(NotPrescribed.Why why, ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOfSatisfying(
            NotPrescribed.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  private static String revised(int revision) {
    return STANDARD.replace("revision: 3", "revision: " + revision);
  }
}
