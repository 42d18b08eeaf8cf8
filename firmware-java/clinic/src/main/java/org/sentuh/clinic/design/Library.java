package org.sentuh.clinic.design;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.design.Approval;
import org.sentuh.clinic.archive.design.ProgrammeVersion;
import org.sentuh.clinic.archive.design.ProgrammeVersion.Origin;
import org.sentuh.clinic.archive.design.Programmes;
import org.sentuh.clinic.prescribing.NotPrescribed;
import org.sentuh.clinic.prescribing.SecondApproval;
import org.sentuh.control.pattern.Programme;
import org.sentuh.settings.ProgrammeFile;
import org.sentuh.settings.ProgrammeText;
import org.sentuh.settings.SettingsFile;

/**
 * The clinic's programmes, every version of each. A version is the text of a file that {@link
 * ProgrammeFile} reads, kept to the byte with its comments and sources; whatever is changed is
 * another version. Any thread; times are handed in.
 */
public final class Library {

  /** The sign of who wrote what comes with Sentuh. */
  public static final String SHIPPED_BY = "sentuh";

  private static final int LONGEST_WHY = 200;

  private final Programmes kept;

  /** The library in an archive. */
  public Library(Programmes kept) {
    this.kept = kept;
  }

  /** Keeps the programmes of a folder that are not kept yet, to the byte; nobody approves them. */
  public void stock(List<Path> files, Instant now) throws ArchiveUnavailable {
    for (Path file : files) {
      String content = SettingsFile.content(file);
      Programme programme = ProgrammeFile.read(file.toString(), content);
      kept.keep(
          new ProgrammeVersion(
              programme.name(),
              programme.revision(),
              content,
              SHIPPED_BY,
              now,
              "config/programmes",
              Optional.empty(),
              Optional.empty()),
          new AuditLine(
              now,
              "console",
              "",
              "programme.stock",
              programme.name() + " r" + programme.revision(),
              file.getFileName().toString()));
    }
  }

  /**
   * Keeps a text as another version of the programme that it names.
   *
   * @param content a file, to the byte; its revision must be higher than all that are kept of it
   * @param from the version that it was made from
   * @param why what was changed, in the author's words
   * @param line who wrote it and when
   * @throws NotKept for a revision that is not higher, or without a reason
   * @throws org.sentuh.settings.SettingsRefused for a text that no device would take
   */
  public ProgrammeVersion keep(String content, Optional<Origin> from, String why, AuditLine line)
      throws NotKept, ArchiveUnavailable {
    Programme programme = ProgrammeFile.read("programme", content);
    if (why.isBlank() || why.length() > LONGEST_WHY) {
      throw new NotKept(
          "why is \""
              + why
              + "\"; allowed are 1 to "
              + LONGEST_WHY
              + " characters; say what is new");
    }
    ProgrammeVersion version =
        new ProgrammeVersion(
            programme.name(),
            programme.revision(),
            content,
            line.who(),
            line.at(),
            why.strip(),
            from,
            Optional.empty());
    if (!kept.keep(version, line)) {
      throw new NotKept(
          "revision "
              + programme.revision()
              + " of "
              + programme.name()
              + " is not higher than "
              + newest(programme.name())
              + ", which is kept; give it a higher revision or another name");
    }
    return version;
  }

  /** The highest revision that is kept of a programme; 0 where there is none. */
  public int newest(String name) throws ArchiveUnavailable {
    return kept.all().stream()
        .filter(version -> version.name().equals(name))
        .mapToInt(ProgrammeVersion::revision)
        .max()
        .orElse(0);
  }

  /**
   * The text that a programme is kept as: the one that it was read from where that says exactly
   * this, comments too; else a new one, without comments.
   *
   * @param source the text that it was read from; empty where there is none
   */
  public static String text(Programme programme, String source) {
    return !source.isEmpty() && ProgrammeFile.read("programme", source).equals(programme)
        ? source
        : ProgrammeText.of(programme);
  }

  /** What a version's bytes are known by: their SHA-256, in hexadecimal digits. */
  public static String digest(ProgrammeVersion version) {
    try {
      byte[] bytes = version.content().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Somebody stands behind a version whose bytes they have seen.
   *
   * @param version as it is kept
   * @param seen what the bytes that they have seen are known by
   * @param line who approves it, and when
   * @throws NotPrescribed where it is their own work, was approved before, or is not what they saw
   */
  public void approve(ProgrammeVersion version, String seen, AuditLine line)
      throws NotPrescribed, ArchiveUnavailable {
    SecondApproval.mustDiffer(version.author(), line.who());
    SecondApproval.mustBe(seen, digest(version));
    if (!kept.approve(version, new Approval(line.who(), line.at()), line)) {
      throw SecondApproval.before(version.name() + " r" + version.revision());
    }
  }

  /** Every version, by name, the newest of each first. */
  public List<ProgrammeVersion> all() throws ArchiveUnavailable {
    return kept.all();
  }

  /** A version, if there is one. */
  public Optional<ProgrammeVersion> version(String name, int revision) throws ArchiveUnavailable {
    return kept.version(name, revision);
  }
}
