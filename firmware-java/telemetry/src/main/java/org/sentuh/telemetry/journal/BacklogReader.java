package org.sentuh.telemetry.journal;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;

/**
 * Reads what waits, beside the writer: a reader of a WAL sees what has been committed and waits for
 * nobody. Any thread, one at a time.
 */
final class BacklogReader implements AutoCloseable {

  private static final String AFTER =
      """
      SELECT place, name, sequence, before, crc, body FROM entry JOIN boot ON id = boot
      WHERE lane = ? AND place > ? AND refused IS NULL ORDER BY place LIMIT ?
      """;

  private static final String SPANS =
      """
      SELECT name, lane, last,
        (SELECT min(sequence) FROM entry
         WHERE entry.boot = head.boot AND entry.lane = head.lane AND refused IS NULL) AS first
      FROM head JOIN boot ON id = boot
      WHERE first IS NOT NULL ORDER BY id, lane
      """;

  private static final String HEADS =
      "SELECT name, lane, last FROM head JOIN boot ON id = boot ORDER BY id";

  private final DeviceId device;
  private final Database database;
  private final Set<Batch.Span> told = new HashSet<>();

  /**
   * What was found after a place.
   *
   * @param waiting the entries that are what was written
   * @param damaged those that are not, each told once
   */
  record Found(List<Waiting> waiting, List<Batch.Span> damaged) {}

  /** A reader of the file. */
  BacklogReader(DeviceId device, Path file) throws SQLException {
    this.device = device;
    this.database = Database.open(file, false);
  }

  /** The entries of a lane after a place, oldest first. */
  synchronized Found after(Lane lane, long place, int most) throws SQLException {
    ArrayList<Waiting> waiting = new ArrayList<>();
    ArrayList<Batch.Span> damaged = new ArrayList<>();
    try (PreparedStatement query = database.prepare(AFTER)) {
      query.setString(1, lane.word());
      query.setLong(2, place);
      query.setInt(3, most);
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          Entry entry =
              new Entry(
                  device,
                  found.getString(2),
                  lane,
                  found.getLong(3),
                  found.getString(4),
                  found.getString(6));
          if (BatchWriting.checksum(entry.body()) == found.getLong(5)) {
            waiting.add(new Waiting(found.getLong(1), entry));
          } else {
            Batch.Track track = new Batch.Track(entry.boot(), lane);
            Batch.Span span = new Batch.Span(track, entry.sequence(), entry.sequence());
            if (told.add(span)) {
              damaged.add(span);
            }
          }
        }
      }
    }
    return new Found(waiting, damaged);
  }

  /** The place of the newest entry, 0 before the first. */
  synchronized long lastPlace() throws SQLException {
    try (PreparedStatement query = database.prepare("SELECT coalesce(max(place), 0) FROM entry");
        ResultSet found = query.executeQuery()) {
      return found.next() ? found.getLong(1) : 0;
    }
  }

  /** What waits, by boot and lane. */
  synchronized List<Message.Span> spans() throws SQLException {
    ArrayList<Message.Span> spans = new ArrayList<>();
    try (PreparedStatement query = database.prepare(SPANS);
        ResultSet found = query.executeQuery()) {
      while (found.next()) {
        Lane lane = Lanes.named(found.getString(2));
        if (lane != null) {
          spans.add(new Message.Span(found.getString(1), lane, found.getLong(4), found.getLong(3)));
        }
      }
    }
    return spans;
  }

  /** The last sequence of each boot and lane, the oldest boot first. */
  synchronized Map<String, Map<Lane, Long>> heads() throws SQLException {
    LinkedHashMap<String, Map<Lane, Long>> heads = new LinkedHashMap<>();
    try (PreparedStatement query = database.prepare(HEADS);
        ResultSet found = query.executeQuery()) {
      while (found.next()) {
        Lane lane = Lanes.named(found.getString(2));
        if (lane != null) {
          heads
              .computeIfAbsent(found.getString(1), boot -> new EnumMap<>(Lane.class))
              .put(lane, found.getLong(3));
        }
      }
    }
    heads.replaceAll((boot, lanes) -> Collections.unmodifiableMap(lanes));
    return Collections.unmodifiableMap(heads);
  }

  @Override
  public synchronized void close() throws SQLException {
    database.close();
  }
}
