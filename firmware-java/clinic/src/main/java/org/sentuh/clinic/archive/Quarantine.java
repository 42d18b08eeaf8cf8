package org.sentuh.clinic.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What could not be taken: the newest are kept, all are counted. It can hold about 80 MB, whatever
 * is thrown at it.
 */
final class Quarantine {

  /** The most messages that are kept. */
  static final int MOST_KEPT = 10_000;

  /** The most bytes of a message that are kept. */
  static final int MOST_BYTES = 8 << 10;

  private static final int MOST_LETTERS = 500;

  private Quarantine() {}

  static void put(Connection connection, List<Arrival.Refused> refused) throws SQLException {
    if (refused.isEmpty()) {
      return;
    }
    Map<Reason, Long> times = new EnumMap<>(Reason.class);
    try (PreparedStatement keep =
        connection.prepareStatement(
            "insert into quarantine"
                + " (digest, topic, payload, bytes, reason, why, first_ms, last_ms, times)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, 1) on conflict (digest) do update"
                + " set times = quarantine.times + 1, last_ms = excluded.last_ms")) {
      for (Arrival.Refused message : refused) {
        times.merge(message.reason(), 1L, Long::sum);
        long at = message.received().toEpochMilli();
        keep.setString(1, digest(message));
        keep.setString(2, storable(message.topic()));
        keep.setBytes(3, Arrays.copyOf(message.payload(), kept(message)));
        keep.setLong(4, message.payload().length);
        keep.setString(5, message.reason().word());
        keep.setString(6, storable(message.why()));
        keep.setLong(7, at);
        keep.setLong(8, at);
        keep.addBatch();
      }
      keep.executeBatch();
    }
    count(connection, times, refused.getLast().received().toEpochMilli());
    letGo(connection);
  }

  private static void count(Connection connection, Map<Reason, Long> times, long lastMs)
      throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement(
            "insert into quarantine_count (reason, times, last_ms) values (?, ?, ?)"
                + " on conflict (reason) do update"
                + " set times = quarantine_count.times + excluded.times,"
                + " last_ms = excluded.last_ms")) {
      for (Map.Entry<Reason, Long> reason : times.entrySet()) {
        count.setString(1, reason.getKey().word());
        count.setLong(2, reason.getValue());
        count.setLong(3, lastMs);
        count.addBatch();
      }
      count.executeBatch();
    }
  }

  private static void letGo(Connection connection) throws SQLException {
    try (Statement delete = connection.createStatement()) {
      delete.executeUpdate(
          "delete from quarantine where id <= (select id from quarantine"
              + " order by id desc limit 1 offset "
              + MOST_KEPT
              + ")");
    }
  }

  static List<Quarantined> newest(Connection connection, int most) throws SQLException {
    List<Quarantined> kept = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select topic, payload, bytes, reason, why, first_ms, last_ms, times"
                + " from quarantine order by last_ms desc, id desc limit ?")) {
      select.setInt(1, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          kept.add(
              new Quarantined(
                  row.getString(1),
                  row.getBytes(2),
                  row.getLong(3),
                  Reason.of(row.getString(4)),
                  row.getString(5),
                  Instant.ofEpochMilli(row.getLong(6)),
                  Instant.ofEpochMilli(row.getLong(7)),
                  row.getLong(8)));
        }
      }
    }
    return kept;
  }

  static Map<Reason, Long> counts(Connection connection) throws SQLException {
    Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("select reason, times from quarantine_count")) {
      while (row.next()) {
        counts.put(Reason.of(row.getString(1)), row.getLong(2));
      }
    }
    return counts;
  }

  private static int kept(Arrival.Refused message) {
    return Math.min(message.payload().length, MOST_BYTES);
  }

  /** PostgreSQL's text has no NUL, and a log line no other control character. */
  static String storable(String text) {
    String cut = text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) + "..." : text;
    return cut.replaceAll("[\\p{Cc}\\p{Cs}]", "\uFFFD");
  }

  private static String digest(Arrival.Refused message) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(message.topic().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update((byte) message.reason().ordinal());
      return HexFormat.of().formatHex(digest.digest(message.payload()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
