package org.sentuh.clinic.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.LaneAudit;

/** What people ask the archive. */
final class Readings {

  /** The body of an entry whose content was deleted; no message is empty. */
  static final String ERASED = "";

  private Readings() {}

  static List<DeviceSeen> devices(Connection connection) throws SQLException {
    List<DeviceSeen> devices = new ArrayList<>();
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(DeviceSeen.SELECT + " order by device")) {
      while (row.next()) {
        devices.add(DeviceSeen.of(row));
      }
    }
    return devices;
  }

  static List<BootSeen> boots(Connection connection, DeviceId device) throws SQLException {
    List<BootSeen> boots = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select boot, first_heard_ms, goodbye, next_boot, clean, lost_at_most_ms"
                + " from boot where device = ? order by first_heard_ms, boot")) {
      select.setString(1, device.value());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          boots.add(
              new BootSeen(
                  row.getString(1),
                  Instant.ofEpochMilli(row.getLong(2)),
                  row.getInt(3) != 0,
                  Optional.ofNullable(row.getString(4)),
                  row.getInt(5) != 0,
                  row.getLong(6)));
        }
      }
    }
    return boots;
  }

  /** Every entry of a lane, by its body or, where that was deleted, by the hash that is left. */
  static LaneAudit audit(Connection connection, Chain.Key key) throws SQLException {
    LaneAudit audit = new LaneAudit(List.of());
    try (PreparedStatement select =
        connection.prepareStatement(
            "select e.sequence, e.before, e.hash, e.body from chain c join entry e"
                + " on e.chain = c.chain and e.day = c.day"
                + " where c.device = ? and c.boot = ? and c.lane = ? order by e.sequence")) {
      select.setString(1, key.device().value());
      select.setString(2, key.boot());
      select.setString(3, key.lane().word());
      select.setFetchSize(Tables.PAGE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Entry entry =
              new Entry(
                  key.device(),
                  key.boot(),
                  key.lane(),
                  row.getLong(1),
                  HexFormat.of().formatHex(row.getBytes(2)),
                  row.getString(4));
          if (entry.body().equals(ERASED)) {
            audit.addErased(entry, HexFormat.of().formatHex(row.getBytes(3)));
          } else {
            audit.add(entry);
          }
        }
      }
    }
    return audit;
  }

  // Gaps.

  /** Entries from first to last of a lane that are not as they should be. */
  private record Range(
      long chain, String boot, Lane lane, long first, long last, String why, Instant since) {}

  static List<Gap> gaps(Connection connection, DeviceId device) throws SQLException {
    List<Range> holes =
        ranges(
            connection,
            "select c.chain, c.boot, c.lane, h.first, h.last, h.why, h.noted_ms"
                + " from chain c join hole h on h.chain = c.chain where c.device = ?",
            device);
    List<Range> missing =
        ranges(
            connection,
            "select chain, boot, lane, up_to + 1,"
                + " case when last_told > highest then last_told else highest end, '"
                + Gap.MISSING
                + "', heard_ms from chain"
                + " where device = ? and (highest > up_to or last_told > up_to)",
            device);
    List<Range> flaws =
        ranges(
            connection,
            "select c.chain, c.boot, c.lane, f.sequence, f.sequence, f.reason, f.noted_ms"
                + " from chain c join flaw f on f.chain = c.chain where c.device = ?",
            device);
    List<Gap> gaps = new ArrayList<>();
    List<Range> named = holes.stream().filter(hole -> !hole.why().equals(Gap.GONE)).toList();
    for (Range range : named) {
      gaps.addAll(notStored(connection, range));
    }
    for (Range range : holes) {
      // A device says what it has before it says what it gave up: then the reason comes later.
      for (Gap gap : range.why().equals(Gap.GONE) ? notStored(connection, range) : List.<Gap>of()) {
        gaps.addAll(without(gap, named, range.chain()));
      }
    }
    for (Range range : missing) {
      for (Gap gap : notStored(connection, range)) {
        gaps.addAll(without(gap, holes, range.chain()));
      }
    }
    flaws.forEach(flaw -> gaps.add(gap(flaw, flaw.first(), flaw.last())));
    gaps.sort(
        Comparator.comparing(Gap::since)
            .thenComparing(Gap::boot)
            .thenComparing(Gap::lane)
            .thenComparingLong(Gap::first));
    return gaps;
  }

  private static List<Range> ranges(Connection connection, String sql, DeviceId device)
      throws SQLException {
    List<Range> ranges = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, device.value());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ranges.add(
              new Range(
                  row.getLong(1),
                  row.getString(2),
                  Tables.lane(row.getString(3)),
                  row.getLong(4),
                  row.getLong(5),
                  row.getString(6),
                  Instant.ofEpochMilli(row.getLong(7))));
        }
      }
    }
    return ranges;
  }

  private static Gap gap(Range range, long first, long last) {
    return new Gap(range.boot(), range.lane(), first, last, range.why(), range.since());
  }

  /** The parts of a range in which nothing is stored. */
  private static List<Gap> notStored(Connection connection, Range range) throws SQLException {
    List<Gap> gaps = new ArrayList<>();
    long next = range.first();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select e.sequence from entry e join chain c on e.chain = c.chain and e.day = c.day"
                + " where c.chain = ? and e.sequence >= ? and e.sequence <= ?"
                + " order by e.sequence")) {
      select.setLong(1, range.chain());
      select.setLong(2, range.first());
      select.setLong(3, range.last());
      select.setFetchSize(Tables.PAGE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long stored = row.getLong(1);
          if (stored > next) {
            gaps.add(gap(range, next, stored - 1));
          }
          if (stored == range.last()) {
            return gaps;
          }
          next = stored + 1;
        }
      }
    }
    gaps.add(gap(range, next, range.last()));
    return gaps;
  }

  /** What is left of a missing range when the holes that have a reason are told by themselves. */
  private static List<Gap> without(Gap gap, List<Range> holes, long chain) {
    List<Gap> left = new ArrayList<>();
    long next = gap.first();
    List<Range> inside =
        holes.stream()
            .filter(h -> h.chain() == chain && h.last() >= gap.first() && h.first() <= gap.last())
            .sorted(Comparator.comparingLong(Range::first))
            .toList();
    for (Range hole : inside) {
      if (hole.first() > next) {
        left.add(between(gap, next, hole.first() - 1));
      }
      next = Math.max(next, hole.last() + 1);
    }
    if (next <= gap.last()) {
      left.add(between(gap, next, gap.last()));
    }
    return left;
  }

  private static Gap between(Gap gap, long first, long last) {
    return new Gap(gap.boot(), gap.lane(), first, last, gap.why(), gap.since());
  }
}
