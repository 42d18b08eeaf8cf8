package org.sentuh.clinic.research;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.control.body.Panel;

/**
 * Writes an export into a folder. The archive is gone through twice, mother by mother, so memory
 * holds one mother's rows and a line for each other: the first time finds who agrees and makes the
 * digest of all that will be written, the second time writes it under pseudonyms that depend on
 * that digest. So the same archive, selection and key give the same bytes, and two exports that
 * differ in anything have pseudonyms that cannot be joined without the key. Rows are in the order
 * of the pseudonyms, which tells nothing.
 */
public final class Export {

  private final Archive archive;
  private final Map<String, Panel> panels;
  private final PseudonymKey key;

  /**
   * Exports of an archive.
   *
   * @param panels every panel that is known, by its name: how its zones are called
   */
  public Export(Archive archive, Map<String, Panel> panels, PseudonymKey key) {
    this.archive = archive;
    this.panels = Map.copyOf(panels);
    this.key = key;
  }

  /** One mother who agrees, as found the first time. */
  private record Found(String mother, String digest) {}

  /**
   * Writes the files of a selection into a folder that is there and empty, with a line in the
   * audit.
   *
   * @param by who asks for it, where and when
   * @return what was written; empty where nobody agrees or has any treatment, and nothing is
   *     written
   * @throws ArchiveChanged where something came or was withdrawn while it was written: the folder
   *     holds half an export, and it has to be done again
   */
  public Optional<Manifest> write(Selection selection, Path folder, By by)
      throws ArchiveUnavailable, IOException, ArchiveChanged {
    Groups groups = new Groups();
    List<Found> found = find(selection, groups);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    byte[] digest = digest(selection, found);
    Manifest manifest =
        new Manifest(selection, HexFormat.of().formatHex(digest), groups, found.size());
    manifest.add(CodeBook.write(folder));
    write(selection, folder, found, key.forExport(digest), manifest);
    manifest.write(folder);
    archive.write(connection -> {
      Audit.add(
          connection,
          new AuditLine(
              by.at(),
              by.who(),
              selection.facility(),
              "research.export",
              selection.study(),
              manifest.summary()));
      return true;
    });
    return Optional.of(manifest);
  }

  /**
   * Who asks for an export.
   *
   * @param who the account's sign, or {@code console}
   * @param at when, by the clinic's clock
   */
  public record By(String who, Instant at) {}

  /** The archive is no longer what it was when the export began. */
  public static final class ArchiveChanged extends Exception {
    private static final long serialVersionUID = 1L;

    ArchiveChanged() {
      super("the archive changed while the export was written; ask for it again");
    }
  }

  private List<Mother> mothers(Selection selection) throws ArchiveUnavailable {
    return archive.mothers().changedSince(Instant.EPOCH).stream()
        .filter(mother -> mother.facility().equals(selection.facility()))
        .sorted(Comparator.comparing(Mother::code))
        .toList();
  }

  private List<Found> find(Selection selection, Groups groups) throws ArchiveUnavailable {
    RowMaker maker = new RowMaker(archive, panels, selection.before());
    List<Found> found = new ArrayList<>();
    for (Mother mother : mothers(selection)) {
      Optional<Rows> rows = maker.of(mother);
      if (rows.isPresent()) {
        groups.add(rows.get());
        found.add(new Found(mother.code(), digest(rows.get())));
      }
    }
    return found;
  }

  private void write(
      Selection selection,
      Path folder,
      List<Found> found,
      PseudonymKey pseudonyms,
      Manifest manifest)
      throws ArchiveUnavailable, IOException, ArchiveChanged {
    RowMaker maker = new RowMaker(archive, panels, selection.before());
    Map<String, Found> inOrder = new TreeMap<>();
    for (Found one : found) {
      if (inOrder.put(pseudonyms.pseudonym(one.mother()), one) != null) {
        throw new IllegalStateException("two mothers have the same pseudonym; ask for it again");
      }
    }
    Map<String, Mother> mothers = new HashMap<>();
    mothers(selection).forEach(mother -> mothers.put(mother.code(), mother));
    TableFiles<Rows.Treatment> treatments = new TableFiles<>(Table.TREATMENTS, folder);
    TableFiles<Rows.Zone> zones = new TableFiles<>(Table.ZONES, folder);
    TableFiles<Rows.Limit> limits = new TableFiles<>(Table.LIMITS, folder);
    TableFiles<Rows.Answer> answers = new TableFiles<>(Table.ANSWERS, folder);
    try (treatments;
        zones;
        limits;
        answers) {
      for (Map.Entry<String, Found> one : inOrder.entrySet()) {
        String person = one.getKey();
        Rows rows =
            again(maker, Optional.ofNullable(mothers.get(one.getValue().mother())), one.getValue());
        for (Rows.Treatment row : rows.treatments()) {
          treatments.row(row.of(person, manifest.groups().programme(row.programme())));
        }
        for (Rows.Zone row : rows.zones()) {
          zones.row(row.of(person));
        }
        for (Rows.Limit row : rows.limits()) {
          limits.row(row.of(person));
        }
        for (Rows.Answer row : rows.answers()) {
          answers.row(row.of(person));
        }
      }
    }
    manifest.add(treatments);
    manifest.add(zones);
    manifest.add(limits);
    manifest.add(answers);
  }

  private static Rows again(RowMaker maker, Optional<Mother> mother, Found found)
      throws ArchiveUnavailable, ArchiveChanged {
    Optional<Rows> rows = mother.isPresent() ? maker.of(mother.get()) : Optional.empty();
    if (rows.isEmpty() || !digest(rows.get()).equals(found.digest())) {
      throw new ArchiveChanged();
    }
    return rows.get();
  }

  /** Of everything that is written of one mother, before it has a name. */
  private static String digest(Rows rows) {
    MessageDigest digest = SummedFile.sha256();
    rows.treatments().forEach(row -> say(digest, TableFiles.line(Table.TREATMENTS, row)));
    rows.zones().forEach(row -> say(digest, TableFiles.line(Table.ZONES, row)));
    rows.limits().forEach(row -> say(digest, TableFiles.line(Table.LIMITS, row)));
    rows.answers().forEach(row -> say(digest, TableFiles.line(Table.ANSWERS, row)));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** With the key: nobody else can try whether a mother is in it. */
  private byte[] digest(Selection selection, List<Found> found) {
    MessageDigest digest = SummedFile.sha256();
    say(digest, selection.facility());
    say(digest, selection.study());
    say(digest, selection.before().toString());
    for (Found one : found) {
      say(digest, one.mother());
      say(digest, one.digest());
    }
    return key.of(digest.digest());
  }

  private static void say(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }
}
