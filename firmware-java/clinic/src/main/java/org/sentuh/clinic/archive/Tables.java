package org.sentuh.clinic.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;

/** The statements of a filing, each for many rows at once where many are usual. */
final class Tables {

  /** How many stored entries are looked at in one step when a hole has been filled. */
  static final int PAGE = 1000;

  final Connection connection;
  final Engine engine;

  Tables(Connection connection, Engine engine) {
    this.connection = connection;
    this.engine = engine;
  }

  // Devices.

  /** Makes those that are missing, locks all, and puts what is known of them into the map. */
  void lock(Map<String, Device> devices) throws SQLException {
    if (devices.isEmpty()) {
      return;
    }
    TreeSet<String> names = new TreeSet<>(devices.keySet());
    devices.clear();
    select(names, devices);
    names.removeAll(devices.keySet());
    if (!names.isEmpty()) {
      Rows rows = new Rows("device text");
      names.forEach(rows::add);
      execute(
          "insert into device (device) select r.device from "
              + engine.table(rows)
              + " where true order by r.device on conflict do nothing",
          rows);
      select(names, devices);
    }
  }

  private void select(Collection<String> names, Map<String, Device> devices) throws SQLException {
    Rows rows = new Rows("device text");
    names.forEach(rows::add);
    try (PreparedStatement select =
        connection.prepareStatement(
            "select d.device, d.registered_ms, d.first_heard_ms, d.last_heard_ms, d.online, d.boot,"
                + " d.birth_wall_ms, d.birth_ms, d.goodbye_ms, d.death_ms, d.death_key, d.deaths,"
                + " d.software"
                + " from device d where d.device in (select r.device from "
                + engine.table(rows)
                + ") order by d.device"
                + engine.forUpdate())) {
      engine.bind(select, 1, rows);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          devices.put(row.getString(1), device(row));
        }
      }
    }
  }

  static Device device(ResultSet row) throws SQLException {
    Device device = new Device(row.getString(1));
    device.registered = number(row, 2);
    device.firstHeard = number(row, 3);
    device.lastHeard = number(row, 4);
    device.online = row.getInt(5) != 0;
    device.boot = row.getString(6);
    device.birthWall = number(row, 7);
    device.birth = number(row, 8);
    device.goodbye = number(row, 9);
    device.death = number(row, 10);
    device.deathKey = row.getString(11);
    device.deaths = row.getLong(12);
    device.software = row.getString(13);
    return device;
  }

  static @Nullable Long number(ResultSet row, int column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  void update(Collection<Device> devices) throws SQLException {
    if (devices.isEmpty()) {
      return;
    }
    Rows rows =
        new Rows(
            "device text",
            "first_heard bigint",
            "last_heard bigint",
            "online bigint",
            "boot text",
            "birth_wall bigint",
            "birth bigint",
            "goodbye bigint",
            "death bigint",
            "death_key text",
            "deaths bigint",
            "software text");
    for (Device device : devices) {
      rows.add(
          device.name,
          device.firstHeard,
          device.lastHeard,
          device.online ? 1L : 0L,
          device.boot,
          device.birthWall,
          device.birth,
          device.goodbye,
          device.death,
          device.deathKey,
          device.deaths,
          device.software);
    }
    execute(
        "update device set first_heard_ms = r.first_heard, last_heard_ms = r.last_heard,"
            + " online = r.online, boot = r.boot, birth_wall_ms = r.birth_wall,"
            + " birth_ms = r.birth, goodbye_ms = r.goodbye, death_ms = r.death,"
            + " death_key = r.death_key, deaths = r.deaths,"
            + " software = r.software from "
            + engine.table(rows)
            + " where device.device = r.device",
        rows);
  }

  /** Keeps the last message of each kind. */
  void keep(List<Arrival.Latest> latest) throws SQLException {
    if (latest.isEmpty()) {
      return;
    }
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into latest (device, channel, received_ms, body) values (?, ?, ?, ?)"
                + " on conflict (device, channel) do update"
                + " set received_ms = excluded.received_ms, body = excluded.body")) {
      for (Arrival.Latest message : latest) {
        upsert.setString(1, message.device().value());
        upsert.setString(2, message.channel().name());
        upsert.setLong(3, message.received().toEpochMilli());
        upsert.setString(4, message.body());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  /** Keeps what a device last told of itself. */
  void keep(DeviceId device, String kind, Instant at, String body) throws SQLException {
    run(
        "insert into latest (device, channel, received_ms, body) values (?, ?, ?, ?)"
            + " on conflict (device, channel) do update"
            + " set received_ms = excluded.received_ms, body = excluded.body",
        device.value(),
        kind,
        at.toEpochMilli(),
        body);
  }

  /** Keeps what a mother agrees to, as her panel says it, where that is another than before. */
  void agreed(Message.Status status, long atMs) throws SQLException {
    String words =
        status.consents().stream().map(Consent::word).sorted().collect(Collectors.joining(" "));
    run(
        "insert into consent_said (device, at_ms, consents) select ?, ?, ?"
            + " where not exists (select 1 from consent_said s where s.device = ?"
            + " and s.consents = ? and s.at_ms = (select max(n.at_ms) from consent_said n"
            + " where n.device = s.device)) on conflict (device, at_ms)"
            + " do update set consents = excluded.consents",
        status.device().value(),
        atMs,
        words,
        status.device().value(),
        words);
  }

  // Boots.

  void goodbye(String device, String boot, Instant at) throws SQLException {
    makeBoot(device, boot, at);
    run("update boot set goodbye = 1 where device = ? and boot = ?", device, boot);
  }

  void bootEnded(String device, String by, Notice.BootEnded ended, Instant at) throws SQLException {
    makeBoot(device, ended.boot(), at);
    run(
        "update boot set next_boot = ?, clean = ?, lost_at_most_ms = ?"
            + " where device = ? and boot = ?",
        by,
        ended.clean() ? 1 : 0,
        ended.lostAtMostMs(),
        device,
        ended.boot());
  }

  private void makeBoot(String device, String boot, Instant at) throws SQLException {
    run(
        "insert into boot (device, boot, first_heard_ms) values (?, ?, ?) on conflict do nothing",
        device,
        boot,
        at.toEpochMilli());
  }

  // Chains.

  /** Puts every known lane of these boots into the map. */
  void find(Map<Filing.Boot, EnumMap<Lane, Chain>> boots) throws SQLException {
    if (boots.isEmpty()) {
      return;
    }
    Rows rows = new Rows("device text", "boot text");
    boots.keySet().forEach(boot -> rows.add(boot.device(), boot.name()));
    try (PreparedStatement select =
        connection.prepareStatement(
            "select c.chain, c.device, c.boot, c.lane, c.day, c.up_to, c.up_to_hash, c.highest,"
                + " c.last_told from "
                + engine.table(rows)
                + " join chain c on c.device = r.device and c.boot = r.boot")) {
      engine.bind(select, 1, rows);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Lane lane = lane(row.getString(4));
          boots
              .computeIfAbsent(
                  new Filing.Boot(row.getString(2), row.getString(3)),
                  boot -> new EnumMap<>(Lane.class))
              .putIfAbsent(lane, chain(row, lane));
        }
      }
    }
  }

  private static Chain chain(ResultSet row, Lane lane) throws SQLException {
    return new Chain(
        row.getLong(1),
        new Chain.Key(new DeviceId(row.getString(2)), row.getString(3), lane),
        row.getString(5),
        row.getLong(6),
        row.getString(7),
        row.getLong(8),
        row.getLong(9));
  }

  static Lane lane(String word) {
    return Arrays.stream(Lane.values())
        .filter(lane -> lane.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the archive has a lane \"" + word + "\""));
  }

  /** Makes lanes that are not there yet, with their boots. */
  void make(List<Chain.Key> keys, Instant now) throws SQLException {
    Rows rows = new Rows("device text", "boot text", "lane text", "day date", "at bigint");
    String day = day(now).toString();
    for (Chain.Key key : keys) {
      rows.add(key.device().value(), key.boot(), key.lane().word(), day, now.toEpochMilli());
    }
    execute(
        "insert into boot (device, boot, first_heard_ms) select distinct r.device, r.boot, r.at"
            + " from "
            + engine.table(rows)
            + " where true on conflict do nothing",
        rows);
    execute(
        "insert into chain (device, boot, lane, day, heard_ms)"
            + " select r.device, r.boot, r.lane, r.day, r.at from "
            + engine.table(rows)
            + " where true on conflict do nothing",
        rows);
  }

  /** The day that a lane belongs to which is heard of for the first time. */
  static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  void update(Collection<EnumMap<Lane, Chain>> boots, Instant now) throws SQLException {
    Rows rows =
        new Rows(
            "chain bigint",
            "up_to bigint",
            "up_to_hash text",
            "highest bigint",
            "last_told bigint",
            "heard bigint");
    for (Map<Lane, Chain> lanes : boots) {
      for (Chain chain : lanes.values()) {
        if (chain.hasChanged()) {
          rows.add(
              chain.number,
              chain.upTo,
              chain.upToHash,
              chain.highest,
              chain.lastTold,
              now.toEpochMilli());
        }
      }
    }
    if (!rows.isEmpty()) {
      execute(
          "update chain set up_to = r.up_to, up_to_hash = r.up_to_hash, highest = r.highest,"
              + " last_told = r.last_told, heard_ms = r.heard from "
              + engine.table(rows)
              + " where chain.chain = r.chain",
          rows);
    }
  }

  // What is missing or not right.

  /** A device may say why only after it has said that they are gone: then its reason stays. */
  void hole(long chain, long first, long last, String why, long notedMs) throws SQLException {
    run(
        "insert into hole (chain, first, last, why, noted_ms) values (?, ?, ?, ?, ?)"
            + " on conflict (chain, first, last) do update set why = excluded.why"
            + " where hole.why = '"
            + Gap.GONE
            + "'",
        chain,
        first,
        last,
        Quarantine.storable(why),
        notedMs);
  }

  /** By chain, what is known not to come above the place where it stands. */
  Map<Long, List<Chain.Hole>> holes(List<Chain> chains) throws SQLException {
    Map<Long, List<Chain.Hole>> holes = new HashMap<>();
    if (chains.isEmpty()) {
      return holes;
    }
    Rows rows = new Rows("chain bigint", "up_to bigint");
    chains.forEach(chain -> rows.add(chain.number, chain.upTo));
    try (PreparedStatement select =
        connection.prepareStatement(
            "select h.chain, h.first, h.last from "
                + engine.table(rows)
                + " join hole h on h.chain = r.chain where h.last > r.up_to")) {
      engine.bind(select, 1, rows);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          holes
              .computeIfAbsent(row.getLong(1), chain -> new ArrayList<>())
              .add(new Chain.Hole(row.getLong(2), row.getLong(3)));
        }
      }
    }
    return holes;
  }

  void blame(long chain, long sequence, Reason reason, long notedMs) throws SQLException {
    run(
        "insert into flaw (chain, sequence, reason, noted_ms) values (?, ?, ?, ?)"
            + " on conflict do nothing",
        chain,
        sequence,
        reason.word(),
        notedMs);
  }

  // Entries.

  /** The hashes of stored entries, by chain and sequence. */
  Map<Long, Map<Long, String>> hashes(List<Engine.Placed> entries) throws SQLException {
    Rows rows = new Rows("chain bigint", "day date", "sequence bigint");
    entries.forEach(entry -> rows.add(entry.chain(), entry.day(), entry.sequence()));
    Map<Long, Map<Long, String>> hashes = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select e.chain, e.sequence, e.hash from "
                + engine.table(rows)
                + " join entry e"
                + " on e.chain = r.chain and e.day = r.day and e.sequence = r.sequence")) {
      engine.bind(select, 1, rows);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          hashes
              .computeIfAbsent(row.getLong(1), chain -> new HashMap<>())
              .put(row.getLong(2), hexadecimal(row.getBytes(3)));
        }
      }
    }
    return hashes;
  }

  /** The next stored entries above the place where a chain stands. */
  NavigableMap<Long, Chain.Link> links(Chain chain) throws SQLException {
    NavigableMap<Long, Chain.Link> links = new TreeMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select e.sequence, e.before, e.hash from entry e join chain c"
                + " on e.chain = c.chain and e.day = c.day"
                + " where c.chain = ? and e.sequence > ? order by e.sequence limit "
                + PAGE)) {
      select.setLong(1, chain.number);
      select.setLong(2, chain.upTo);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          links.put(
              row.getLong(1),
              new Chain.Link(hexadecimal(row.getBytes(2)), hexadecimal(row.getBytes(3))));
        }
      }
    }
    return links;
  }

  /** Which of these entries, and of those after them, do not follow on their stored predecessor. */
  List<Long> brokenAround(Chain chain, Collection<Long> sequences) throws SQLException {
    Rows rows = new Rows("sequence bigint");
    for (long sequence : sequences) {
      rows.add(sequence);
      if (!sequences.contains(sequence + 1) && sequence < chain.upTo) {
        rows.add(sequence + 1);
      }
    }
    List<Long> broken = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select e.sequence from "
                + engine.table(rows)
                + " join entry e on e.sequence = r.sequence"
                + " join entry p on p.chain = e.chain and p.day = e.day"
                + " and p.sequence = e.sequence - 1"
                + " join chain c on e.chain = c.chain and e.day = c.day"
                + " where c.chain = ? and p.hash <> e.before order by e.sequence")) {
      select.setLong(engine.bind(select, 1, rows), chain.number);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          broken.add(row.getLong(1));
        }
      }
    }
    return broken;
  }

  Entry entry(Chain chain, long sequence) throws SQLException {
    return entries(connection, chain.key, sequence, 1).getFirst();
  }

  static List<Entry> entries(Connection connection, Chain.Key key, long from, int most)
      throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select e.sequence, e.before, e.body from chain c join entry e"
                + " on e.chain = c.chain and e.day = c.day"
                + " where c.device = ? and c.boot = ? and c.lane = ? and e.sequence >= ?"
                + " order by e.sequence limit ?")) {
      select.setString(1, key.device().value());
      select.setString(2, key.boot());
      select.setString(3, key.lane().word());
      select.setLong(4, from);
      select.setInt(5, most);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.add(
              new Entry(
                  key.device(),
                  key.boot(),
                  key.lane(),
                  row.getLong(1),
                  hexadecimal(row.getBytes(2)),
                  row.getString(3)));
        }
      }
    }
    return entries;
  }

  private static String hexadecimal(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  private void execute(String sql, Rows rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      engine.bind(statement, 1, rows);
      statement.executeUpdate();
    }
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int index = 0; index < values.length; index++) {
        statement.setObject(index + 1, values[index]);
      }
      statement.executeUpdate();
    }
  }
}
