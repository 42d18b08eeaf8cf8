package org.sentuh.clinic.archive.alarms;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    String sql = exact(exact(STEPS, "device", device), "place", place);
    return archive.read(connection -> series(connection, sql, what.word(), device, place));
  }

  /** One of a name is found by an index. */
  private static String exact(String sql, String column, String value) {
    return value.equals(ANY) ? sql : sql.replace(column + " like ?", column + " = ?");
  }

  /** The same of a thing that counts since a moment, or until one. */
  public List<Series> special(Special what, String device) throws ArchiveUnavailable {
    return archive.read(connection ->
        switch (what) {
          case SILENCE ->
              series(connection, exact(SILENT, "device", device), device, device, device);
          case UNTESTED -> series(connection, exact(UNTESTED, "device", device), device);
          case CERTIFICATE -> series(connection, exact(CERTIFIED, "holder", device), device);
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
          boolean unknown = row.wasNull(); // of the column that was read last
          points.add(
              new Point(
                  Instant.ofEpochMilli(Math.round(row.getDouble(3))),
                  unknown ? Double.NaN : value));
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

  /**
   * Asks of which devices and places something was told, see {@link #answers}.
   *
   * @param sql with a device and a place a row
   * @param values for its question marks
   */
  public record Question(String sql, List<Long> values) {

    /** Keeps its own copy. */
    public Question {
      values = List.copyOf(values);
    }
  }

  /** Of which something was told of a thing after a moment, up to another. */
  public static Question changed(Trace what, Instant after, Instant upTo) {
    return new Question(
        "select distinct device, place from trace where what = '"
            + what.word()
            + "' and at_ms > ? and at_ms <= ?",
        List.of(after.toEpochMilli(), upTo.toEpochMilli()));
  }

  /** Which were last heard in that time, or given out in it and never heard. */
  public static Question lastHeard(Instant after, Instant upTo) {
    return new Question(
        "select device, '' from device where coalesce(last_heard_ms, registered_ms) > ?"
            + " and coalesce(last_heard_ms, registered_ms) <= ?",
        List.of(after.toEpochMilli(), upTo.toEpochMilli()));
  }

  /** Whose certificates end in that time, or were noted after a moment. */
  public static Question certified(Instant endAfter, Instant endUpTo, Instant notedAfter) {
    return new Question(
        "select distinct holder, '' from certificate where kind = 'device'"
            + " and ((ends_ms > ? and ends_ms <= ?) or noted_ms > ?)",
        List.of(endAfter.toEpochMilli(), endUpTo.toEpochMilli(), notedAfter.toEpochMilli()));
  }

  /** The answers to lists of questions, a set a list, by one connection. */
  public List<Set<Where>> answers(List<List<Question>> questions) throws ArchiveUnavailable {
    return archive.read(connection -> {
      List<Set<Where>> answers = new ArrayList<>();
      for (List<Question> some : questions) {
        Set<Where> found = new HashSet<>();
        for (Question question : some) {
          answer(connection, question, found);
        }
        answers.add(found);
      }
      return answers;
    });
  }

  private static void answer(Connection connection, Question question, Set<Where> found)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(question.sql())) {
      for (int index = 0; index < question.values().size(); index++) {
        select.setLong(index + 1, question.values().get(index));
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.add(new Where(row.getString(1), row.getString(2)));
        }
      }
    }
  }
}
