package org.sentuh.clinic.archive.alarms;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Trace;
import org.sentuh.clinic.archive.Transactions;
import org.sentuh.clinic.archive.alarms.Series.Point;
import org.sentuh.telemetry.wire.DeviceId;

/** What devices told of themselves over time. Any thread. */
public final class Told {

  /** Every device, or every place. */
  public static final String ANY = "%";

  /** Now is no gap's end: it counts since it was last heard, or else since it was given out. */
  private static final String SILENT =
      "select device, '', at_ms - value * 3600000, 1.0 from trace where what = 'silence' and device"
          + " like ? union all select device, '', at_ms, 0.0 from trace where what = 'silence' and"
          + " device like ? union all select device, '', coalesce(last_heard_ms, registered_ms),"
          + " 1.0 from device where coalesce(last_heard_ms, registered_ms) is not null and device"
          + " like ? order by 1, 3, 4";

  private static final String UNTESTED =
      "select device, '', at_ms, 1.0 from trace where what = 'untested' and device like ?"
          + " order by device, at_ms";
  private static final String CERTIFIED =
      "select holder, '', noted_ms, ends_ms from certificate where kind = 'device'"
          + " and holder like ? order by holder, noted_ms, ends_ms";
  private static final String STEPS =
      "select device, place, at_ms, value from trace where what = ? and device like ?"
          + " and place like ? order by device, place, at_ms";

  private final Transactions archive;

  /** Those of an archive. */
  public Told(Transactions archive) {
    this.archive = archive;
  }

  /** A thing whose kind of series is another than steps. */
  public enum Special {
    /** How long it was not heard. */
    SILENCE,
    /** How long it has not tested itself. */
    UNTESTED,
    /** When its certificate ends. */
    CERTIFICATE
  }

  /** What was told of one thing, by device and place. */
  public List<Series> steps(Trace what, String device, String place) throws ArchiveUnavailable {
    return archive.read(connection -> series(connection, STEPS, what.word(), device, place));
  }

  /** The same of a thing that counts since a moment, or until one. */
  public List<Series> special(Special what, String device) throws ArchiveUnavailable {
    return archive.read(connection ->
        switch (what) {
          case SILENCE -> series(connection, SILENT, device, device, device);
          case UNTESTED -> series(connection, UNTESTED, device);
          case CERTIFICATE -> series(connection, CERTIFIED, device);
        });
  }

  private static List<Series> series(Connection connection, String sql, String... values)
      throws SQLException {
    List<Series> all = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      for (int index = 0; index < values.length; index++) {
        select.setString(index + 1, values[index]);
      }
      select.setFetchSize(1000);
      try (ResultSet row = select.executeQuery()) {
        String device = "";
        String place = "";
        List<Point> points = new ArrayList<>();
        while (row.next()) {
          if (!row.getString(1).equals(device) || !row.getString(2).equals(place)) {
            add(all, device, place, points);
            device = row.getString(1);
            place = row.getString(2);
            points = new ArrayList<>();
          }
          double value = row.getDouble(4);
          points.add(
              new Point(
                  Instant.ofEpochMilli((long) row.getDouble(3)),
                  row.wasNull() ? Double.NaN : value));
        }
        add(all, device, place, points);
      }
    }
    return all;
  }

  private static void add(List<Series> all, String device, String place, List<Point> points) {
    if (!points.isEmpty()) {
      all.add(new Series(new DeviceId(device), place, points));
    }
  }

  /**
   * A device and a place of which something was told.
   *
   * @param device which
   * @param place where on it
   */
  public record Where(String device, String place) {}

  /** Of which devices and places something was told of a thing after a moment, up to another. */
  public List<Where> changed(Trace what, Instant after, Instant upTo) throws ArchiveUnavailable {
    return where(
        "select distinct device, place from trace where what = ? and at_ms > ? and at_ms <= ?",
        what.word(),
        after.toEpochMilli(),
        upTo.toEpochMilli());
  }

  /** Which devices were last heard in that time. */
  public List<Where> lastHeard(Instant after, Instant upTo) throws ArchiveUnavailable {
    return where(
        "select device, '' from device where coalesce(last_heard_ms, registered_ms) > ?"
            + " and coalesce(last_heard_ms, registered_ms) <= ?",
        after.toEpochMilli(),
        upTo.toEpochMilli());
  }

  /** Whose certificates end in that time, or were noted in it. */
  public List<Where> certified(Instant endAfter, Instant endUpTo, Instant notedAfter)
      throws ArchiveUnavailable {
    return where(
        "select distinct holder, '' from certificate where kind = 'device'"
            + " and ((ends_ms > ? and ends_ms <= ?) or noted_ms > ?)",
        endAfter.toEpochMilli(),
        endUpTo.toEpochMilli(),
        notedAfter.toEpochMilli());
  }

  private List<Where> where(String sql, Object... values) throws ArchiveUnavailable {
    return archive.read(connection -> {
      List<Where> found = new ArrayList<>();
      try (PreparedStatement select = connection.prepareStatement(sql)) {
        for (int index = 0; index < values.length; index++) {
          select.setObject(index + 1, values[index]);
        }
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            found.add(new Where(row.getString(1), row.getString(2)));
          }
        }
      }
      return found;
    });
  }
}
