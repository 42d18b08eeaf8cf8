package org.sentuh.clinic.archive.design;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Transactions;

/**
 * The clinic's library of programmes: every version of each, never changed and never let go. What a
 * content may be is the business of who keeps it. Any thread.
 */
public final class Programmes {

  private static final String VERSIONS =
      "select name, revision, content, author, written_ms, why, from_name, from_revision, approver,"
          + " approved_ms from programme";

  private final Transactions archive;

  /** Those of an archive. */
  public Programmes(Transactions archive) {
    this.archive = archive;
  }

  /**
   * Keeps a version.
   *
   * @return whether it is of a higher revision than all of its name before it; one that is not is
   *     not kept
   */
  public boolean keep(ProgrammeVersion version, AuditLine line) throws ArchiveUnavailable {
    return archive.write(connection -> told(connection, keep(connection, version), line));
  }

  /** What was done has its line; what was not done has none. */
  static boolean told(Connection connection, boolean done, AuditLine line) throws SQLException {
    if (done) {
      Audit.add(connection, line);
    }
    return done;
  }

  private static boolean keep(Connection connection, ProgrammeVersion version) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into programme"
                + " (name, revision, content, author, written_ms, why, from_name, from_revision)"
                + " select ?, ?, ?, ?, ?, ?, ?, ? where not exists"
                + " (select 1 from programme p where p.name = ? and p.revision >= ?)"
                + " on conflict do nothing")) {
      insert.setString(1, version.name());
      insert.setInt(2, version.revision());
      insert.setString(3, version.content());
      insert.setString(4, version.author());
      insert.setLong(5, version.writtenAt().toEpochMilli());
      insert.setString(6, version.why());
      if (version.from().isPresent()) {
        insert.setString(7, version.from().get().name());
        insert.setInt(8, version.from().get().revision());
      } else {
        insert.setNull(7, Types.VARCHAR);
        insert.setNull(8, Types.INTEGER);
      }
      insert.setString(9, version.name());
      insert.setInt(10, version.revision());
      return insert.executeUpdate() == 1;
    }
  }

  /** Every version, by name, the newest of each first. */
  public List<ProgrammeVersion> all() throws ArchiveUnavailable {
    return archive.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(VERSIONS + " order by name, revision desc")) {
        return versions(select);
      }
    });
  }

  /** A version, if there is one. */
  public Optional<ProgrammeVersion> version(String name, int revision) throws ArchiveUnavailable {
    return archive.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(VERSIONS + " where name = ? and revision = ?")) {
        select.setString(1, name);
        select.setInt(2, revision);
        return versions(select).stream().findFirst();
      }
    });
  }

  /**
   * Writes down who has approved a version: once, another person than its author, exactly its
   * bytes.
   *
   * @return whether it is so now
   */
  public boolean approve(ProgrammeVersion version, Approval approval, AuditLine line)
      throws ArchiveUnavailable {
    return archive.write(
        connection -> told(connection, approve(connection, version, approval), line));
  }

  private static boolean approve(Connection connection, ProgrammeVersion version, Approval approval)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update programme set approver = ?, approved_ms = ? where name = ? and revision = ?"
                + " and content = ? and approver is null and author <> ?")) {
      update.setString(1, approval.by());
      update.setLong(2, approval.at().toEpochMilli());
      update.setString(3, version.name());
      update.setInt(4, version.revision());
      update.setString(5, version.content());
      update.setString(6, approval.by());
      return update.executeUpdate() == 1;
    }
  }

  private static List<ProgrammeVersion> versions(PreparedStatement select) throws SQLException {
    List<ProgrammeVersion> versions = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        versions.add(version(row));
      }
    }
    return versions;
  }

  private static ProgrammeVersion version(ResultSet row) throws SQLException {
    int fromRevision = row.getInt(8);
    return new ProgrammeVersion(
        row.getString(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        Instant.ofEpochMilli(row.getLong(5)),
        row.getString(6),
        Optional.ofNullable(row.getString(7))
            .map(from -> new ProgrammeVersion.Origin(from, fromRevision)),
        Drafts.approval(row, 9));
  }
}
