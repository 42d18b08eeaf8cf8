package org.sentuh.clinic.archive.design;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Transactions;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * Prescriptions before they are signed, and who has written and approved them; kept for ever, also
 * behind what was signed. Any thread.
 */
public final class Drafts {

  private static final String DRAFTS =
      "select d.digest, d.device, d.revision, d.document, d.author, d.drafted_ms, d.approver,"
          + " d.approved_ms, d.withdrawn_ms from prescription_draft d";

  private final Transactions archive;

  /** Those of an archive. */
  public Drafts(Transactions archive) {
    this.archive = archive;
  }

  /** Keeps a draft; one of the same digest that is there already stays as it is. */
  public void keep(PrescriptionDraft draft, AuditLine line) throws ArchiveUnavailable {
    archive.write(connection -> Programmes.told(connection, keep(connection, draft) == 1, line));
  }

  private static int keep(Connection connection, PrescriptionDraft draft) throws SQLException {
    try (PreparedStatement device =
            connection.prepareStatement(
                "insert into device (device) values (?) on conflict (device) do nothing");
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into prescription_draft"
                    + " (digest, device, revision, document, author, drafted_ms)"
                    + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      device.setString(1, draft.device().value());
      device.executeUpdate();
      insert.setString(1, draft.digest());
      insert.setString(2, draft.device().value());
      insert.setInt(3, draft.revision());
      insert.setString(4, draft.document());
      insert.setString(5, draft.author());
      insert.setLong(6, draft.draftedAt().toEpochMilli());
      return insert.executeUpdate();
    }
  }

  /** A draft, if there is one. */
  public Optional<PrescriptionDraft> draft(String digest) throws ArchiveUnavailable {
    return archive.read(connection -> {
      try (PreparedStatement select = connection.prepareStatement(DRAFTS + " where d.digest = ?")) {
        select.setString(1, digest);
        return drafts(select).stream().findFirst();
      }
    });
  }

  /** All of a device, the newest first. */
  public List<PrescriptionDraft> of(DeviceId device) throws ArchiveUnavailable {
    return archive.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(
              DRAFTS + " where d.device = ? order by d.drafted_ms desc, d.digest")) {
        select.setString(1, device.value());
        return drafts(select);
      }
    });
  }

  /**
   * Those that nobody has approved, signed or withdrawn, of a facility's devices and of those of
   * none, the oldest first.
   */
  public List<PrescriptionDraft> waiting(String facility, int most) throws ArchiveUnavailable {
    return archive.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement(
              DRAFTS
                  + " join device v on v.device = d.device where (v.facility is null or v.facility"
                  + " = ?) and d.approver is null and d.withdrawn_ms is null and not exists (select"
                  + " 1 from prescription p where p.device = d.device and p.revision >= d.revision)"
                  + " order by d.drafted_ms, d.digest limit ?")) {
        select.setString(1, facility);
        select.setInt(2, most);
        return drafts(select);
      }
    });
  }

  /**
   * Writes down who has approved a draft: once, another person than its author, one that is not
   * withdrawn.
   *
   * @return whether it is so now
   */
  public boolean approve(String digest, Approval approval, AuditLine line)
      throws ArchiveUnavailable {
    return archive.write(
        connection -> Programmes.told(connection, approve(connection, digest, approval), line));
  }

  private static boolean approve(Connection connection, String digest, Approval approval)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update prescription_draft set approver = ?, approved_ms = ? where digest = ?"
                + " and approver is null and withdrawn_ms is null and author <> ?")) {
      update.setString(1, approval.by());
      update.setLong(2, approval.at().toEpochMilli());
      update.setString(3, digest);
      update.setString(4, approval.by());
      return update.executeUpdate() == 1;
    }
  }

  /** Takes a draft back. What was signed is not in here any more. */
  public void withdraw(String digest, AuditLine line) throws ArchiveUnavailable {
    archive.write(connection -> {
      try (PreparedStatement update =
          connection.prepareStatement(
              "update prescription_draft set withdrawn_ms = ? where digest = ?"
                  + " and withdrawn_ms is null")) {
        update.setLong(1, line.at().toEpochMilli());
        update.setString(2, digest);
        return Programmes.told(connection, update.executeUpdate() == 1, line);
      }
    });
  }

  /** Who has approved a row, from the column of the sign and the one behind it. */
  static Optional<Approval> approval(ResultSet row, int column) throws SQLException {
    long atMs = row.getLong(column + 1);
    return Optional.ofNullable(row.getString(column))
        .map(by -> new Approval(by, Instant.ofEpochMilli(atMs)));
  }

  private static List<PrescriptionDraft> drafts(PreparedStatement select) throws SQLException {
    List<PrescriptionDraft> drafts = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        drafts.add(draft(row));
      }
    }
    return drafts;
  }

  private static PrescriptionDraft draft(ResultSet row) throws SQLException {
    long withdrawnMs = row.getLong(9);
    Optional<Instant> withdrawn =
        row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(withdrawnMs));
    return new PrescriptionDraft(
        row.getString(1),
        new DeviceId(row.getString(2)),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        Instant.ofEpochMilli(row.getLong(6)),
        approval(row, 7),
        withdrawn);
  }
}
