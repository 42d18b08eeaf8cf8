package org.sentuh.telemetry.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the boots before this one have left in the database. The writer's thread. */
final class History {

  /**
   * What a boot without a goodbye may have lost of its samples while the disk answered: the second
   * that was being gathered, the group that waited for its commit, and the commit.
   */
  static final long LOST_AT_MOST_MS = 1000 + JournalWriter.GROUP_MS + 750;

  private static final Logger LOG = LoggerFactory.getLogger(History.class);

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
    return past("name = ?", boot).isPresent();
  }

  /**
   * What is to be told of the boots before this one.
   *
   * @param entries the next ones of their own chains
   * @param told by boot, the last of its words that stands in them
   * @param ended how each of them ended
   */
  record Heritage(List<Entry> entries, Map<String, Long> told, List<Notice.BootEnded> ended) {

    private Heritage() {
      this(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
    }
  }

  /**
   * What is to be told of the boots before this one: what killed ones had reported and nobody had
   * written, and the frame that the last one was gathering.
   *
   * @param left what killed boots have left in memory, the oldest first
   * @param replaced whether the database had to be begun anew, so that a boot that it does not know
   *     may have written into another
   */
  Heritage heritage(DeviceId device, List<Testament> left, boolean replaced) throws SQLException {
    Heritage heritage = new Heritage();
    Optional<Past> last = past("id = (SELECT max(id) FROM boot)", "");
    if (last.isPresent()) {
      tell(heritage, device, last.get(), left);
    }
    for (Testament testament : left) {
      if (testament.words().isEmpty() || knows(testament.boot())) {
        continue;
      }
      if (replaced) {
        LOG.error("{} facts of boot {} go", testament.words().size(), testament.boot());
        continue;
      }
      tell(heritage, device, Past.ofNothing(testament.boot()), List.of(testament));
    }
    return heritage;
  }

  private void tell(Heritage heritage, DeviceId device, Past past, List<Testament> left)
      throws SQLException {
    EnumMap<Lane, Long> wrote = new EnumMap<>(Lane.class);
    past.heads().forEach((lane, head) -> wrote.put(lane, head.last()));
    long silentMs = 0;
    for (Testament testament : left) {
      if (testament.boot().equals(past.boot())) {
        silentMs = testament.silentMs();
        words(heritage, device, past, testament)
            .ifPresent(entry -> wrote.put(Lane.EVENT, entry.sequence()));
      }
    }
    Optional<Entry> frame = past.isKnown() ? unfinishedFrame(device, past) : Optional.empty();
    frame.ifPresent(entry -> {
      heritage.entries().add(entry);
      wrote.put(Lane.SAMPLE, entry.sequence());
    });
    long lostMs = past.clean() ? 0 : LOST_AT_MOST_MS + silentMs;
    heritage.ended().add(new Notice.BootEnded(past.boot(), wrote, past.clean(), lostMs));
  }

  /** Answers the last entry that was made of words that are not durable. */
  private static Optional<Entry> words(
      Heritage heritage, DeviceId device, Past past, Testament testament) {
    WireJson json = new WireJson();
    Chains.Head head = past.head(Lane.EVENT);
    @Nullable Entry last = null;
    for (Testament.Word word : testament.words()) {
      if (word.number() <= past.word()) {
        continue;
      }
      Event event = word.event();
      Wall wall =
          new Wall(testament.zero().at().plusNanos(event.atNs()), testament.zero().quality());
      Message.Stamp stamp =
          new Message.Stamp(device, past.boot(), head.last() + 1, event.atNs(), wall, head.hash());
      last = json.entry(new Message.Fact(stamp, event));
      head = Chains.Head.of(last);
      heritage.entries().add(last);
      heritage.told().put(past.boot(), word.number());
    }
    return Optional.ofNullable(last);
  }

  /** The frame that a boot was gathering when it ended. */
  private Optional<Entry> unfinishedFrame(DeviceId device, Past past) throws SQLException {
    List<Batch.Second> seconds = seconds();
    if (seconds.isEmpty()) {
      return Optional.empty();
    }
    Batch.Second latest = seconds.getLast();
    Chains.Head head = past.head(Lane.SAMPLE);
    Message.Stamp stamp =
        new Message.Stamp(
            device,
            past.boot(),
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

  /** Forgets the boots before the last one that have nothing left to tell. */
  void forget() throws SQLException {
    database.inOneTransaction(() -> {
      database.run(
          "DELETE FROM boot WHERE id < (SELECT max(id) FROM boot)"
              + " AND id NOT IN (SELECT boot FROM entry)");
      database.run("DELETE FROM head WHERE boot NOT IN (SELECT id FROM boot)");
    });
  }

  /**
   * A boot before this one.
   *
   * @param boot its name
   * @param isKnown whether it has written anything
   * @param clean whether it said goodbye
   * @param word the last of its words that is durable
   * @param heads the last entry of each of its lanes
   */
  private record Past(
      String boot, boolean isKnown, boolean clean, long word, Map<Lane, Chains.Head> heads) {

    static Past ofNothing(String boot) {
      return new Past(boot, false, false, 0, Map.of());
    }

    Chains.Head head(Lane lane) {
      return heads.getOrDefault(lane, Chains.Head.NONE);
    }
  }

  private Optional<Past> past(String which, String name) throws SQLException {
    EnumMap<Lane, Chains.Head> heads = new EnumMap<>(Lane.class);
    @Nullable Past past = null;
    try (PreparedStatement query =
        database.prepare(
            "SELECT name, clean, word, lane, last, hash FROM boot LEFT JOIN head ON boot = id"
                + " WHERE "
                + which)) {
      if (!name.isEmpty()) {
        query.setString(1, name);
      }
      try (ResultSet found = query.executeQuery()) {
        while (found.next()) {
          past = new Past(found.getString(1), true, found.getBoolean(2), found.getLong(3), heads);
          Lane lane = Lanes.named(found.getString(4));
          if (lane != null) {
            heads.put(lane, new Chains.Head(found.getLong(5), found.getString(6)));
          }
        }
      }
    }
    return Optional.ofNullable(past);
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
