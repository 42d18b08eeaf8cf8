package org.sentuh.clinic.archive.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.DeviceSeen;
import org.sentuh.clinic.archive.Transactions;
import org.sentuh.clinic.archive.fleet.DeviceFacts.Told;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.WireJson;

/** Reads every device at once: a handful of statements, however many there are. Any thread. */
public final class FleetRecords {

  /** What a lane has written and was heard of so lately is just on its way. */
  public static final Duration ON_THE_WAY = Duration.ofMinutes(10);

  /** Recordings at full rate stay on the panel unless somebody agreed to send them. */
  private static final String BEHIND =
      "select device, sum(case when last_told > highest then last_told else highest end - up_to)"
          + " from chain where (highest > up_to or last_told > up_to) and lane <> 'full-rate'";

  private final Transactions archive;
  private final WireJson wire = new WireJson();

  /** The fleet of an archive. */
  public FleetRecords(Transactions archive) {
    this.archive = archive;
  }

  /** What is gathered of one device before it is put together. */
  private static final class Gathered {
    @Nullable String software;
    @Nullable Told<Message.Health> health;
    @Nullable Told<Notice.SelfTested> selfTest;
    @Nullable Told<Notice.SensorsCalibrated> calibrated;
    @Nullable String facility;
    @Nullable Instant certified;
    @Nullable Instant letGo;
    @Nullable Instant left;
    long missing;
    final Map<String, Long> lost = new HashMap<>();
    long altered;

    DeviceFacts with(DeviceSeen seen) {
      return new DeviceFacts(
          seen,
          Optional.ofNullable(software),
          Optional.ofNullable(health),
          Optional.ofNullable(selfTest),
          Optional.ofNullable(calibrated),
          missing,
          0,
          lost,
          altered,
          0,
          Optional.ofNullable(facility),
          Optional.ofNullable(certified),
          Optional.ofNullable(letGo),
          Wiped.since(Optional.ofNullable(left), Optional.ofNullable(health).map(Told::what)));
    }
  }

  /** Every device that is registered or was ever heard, by name. */
  public List<DeviceFacts> all(Instant now) throws ArchiveUnavailable {
    return settled(archive.read(connection -> facts(connection, Which.ALL)), now);
  }

  /** One device; empty for one that nobody has registered or heard. */
  public Optional<DeviceFacts> of(DeviceId device, Instant now) throws ArchiveUnavailable {
    return settled(archive.read(connection -> facts(connection, Which.one(device))), now).stream()
        .findFirst();
  }

