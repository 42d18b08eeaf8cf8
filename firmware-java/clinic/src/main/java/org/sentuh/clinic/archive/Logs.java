package org.sentuh.clinic.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.LogText;
import org.sentuh.telemetry.wire.Message;

/** What devices logged and somebody asked for, in the tables. Of each device the last few. */
final class Logs {

  /** So many logs of a device are kept. */
  static final int MOST_OF_A_DEVICE = 3;

  private Logs() {}

  /**
   * Keeps a part of what was asked of this device, once; what nobody asked for, and a part of
   * another text than those that are here, is not kept.
   */
  static void keep(Connection connection, Message.LogPart part, Instant now) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into log_part (command, number, parts, hash, received_ms, body)"
                + " select c.id, ?, ?, ?, ?, ? from command c"
                + " where c.id = ? and c.device = ? and c.request = ?"
                + " and not exists (select 1 from log_part p where p.command = c.id"
                + " and (p.hash <> ? or p.parts <> ?)) on conflict do nothing")) {
      insert.setInt(1, part.number());
      insert.setInt(2, part.of());
      insert.setString(3, part.hash());
      insert.setLong(4, now.toEpochMilli());
      insert.setString(5, part.text().replace('\0', '?'));
      insert.setString(6, part.id());
      insert.setString(7, part.device().value());
      insert.setString(8, Message.Request.FETCH_LOG.word());
      insert.setString(9, part.hash());
      insert.setInt(10, part.of());
      if (insert.executeUpdate() == 0) {
        return;
      }
    }
    forgetOlder(connection, part.device());
  }

  private static void forgetOlder(Connection connection, DeviceId device) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from log_part where command in (select id from command where device = ?"
                + " and id in (select command from log_part)"
                + " order by asked_ms desc, id limit 1000 offset "
                + MOST_OF_A_DEVICE
                + ")")) {
      delete.setString(1, device.value());
      delete.executeUpdate();
    }
  }

  /** How much of each log of a device is here. */
  static Map<String, LogSeen> seen(Connection connection, DeviceId device) throws SQLException {
    Map<String, LogSeen> seen = new LinkedHashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select p.command, count(*), max(p.parts), max(p.received_ms) from log_part p"
                + " join command c on c.id = p.command where c.device = ? group by p.command")) {
      select.setString(1, device.value());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          seen.put(
              row.getString(1),
              new LogSeen(row.getInt(2), row.getInt(3), Instant.ofEpochMilli(row.getLong(4))));
        }
      }
    }
    return seen;
  }

  /** The log that a command of a device asked for; empty where not all of it is here. */
  static Optional<String> whole(Connection connection, DeviceId device, String command)
      throws SQLException {
    List<Message.LogPart> parts = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select p.number, p.parts, p.hash, p.body from log_part p"
                + " join command c on c.id = p.command where c.device = ? and p.command = ?"
                + " order by p.number")) {
      select.setString(1, device.value());
      select.setString(2, command);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          parts.add(
              new Message.LogPart(
                  device,
                  command,
                  row.getInt(1),
                  row.getInt(2),
                  row.getString(3),
                  row.getString(4)));
        }
      }
    }
    return LogText.whole(parts);
  }
}
