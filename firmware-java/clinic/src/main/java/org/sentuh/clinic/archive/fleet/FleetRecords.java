package org.sentuh.clinic.archive.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.DeviceSeen;
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

  private final Archive archive;
  private final WireJson wire = new WireJson();

  /** The fleet of an archive. */
  public FleetRecords(Archive archive) {
    this.archive = archive;
  }

  /** What is gathered of one device before it is put together. */
  private static final class Gathered {
    @Nullable String software;
    @Nullable Told<Message.Health> health;
    @Nullable Told<Notice.SelfTested> selfTest;
    long missing;
    final Map<String, Long> lost = new HashMap<>();
    long altered;
    long refused;

    DeviceFacts with(DeviceSeen seen) {
      return new DeviceFacts(
          seen,
          Optional.ofNullable(software),
          Optional.ofNullable(health),
          Optional.ofNullable(selfTest),
          missing,
          lost,
          altered,
          refused);
    }
  }

  /** Every device that is registered or was ever heard, by name. */
  public List<DeviceFacts> all() throws ArchiveUnavailable {
    return facts(archive.devices(), Optional.empty());
  }

  /** One device; empty for one that nobody has registered or heard. */
  public Optional<DeviceFacts> of(DeviceId device) throws ArchiveUnavailable {
    List<DeviceSeen> seen =
        archive.devices().stream().filter(one -> one.device().equals(device)).toList();
    return facts(seen, Optional.of(device)).stream().findFirst();
  }

  private List<DeviceFacts> facts(List<DeviceSeen> devices, Optional<DeviceId> only)
      throws ArchiveUnavailable {
    Map<String, Gathered> gathered = archive.read(connection -> gather(connection, only));
    List<DeviceFacts> facts = new ArrayList<>();
    for (DeviceSeen device : devices) {
      facts.add(gathered.getOrDefault(device.device().value(), new Gathered()).with(device));
    }
    return facts;
  }

  private Map<String, Gathered> gather(Connection connection, Optional<DeviceId> only)
      throws SQLException {
    Map<String, Gathered> all = new HashMap<>();
    Asking asking = new Asking(connection, only);
    asking.each(
        "select device, software from device where software is not null and device like ?",
        row -> of(all, row.getString(1)).software = row.getString(2));
    asking.each(
        "select device, channel, received_ms, body from latest"
            + " where channel in ('HEALTH', 'SELF_TEST') and device like ?",
        row -> told(all, row));
    asking.each(
        "select device, sum(case when last_told > highest then last_told else highest end - up_to)"
            + " from chain where (highest > up_to or last_told > up_to) and device like ?"
            + " group by device",
        row -> of(all, row.getString(1)).missing = row.getLong(2));
    asking.each(
        "select c.device, h.why, sum(h.last - h.first + 1) from hole h"
            + " join chain c on c.chain = h.chain where c.device like ? group by c.device, h.why",
        row -> of(all, row.getString(1)).lost.put(row.getString(2), row.getLong(3)));
    asking.each(
        "select c.device, count(*) from flaw f join chain c on c.chain = f.chain"
            + " where c.device like ? group by c.device",
        row -> of(all, row.getString(1)).altered = row.getLong(2));
    asking.eachTopic(
        "select topic, sum(times) from quarantine where topic like ? group by topic",
        row ->
            Channel.parse(row.getString(1))
                .map(topic -> of(all, topic.device().value()))
                .ifPresent(device -> device.refused += times(row)));
    return all;
  }

  /** Asks of one device, or of all: a name has no letter that {@code like} reads otherwise. */
  private record Asking(Connection connection, Optional<DeviceId> only) {

    void each(String sql, Row read) throws SQLException {
      each(sql, only.map(DeviceId::value).orElse("%"), read);
    }

    void eachTopic(String sql, Row read) throws SQLException {
      String base = Channel.ROOT + "/";
      each(
          sql,
          only.map(device -> base + device.shard() + "/" + device.value() + "/%").orElse("%"),
          read);
    }

    private void each(String sql, String like, Row read) throws SQLException {
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        select.setString(1, like);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            read.read(row);
          }
        }
      }
    }
  }

  private static long times(ResultSet row) {
    try {
      return row.getLong(2);
    } catch (SQLException broken) {
      throw new IllegalStateException("a count cannot be read", broken);
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