  /** The names of the devices that somebody of a facility sees, as {@link DeviceFacts#isSeenBy}. */
  public Set<String> seenBy(String facility) throws ArchiveUnavailable {
    return archive.read(connection -> {
      Set<String> devices = new HashSet<>();
      try (PreparedStatement select =
          connection.prepareStatement(
              "select device from device where facility is null or facility = ?")) {
        select.setString(1, facility);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            devices.add(row.getString(1));
          }
        }
      }
      return devices;
    });
  }

  /** Whether somebody of a facility may have to do with a device: it is not another one's. */
  public boolean isOpenTo(DeviceId device, String facility) throws ArchiveUnavailable {
    return archive.read(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement("select 1 from device where device = ? and facility <> ?")) {
        select.setString(1, device.value());
        select.setString(2, facility);
        try (ResultSet row = select.executeQuery()) {
          return !row.next();
        }
      }
    });
  }

  private List<DeviceFacts> settled(List<DeviceFacts> devices, Instant now)
      throws ArchiveUnavailable {
    Map<String, Long> overdue = overdue(now);
    Map<String, Long> refused = refused();
    return devices.stream()
        .map(device -> {
          String name = device.seen().device().value();
          return device.with(overdue.getOrDefault(name, 0L), refused.getOrDefault(name, 0L));
        })
        .toList();
  }

  /**
   * Those of which something has changed since a moment, that moment included, by the clocks of
   * whoever filed it; their {@code overdue} and {@code refused} are 0.
   */
  public List<DeviceFacts> changedSince(Instant since) throws ArchiveUnavailable {
    return archive.read(connection -> facts(connection, Which.since(since)));
  }

  /** By device, how many entries of lanes have not come that were not heard of for a while. */
  public Map<String, Long> overdue(Instant now) throws ArchiveUnavailable {
    return archive.read(connection -> {
      Map<String, Long> overdue = new HashMap<>();
      each(
          connection,
          BEHIND + " and heard_ms < " + now.minus(ON_THE_WAY).toEpochMilli() + " group by device",
          row -> overdue.put(row.getString(1), row.getLong(2)));
      return overdue;
    });
  }

  /** By device, how many of its messages could not be taken. */
  public Map<String, Long> refused() throws ArchiveUnavailable {
    return archive.read(connection -> {
      Map<String, Long> refused = new HashMap<>();
      each(
          connection,
          "select topic, sum(times) from quarantine group by topic",
          row -> {
            Optional<Topic> topic = Channel.parse(row.getString(1));
            if (topic.isPresent()) {
              refused.merge(topic.get().device().value(), row.getLong(2), Long::sum);
            }
          });
      return refused;
    });
  }

  /** How many messages could not be taken in all: while it stays, {@link #refused} does. */
  public long refusedInAll() throws ArchiveUnavailable {
    return archive.read(
        connection -> count(connection, "select coalesce(sum(times), 0) from quarantine_count"));
  }

  /**
   * A device of no facility comes to one, or one of it goes to none.
   *
   * @param comes whether it comes to the facility of the line
   * @return false where it belongs to another
   */
  public boolean place(DeviceId device, boolean comes, AuditLine line) throws ArchiveUnavailable {
    return archive.write(connection -> {
      try (PreparedStatement update =
          connection.prepareStatement(
              "update device set facility = ?, placed_ms = ? where device = ?"
                  + (comes ? " and facility is null" : " and facility = ?"))) {
        update.setString(1, comes ? line.facility() : null);
        update.setLong(2, line.at().toEpochMilli());
        update.setString(3, device.value());
        if (!comes) {
          update.setString(4, line.facility());
        }
        if (update.executeUpdate() == 0) {
          return false;
        }
      }
      Audit.add(connection, line);
      return true;
    });
  }

  /** Which devices are read. A statement of those is asked for each kind of fact. */
  private record Which(String condition, String device, boolean every) {

    static final Which ALL = new Which("? <> ''", "all", true);

    static Which one(DeviceId device) {
      return new Which("device = ?", device.value(), false);
    }

    static Which since(Instant since) {
      long ms = since.toEpochMilli();
      return new Which(
          "last_heard_ms >= # or registered_ms >= # or death_ms >= # or goodbye_ms >= #"
                  .replace("#", Long.toString(ms))
              + (" or placed_ms >= # or device in (select holder from certificate"
                      + " where noted_ms >= #) or device in (select device from unbinding"
                      + " where asked_ms >= #) or device in (select device from hand_over"
                      + " where until_ms >= #) or device = ?")
                  .replace("#", Long.toString(ms)),
          "",
          false);
    }

    String of(String column) {
      return every ? condition : column + " in (select device from device where " + condition + ")";
    }
  }

  private List<DeviceFacts> facts(Connection connection, Which which) throws SQLException {
    List<DeviceSeen> devices = new ArrayList<>();
    each(
        connection,
        which,
        DeviceSeen.SELECT + " where " + which.condition() + " order by device",
        row -> devices.add(DeviceSeen.of(row)));
    Map<String, Gathered> gathered = gather(connection, which);
    return devices.stream()
        .map(device -> gathered.getOrDefault(device.device().value(), new Gathered()).with(device))
        .toList();
  }

  private Map<String, Gathered> gather(Connection connection, Which which) throws SQLException {
    Map<String, Gathered> all = new HashMap<>();
    each(
        connection,
        which,
        "select device, software, facility from device where "
            + which.of("device")
            + " and (software is not null or facility is not null)",
        row -> {
          Gathered of = of(all, row.getString(1));
          of.software = row.getString(2);
          of.facility = row.getString(3);
        });
    each(
        connection,
        which,
        "select device, channel, received_ms, body from latest"
            + " where channel in ('HEALTH', 'SELF_TEST', 'CALIBRATED') and "
            + which.of("device"),
        row -> told(all, row));
    each(
        connection,
        which,
        BEHIND + " and " + which.of("device") + " group by device",
        row -> of(all, row.getString(1)).missing = row.getLong(2));
    each(
        connection,
        which,
        "select c.device, h.why, sum(h.last - h.first + 1) from hole h"
            + " join chain c on c.chain = h.chain where "
            + which.of("c.device")
            + " group by c.device, h.why",
        row -> of(all, row.getString(1)).lost.put(row.getString(2), row.getLong(3)));
    each(
        connection,
        which,
        "select c.device, count(*) from flaw f join chain c on c.chain = f.chain where "
            + which.of("c.device")
            + " group by c.device",
        row -> of(all, row.getString(1)).altered = row.getLong(2));
    each(
        connection,
        which,
        "select holder, max(ends_ms) from certificate where kind = 'device' and "
            + which.of("holder")
            + " group by holder",
        row -> of(all, row.getString(1)).certified = Instant.ofEpochMilli(row.getLong(2)));
    each(
        connection,
        which,
        "select device, min(asked_ms) from unbinding where wiped_ms is null and "
            + which.of("device")
            + " group by device",
        row -> of(all, row.getString(1)).letGo = Instant.ofEpochMilli(row.getLong(2)));
    each(
        connection,
        which,
        "select device, max(until_ms) from hand_over where to_mother is not null"
            + " and until_ms is not null and "
            + which.of("device")
            + " group by device",
        row -> of(all, row.getString(1)).left = Instant.ofEpochMilli(row.getLong(2)));
    return all;
  }

  private static void each(Connection connection, Which which, String sql, Row read)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, which.device());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          read.read(row);
        }
      }
    }
  }

  private static Gathered of(Map<String, Gathered> all, String device) {
    return all.computeIfAbsent(device, name -> new Gathered());
  }

  /** What cannot be read any more is not known. */
  private void told(Map<String, Gathered> all, ResultSet row) throws SQLException {
    DeviceId device = new DeviceId(row.getString(1));
    Instant at = Instant.ofEpochMilli(row.getLong(3));
    Channel channel = row.getString(2).equals("HEALTH") ? Channel.HEALTH : Channel.EVENT;
    Topic topic = channel.of(device);
    if (wire.read(topic, row.getString(4)) instanceof Received.Understood<Message>(Message read)) {
      Gathered gathered = of(all, device.value());
      if (read instanceof Message.Health health) {
        gathered.health = new Told<>(health, at);
      } else if (read instanceof Message.Noted noted
          && noted.notice() instanceof Notice.SelfTested tested) {
        gathered.selfTest = new Told<>(tested, at);
      } else if (read instanceof Message.Noted noted
          && noted.notice() instanceof Notice.SensorsCalibrated calibrated) {
        gathered.calibrated = new Told<>(calibrated, at);
      }
    }
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private static void each(Connection connection, String sql, Row read) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(sql)) {
      while (row.next()) {
        read.read(row);
      }
    }
  }

  /** How the fleet stands in figures that do not grow with it, for {@code /metrics}. */
  public Figures figures(Instant now) throws ArchiveUnavailable {
    return archive.read(connection -> {
      Map<String, Long> refused = new HashMap<>();
      each(
          connection,
          "select reason, times from quarantine_count",
          row -> refused.put(row.getString(1), row.getLong(2)));
      return new Figures(
          count(connection, "select count(*) from device"),
          count(connection, "select count(*) from device where online = 1"),
          count(connection, "select count(*) from device where first_heard_ms is null"),
          before(
              connection,
              "select count(*) from device where last_heard_ms < ?",
              now.minusSeconds(86_400)),
          count(
              connection,
              "select count(distinct device) from chain"
                  + " where highest > up_to or last_told > up_to"),
          count(connection, "select count(*) from hole"),
          count(connection, "select count(*) from flaw"),
          refused,
          count(connection, "select count(*) from prescription where sent_ms is null"),
          count(connection, "select coalesce(max(last_heard_ms), 0) from device"));
    });
  }

  /**
   * Figures of a whole fleet.
   *
   * @param devices registered or ever heard
   * @param online there now
   * @param neverReported registered and never heard
   * @param silent not heard for a day
   * @param behind of which entries have not come yet
   * @param holes ranges of entries that will never come
   * @param altered entries that are stored although something is wrong
   * @param refused by the reason, messages that could not be taken since the archive began
   * @param prescriptionsWaiting signed, and not with the broker
   * @param lastHeardMs when any device was last heard, 0 for never
   */
  public record Figures(
      long devices,
      long online,
      long neverReported,
      long silent,
      long behind,
      long holes,
      long altered,
      Map<String, Long> refused,
      long prescriptionsWaiting,
      long lastHeardMs) {

    /** Keeps its own copy. */
    public Figures {
      refused = Map.copyOf(refused);
    }
  }

  private static long count(Connection connection, String sql) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static long before(Connection connection, String sql, Instant at) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, at.toEpochMilli());
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
