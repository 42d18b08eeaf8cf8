package org.sentuh.clinic.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.CommandSeen.State;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;

/** Commands in the tables. */
final class Commands {

  private static final String COMMAND =
      "select id, device, request, asked_ms, expires_ms, who, sent_ms, answered_ms, state, why"
          + " from command";

  private Commands() {}

  /** Keeps one; answers whether its device is known. */
  static boolean ask(Connection connection, Message.RemoteCommand command, AuditLine line)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into command (id, device, request, who, asked_ms, expires_ms)"
                + " select ?, d.device, ?, ?, ?, ? from device d where d.device = ?")) {
      insert.setString(1, command.id());
      insert.setString(2, command.request().word());
      insert.setString(3, line.who());
      insert.setLong(4, command.issuedAt().toEpochMilli());
      insert.setLong(5, command.expiresAt().toEpochMilli());
      insert.setString(6, command.device().value());
      if (insert.executeUpdate() == 0) {
        return false;
      }
    }
    Audit.add(connection, line);
    return true;
  }

  /** Those that the broker does not have and that a device might still obey. */
  static List<Message.RemoteCommand> unsent(Connection connection, Instant now, int most)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            COMMAND + " where sent_ms is null and expires_ms > ? order by asked_ms limit ?")) {
      select.setLong(1, now.toEpochMilli());
      select.setInt(2, most);
      try (ResultSet row = select.executeQuery()) {
        List<Message.RemoteCommand> unsent = new ArrayList<>();
        while (row.next()) {
          unsent.add(command(row));
        }
        return unsent;
      }
    }
  }

  static int sent(Connection connection, Message.RemoteCommand command, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update command set sent_ms = ? where id = ? and sent_ms is null")) {
      update.setLong(1, now.toEpochMilli());
      update.setString(2, command.id());
      return update.executeUpdate();
    }
  }

  /** The device has said what became of one; its last word stays. */
  static void answered(Connection connection, Message.CommandReply reply, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "update command set answered_ms = ?, state = ?, why = ? where id = ? and device = ?"
                + " and (state is null or state = 'accepted')")) {
      update.setLong(1, now.toEpochMilli());
      update.setString(2, reply.state());
      update.setString(3, Quarantine.storable(reply.why()));
      update.setString(4, reply.id());
      update.setString(5, reply.device().value());
      update.executeUpdate();
    }
  }

  /** All of a device, newest first. */
  static List<CommandSeen> of(Connection connection, DeviceId device, Instant now, int most)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(COMMAND + " where device = ? order by asked_ms desc limit ?")) {
      select.setString(1, device.value());
      select.setInt(2, most);
      try (ResultSet row = select.executeQuery()) {
        List<CommandSeen> seen = new ArrayList<>();
        while (row.next()) {
          seen.add(seen(row, now));
        }
        return seen;
      }
    }
  }

  private static CommandSeen seen(ResultSet row, Instant now) throws SQLException {
    Message.RemoteCommand command = command(row);
    Optional<Instant> sent = instant(row, 7);
    @Nullable String told = row.getString(9);
    return new CommandSeen(
        command,
        row.getString(6),
        told == null
            ? unanswered(sent.isPresent(), now.isAfter(command.expiresAt()))
            : State.valueOf(told.toUpperCase(Locale.ROOT)),
        sent,
        instant(row, 8),
        Optional.ofNullable(row.getString(10)).orElse(""));
  }

  private static State unanswered(boolean sent, boolean over) {
    if (sent) {
      return over ? State.UNANSWERED : State.SENT;
    }
    return over ? State.EXPIRED : State.ASKED;
  }

  private static Message.RemoteCommand command(ResultSet row) throws SQLException {
    String word = row.getString(3);
    Message.Request request =
        Arrays.stream(Message.Request.values())
            .filter(known -> known.word().equals(word))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the archive has a request " + word));
    return new Message.RemoteCommand(
        new DeviceId(row.getString(2)),
        row.getString(1),
        request,
        Instant.ofEpochMilli(row.getLong(4)),
        Instant.ofEpochMilli(row.getLong(5)));
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    long ms = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ms));
  }
}
