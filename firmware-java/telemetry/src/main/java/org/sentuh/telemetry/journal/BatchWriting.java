package org.sentuh.telemetry.journal;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.EventJson;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Wall;

/** Writes one batch into the database, all of it or nothing. The writer's thread. */
final class BatchWriting {

  private final Database database;
  private final Batch batch;
  private final Map<Lane, Long> change = new EnumMap<>(Lane.class);
  private final Map<String, Long> boots = new HashMap<>();
  private final EventJson json = new EventJson();
  private int strangeAcks;
  private long lastPlace;

  /**
   * What writing has changed.
   *
   * @param waiting by lane, how many entries more wait now, or fewer
   * @param strangeAcks acks for a boot that never was, or beyond what it has written
   * @param lastPlace the last place that was ever given in this file
   */
  record Change(Map<Lane, Long> waiting, int strangeAcks, long lastPlace) {}

  private BatchWriting(Database database, Batch batch) {
    this.database = database;
    this.batch = batch;
  }

  /**
   * Writes a batch. It is durable when this returns.
   *
   * @param boot the present boot
   * @param writtenS the time of day in seconds since 1970, where it is known
   */
  static Change write(Database database, Batch batch, String boot, OptionalLong writtenS)
      throws SQLException {
    BatchWriting writing = new BatchWriting(database, batch);
    database.inOneTransaction(() -> {
      writing.entries(writtenS); // of a boot before this one first, so that boots stand in order
      writing.boot(boot);
      writing.told();
      writing.heads();
      writing.seconds();
      writing.stored();
      writing.apart();
      writing.discards();
      writing.goodbye(boot);
      writing.lastPlace = database.lastPlace();
    });
    return new Change(writing.change, writing.strangeAcks, writing.lastPlace);
  }

  private void boot(String boot) throws SQLException {
    if (boots.getOrDefault(boot, -1L) >= 0) {
      return;
    }
    try (PreparedStatement begin =
        database.prepare("INSERT OR IGNORE INTO boot (name) VALUES (?)")) {
      begin.setString(1, boot);
      begin.executeUpdate();
    }
  }

  private void entries(OptionalLong writtenS) throws SQLException {
    try (PreparedStatement insert =
        database.prepare(
            "INSERT INTO entry (boot, lane, sequence, written_s, crc, before, body)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      for (Entry entry : batch.entries()) {
        boot(entry.boot());
        insert.setLong(1, id(entry.boot()));
        insert.setString(2, entry.lane().word());
        insert.setLong(3, entry.sequence());
        if (writtenS.isPresent()) {
          insert.setLong(4, writtenS.getAsLong());
        } else {
          insert.setNull(4, Types.INTEGER);
        }
        insert.setLong(5, checksum(entry.body()));
        insert.setString(6, entry.before());
        insert.setString(7, entry.body());
        insert.executeUpdate();
        change.merge(entry.lane(), 1L, Long::sum);
      }
    }
  }

  private void told() throws SQLException {
    try (PreparedStatement mark =
        database.prepare("UPDATE boot SET word = max(word, ?) WHERE name = ?")) {
      for (Map.Entry<String, Long> told : batch.told().entrySet()) {
        mark.setLong(1, told.getValue());
        mark.setString(2, told.getKey());
        mark.executeUpdate();
      }
    }
  }

  private void heads() throws SQLException {
    Map<Batch.Track, Entry> last = new HashMap<>();
    for (Entry entry : batch.entries()) {
      last.put(new Batch.Track(entry.boot(), entry.lane()), entry);
    }
    try (PreparedStatement upsert =
        database.prepare(
            "INSERT INTO head (boot, lane, last, hash) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT DO UPDATE SET last = excluded.last, hash = excluded.hash")) {
      for (Entry entry : last.values()) {
        upsert.setLong(1, id(entry.boot()));
        upsert.setString(2, entry.lane().word());
        upsert.setLong(3, entry.sequence());
        upsert.setString(4, entry.hash());
        upsert.executeUpdate();
      }
    }
  }

  private void seconds() throws SQLException {
    if (batch.isFramed()) {
      database.run("DELETE FROM second");
    }
    try (PreparedStatement insert =
        database.prepare(
            "INSERT INTO second (zones, wall_ms, trusted, body) VALUES (?, ?, ?, ?)")) {
      for (Batch.Second second : batch.seconds()) {
        insert.setString(1, String.join("\n", second.zones()));
        insert.setLong(2, second.wall().at().toEpochMilli());
        insert.setBoolean(3, second.wall().quality() == Wall.Quality.TRUSTED);
        insert.setString(4, json.write(second.event()));
        insert.executeUpdate();
      }
    }
  }

  private void stored() throws SQLException {
    for (Map.Entry<Batch.Track, Long> ack : batch.stored().entrySet()) {
      Batch.Track track = ack.getKey();
      if (last(track) < ack.getValue()) {
        strangeAcks++;
      } else {
        remove("sequence BETWEEN ? AND ? AND refused IS NULL", track, 0, ack.getValue());
      }
    }
  }

  private void apart() throws SQLException {
    try (PreparedStatement mark =
        database.prepare(
            "UPDATE entry SET refused = ? WHERE boot = ? AND lane = ? AND sequence = ?")) {
      for (Batch.Apart apart : batch.apart()) {
        mark.setInt(1, apart.reasonCode());
        mark.setLong(2, id(apart.track().boot()));
        mark.setString(3, apart.track().lane().word());
        mark.setLong(4, apart.sequence());
        mark.executeUpdate();
      }
    }
  }

  private void discards() throws SQLException {
    for (Batch.Span span : batch.discards()) {
      remove("sequence BETWEEN ? AND ?", span.track(), span.first(), span.last());
    }
  }

  private void remove(String which, Batch.Track track, long first, long last) throws SQLException {
    try (PreparedStatement delete =
        database.prepare("DELETE FROM entry WHERE boot = ? AND lane = ? AND " + which)) {
      delete.setLong(1, id(track.boot()));
      delete.setString(2, track.lane().word());
      delete.setLong(3, first);
      delete.setLong(4, last);
      change.merge(track.lane(), (long) -delete.executeUpdate(), Long::sum);
    }
  }

  private void goodbye(String boot) throws SQLException {
    if (batch.isGoodbye()) {
      try (PreparedStatement mark = database.prepare("UPDATE boot SET clean = 1 WHERE name = ?")) {
        mark.setString(1, boot);
        mark.executeUpdate();
      }
    }
  }

  /** The last sequence of a track, -1 for none and for a boot that never was. */
  private long last(Batch.Track track) throws SQLException {
    try (PreparedStatement query =
        database.prepare("SELECT last FROM head WHERE boot = ? AND lane = ?")) {
      query.setLong(1, id(track.boot()));
      query.setString(2, track.lane().word());
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? found.getLong(1) : -1;
      }
    }
  }

  /** The number of a boot, -1 for one that never was. */
  private long id(String boot) throws SQLException {
    Long known = boots.get(boot);
    if (known != null) {
      return known;
    }
    try (PreparedStatement query = database.prepare("SELECT id FROM boot WHERE name = ?")) {
      query.setString(1, boot);
      try (ResultSet found = query.executeQuery()) {
        long id = found.next() ? found.getLong(1) : -1;
        boots.put(boot, id);
        return id;
      }
    }
  }

  /** The CRC-32C of a body, by which a reader knows that it is what was written. */
  static long checksum(String body) {
    CRC32C crc = new CRC32C();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    crc.update(bytes, 0, bytes.length);
    return crc.getValue();
  }
}
