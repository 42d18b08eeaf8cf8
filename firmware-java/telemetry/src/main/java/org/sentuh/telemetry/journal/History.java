package org.sentuh.telemetry.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.EventJson;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.SampleFrame;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/** What the boots before this one have left in the database. The writer's thread. */
final class History {

  /**
   * What a boot without a goodbye may have lost of its samples while the disk answered: the second
   * that was being gathered, the group that waited for its commit, and the commit.
   */
  static final long LOST_AT_MOST_MS = 1000 + JournalWriter.GROUP_MS + 750;

  private final Database database;

  History(Database database) {
    this.database = database;
  }

  /** How many entries wait, by lane. */
  Map<Lane, Long> waiting() throws SQLException {
    EnumMap<Lane, Long> waiting = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      waiting.put(
          lane, database.number("SELECT count(*) FROM entry WHERE lane = '" + lane.word() + "'"));
    }
    return waiting;
  }

  /** Whether a boot of this name has written here. */
  boolean knows(String boot) throws SQLException {
    try (PreparedStatement query = database.prepare("SELECT 1 FROM boot WHERE name = ?")) {
      query.setString(1, boot);
      try (ResultSet found = query.executeQuery()) {
        return found.next();
      }
    }
  }

  /**
   * The frame that the last boot was gathering when it ended, as the next entry of its own chain.
   */
  Optional<Entry> unfinishedFrame(DeviceId device) throws SQLException {
    Optional<Past> last = last();
    List<Batch.Second> seconds = seconds();
    if (last.isEmpty() || seconds.isEmpty()) {
      return Optional.empty();
    }
    Batch.Second latest = seconds.getLast();
    Chains.Head head = last.get().head(Lane.SAMPLE);
    Message.Stamp stamp =
        new Message.Stamp(
            device,
            last.get().boot(),
            head.last() + 1,
            latest.event().atNs(),
            latest.wall(),
            head.hash());
    SampleFrame frame =
        new SampleFrame(
            latest.zones(),
            seconds.getFirst().event().atNs(),
            seconds.stream().map(second -> (Fact.Second) second.event().fact()).toList());
    return Optional.of(new WireJson().entry(new Message.Sample(stamp, frame)));
  }

  /**
   * How the last boot ended.
   *
   * @param frame the frame that was found unfinished, now the last of its samples
   */
  Optional<Notice.BootEnded> ended(Optional<Entry> frame) throws SQLException {
    return last()
        .map(past -> {
          EnumMap<Lane, Long> wrote = new EnumMap<>(Lane.class);
          past.heads().forEach((lane, head) -> wrote.put(lane, head.last()));
          frame.ifPresent(entry -> wrote.put(Lane.SAMPLE, entry.sequence()));
          return new Notice.BootEnded(
              past.boot(), wrote, past.clean(), past.clean() ? 0 : LOST_AT_MOST_MS);
        });
  }

  /** Forgets the boots before the last one that have nothing left to tell. */
  void forget() throws SQLException {
    database.inOneTransaction(() -> {
      database.run(
          "DELETE FROM boot WHERE id < (SELECT max(id) FROM boot)"
              + " AND id NOT IN (SELECT boot FROM entry)");
      database.run("DELETE FROM head WHERE boot NOT IN (SELECT id FROM boot)");
    });
  }

  private record Past(String boot, boolean clean, Map<Lane, Chains.Head> heads) {
    Chains.Head head(Lane lane) {
      return heads.getOrDefault(lane, Chains.Head.NONE);
    }
  }

  private Optional<Past> last() throws SQLException {
    EnumMap<Lane, Chains.Head> heads = new EnumMap<>(Lane.class);
    @Nullable String boot = null;
    boolean clean = false;
    try (PreparedStatement query =
            database.prepare(
                """
                SELECT name, clean, lane, last, hash FROM boot LEFT JOIN head ON boot = id
                WHERE id = (SELECT max(id) FROM boot)
                """);
        ResultSet found = query.executeQuery()) {
      while (found.next()) {
        boot = found.getString(1);
        clean = found.getBoolean(2);
        Lane lane = Lanes.named(found.getString(3));
        if (lane != null) {
          heads.put(lane, new Chains.Head(found.getLong(4), found.getString(5)));
        }
      }
    }
    return boot == null ? Optional.empty() : Optional.of(new Past(boot, clean, heads));
  }

  private List<Batch.Second> seconds() throws SQLException {
    EventJson json = new EventJson();
    ArrayList<Batch.Second> seconds = new ArrayList<>();
    try (PreparedStatement query =
            database.prepare("SELECT zones, wall_ms, trusted, body FROM second ORDER BY rowid");
        ResultSet found = query.executeQuery()) {
      while (found.next()) {
        Wall wall =
            new Wall(
                Instant.ofEpochMilli(found.getLong(2)),
                found.getBoolean(3) ? Wall.Quality.TRUSTED : Wall.Quality.UNSET);
        if (json.read(found.getString(4)) instanceof Received.Understood<Event>(Event event)
            && event.fact() instanceof Fact.Second) {
          seconds.add(new Batch.Second(found.getString(1).lines().toList(), event, wall));
        }
      }
    }
    return seconds;
  }
}
