package org.sentuh.clinic.archive.fleet;

import java.sql.PreparedStatement;
import java.time.Instant;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Transactions;

/** What the clinic's authority has issued, as far as somebody has noted it. Any thread. */
public final class Certificates {

  private final Transactions archive;

  /** Those of an archive. */
  public Certificates(Transactions archive) {
    this.archive = archive;
  }

  /**
   * A certificate that was issued.
   *
   * @param serial its number, hexadecimal
   * @param holder a device's name, a program's, or a broker's first host
   * @param kind {@code device}, {@code program} or {@code broker}
   * @param begins from when on it is good
   * @param ends until when
   */
  public record Issued(String serial, String holder, String kind, Instant begins, Instant ends) {}

  /** Notes one; false where it was noted before. */
  public boolean note(Issued issued, AuditLine line) throws ArchiveUnavailable {
    return archive.write(connection -> {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into certificate (serial, holder, kind, begins_ms, ends_ms, noted_ms)"
                  + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
        insert.setString(1, issued.serial());
        insert.setString(2, issued.holder());
        insert.setString(3, issued.kind());
        insert.setLong(4, issued.begins().toEpochMilli());
        insert.setLong(5, issued.ends().toEpochMilli());
        insert.setLong(6, line.at().toEpochMilli());
        if (insert.executeUpdate() == 0) {
          return false;
        }
      }
      Audit.add(connection, line);
      return true;
    });
  }
}
