package org.sentuh.clinic.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;

/** Prescriptions in the tables. The highest revision of a device is the one that is wished. */
final class Prescriptions {

  private static final String NEWEST =
      "revision = (select max(revision) from prescription newer"
          + " where newer.device = prescription.device)";

  private Prescriptions() {}

  /** Keeps one that was signed; answers whether it is higher than all that were. */
  static boolean add(Connection connection, Message.Desired signed, Instant now)
      throws SQLException {
    try (PreparedStatement device =
            connection.prepareStatement(
                "insert into device (device) values (?) on conflict (device) do nothing");
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into prescription (device, revision, document, signature, signed_ms)"
                    + " select d.device, ?, ?, ?, ? from device d where d.device = ? and not exists"
                    + " (select 1 from prescription p where p.device = d.device"
                    + " and p.revision >= ?)")) {
      device.setString(1, signed.device().value());
      device.executeUpdate();
      insert.setInt(1, signed.revision());
      insert.setString(2, signed.document());
      insert.setString(3, signed.signature());
      insert.setLong(4, now.toEpochMilli());
      insert.setString(5, signed.device().value());
      insert.setInt(6, signed.revision());
      return insert.executeUpdate() == 1;
    }
  }

  /** One that was added lets its device go. */
  static void letsGo(Connection connection, Message.Desired signed, String why, AuditLine line)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into unbinding (device, revision, by_sign, why, asked_ms)"
                + " values (?, ?, ?, ?, ?)")) {
      insert.setString(1, signed.device().value());
      insert.setInt(2, signed.revision());
      insert.setString(3, line.who());
      insert.setString(4, why);
      insert.setLong(5, line.at().toEpochMilli());
      insert.executeUpdate();
    }
  }

  /** Those that the broker does not have yet, or has to be given again. */
  static List<Message.Desired> unsent(Connection connection, int most) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select device, revision, document, signature from prescription"
                + " where sent_ms is null and "
                + NEWEST
                + " order by device limit ?")) {
      select.setInt(1, most);
      try (ResultSet row = select.executeQuery()) {
        List<Message.Desired> unsent = new ArrayList<>();
        while (row.next()) {
          unsent.add(
              new Message.Desired(
                  new DeviceId(row.getString(1)),
                  row.getInt(2),
                  row.getString(3),
                  row.getString(4)));
        }
        return unsent;
      }
    }
  }

  static int sent(Connection connection, DeviceId device, int revision, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update prescription set sent_ms = ? where device = ? and revision = ?")) {
      update.setLong(1, now.toEpochMilli());
      update.setString(2, device.value());
      update.setInt(3, revision);
      return update.executeUpdate();
    }
  }

  /** The device has said what it made of one. */
  static void answered(Connection connection, Message.Reported reported, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update prescription set answered_ms = ?, refused = ?"
                + " where device = ? and revision = ?")) {
      update.setLong(1, now.toEpochMilli());
      update.setString(2, reported.refused());
      update.setString(3, reported.device().value());
      update.setInt(4, reported.offered());
      update.executeUpdate();
    }
  }

  /** A device that has less than what is wished is to be told again: a broker may have lost it. */
  static void missedBy(Connection connection, DeviceId device, int revision) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update prescription set sent_ms = null"
                + " where device = ? and revision > ? and answered_ms is null and "
                + NEWEST)) {
      update.setString(1, device.value());
      update.setInt(2, revision);
      update.executeUpdate();
    }
  }

  /** All of a device, newest first. */
  static List<PrescriptionSeen> of(Connection connection, DeviceId device) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "select revision, document, signature, signed_ms, sent_ms, answered_ms, refused"
                + " from prescription where device = ? order by revision desc")) {
      select.setString(1, device.value());
      try (ResultSet row = select.executeQuery()) {
        List<PrescriptionSeen> seen = new ArrayList<>();
        while (row.next()) {
          seen.add(seen(row, device, seen.isEmpty()));
        }
        return seen;
      }
    }
  }

  /** The newest of every device that has any. */
  static Map<DeviceId, PrescriptionSeen> newest(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "select revision, document, signature, signed_ms, sent_ms, answered_ms, refused,"
                    + " device from prescription where "
                    + NEWEST);
        ResultSet row = select.executeQuery()) {
      Map<DeviceId, PrescriptionSeen> newest = new HashMap<>();
      while (row.next()) {
        DeviceId device = new DeviceId(row.getString(8));
        newest.put(device, seen(row, device, true));
      }
      return newest;
    }
  }

  private static PrescriptionSeen seen(ResultSet row, DeviceId device, boolean newest)
      throws SQLException {
    Message.Desired signed =
        new Message.Desired(device, row.getInt(1), row.getString(2), row.getString(3));
    Optional<Instant> sent = instant(row, 5);
    Optional<Instant> answered = instant(row, 6);
    String refused = Optional.ofNullable(row.getString(7)).orElse("");
    PrescriptionSeen.State state =
        newest || !refused.isEmpty()
            ? newest(sent, answered, refused)
            : PrescriptionSeen.State.SUPERSEDED;
    return new PrescriptionSeen(
        signed, state, Instant.ofEpochMilli(row.getLong(4)), sent, answered, refused);
  }

  /** Where the newest one of a device stands. */
  static PrescriptionSeen.State newest(
      Optional<Instant> sent, Optional<Instant> answered, String refused) {
    if (!refused.isEmpty()) {
      return PrescriptionSeen.State.REFUSED;
    }
    if (answered.isPresent()) {
      return PrescriptionSeen.State.ACCEPTED;
    }
    return sent.isPresent() ? PrescriptionSeen.State.SENT : PrescriptionSeen.State.SIGNED;
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    long ms = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ms));
  }
}
