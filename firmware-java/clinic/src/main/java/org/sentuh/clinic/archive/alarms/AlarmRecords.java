package org.sentuh.clinic.archive.alarms;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Transactions;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * When somebody was called to a device, and what became of it. However many desks look, each alarm
 * is opened, escalated and closed once: whoever comes first writes it, and the row says so.
 * Whatever is written has its line in the audit, in the same transaction. Any thread.
 */
public final class AlarmRecords {

  private static final String ALARM =
      "select a.alarm, a.rule, a.device, a.place, a.began_ms, a.opened_ms, a.level, a.who, a.worst,"
          + " a.acknowledged_ms, a.snoozed_ms, a.escalated_ms, a.closed_ms from alarm a"
          + " join device d on d.device = a.device ";
  private static final String OF_FACILITY = "(d.facility is null or d.facility = ?)";

  private final Transactions archive;

  /** Those of an archive. */
  public AlarmRecords(Transactions archive) {
    this.archive = archive;
  }

  // Rules.

  /**
   * Rules that were adopted.
   *
   * @param number 1 and up
   * @param content a file as {@code config/alarms.yaml}
   * @param by who adopted it
   * @param at when
   */
  public record Adopted(int number, String content, String by, Instant at) {}

  /** The rules that count now. */
  public Optional<Adopted> rules() throws ArchiveUnavailable {
    return archive.read(AlarmRecords::newest);
  }

  private static Optional<Adopted> newest(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement(
                "select number, content, by_sign, at_ms from alarm_rules"
                    + " order by number desc limit 1");
        ResultSet row = select.executeQuery()) {
      return row.next()
          ? Optional.of(
              new Adopted(
                  row.getInt(1),
                  row.getString(2),
                  row.getString(3),
                  Instant.ofEpochMilli(row.getLong(4))))
          : Optional.empty();
    }
  }

  /** Takes in a file that no desk has brought yet; one that was there before does not come back. */
  public boolean stock(String content, AuditLine line) throws ArchiveUnavailable {
    return archive.write(connection -> {
      long there =
          number(connection, "select count(*) from alarm_rules where content = ?", content);
      return there == 0 && adopt(connection, content, line);
    });
  }

  /**
   * From now on these rules count.
   *
   * @param instead the number of those that they were made from
   * @return false where others count by now
   */
  public boolean adopt(String content, int instead, AuditLine line) throws ArchiveUnavailable {
    return archive.write(connection ->
        newest(connection).map(Adopted::number).orElse(0) == instead
            && adopt(connection, content, line));
  }

  private static boolean adopt(Connection connection, String content, AuditLine line)
      throws SQLException {
    int written =
        run(
            connection,
            "insert into alarm_rules (number, content, by_sign, at_ms)"
                + " select coalesce(max(number), 0) + 1, ?, ?, ? from alarm_rules"
                + " where true on conflict do nothing",
            content,
            line.who(),
            line.at().toEpochMilli());
    if (written == 0) {
      return false;
    }
    // Everything is looked at anew by them.
    run(connection, "update alarm_watch set to_ms = 0 where one = 1");
    Audit.add(connection, line);
    return true;
  }

  /** Up to when alarms have been looked for; the beginning of time where never. */
  public Instant lookedUpTo() throws ArchiveUnavailable {
    return archive.read(connection ->
        Instant.ofEpochMilli(number(connection, "select to_ms from alarm_watch where one = 1")));
  }

  /** Alarms have been looked for up to a moment, by the rules of a number. */
  public void looked(Instant upTo, int rules) throws ArchiveUnavailable {
    archive.write(connection ->
        run(
            connection,
            "update alarm_watch set to_ms = ? where one = 1 and to_ms < ?"
                + " and ? = (select max(number) from alarm_rules)",
            upTo.toEpochMilli(),
            upTo.toEpochMilli(),
            rules));
  }

  // What becomes of alarms.

  /**
   * Opens an alarm; does nothing where it was opened before, or another of its kind is open.
   *
   * @param found without a number
   * @return its number, where it was opened now
   */
  public Optional<Long> open(Alarm found, AuditLine line) throws ArchiveUnavailable {
    return archive.write(connection -> {
      Optional<Long> number = inserted(connection, found);
      if (number.isPresent()) {
        deed(connection, number.get(), found.opened(), "opened", "", null, "");
        Audit.add(connection, line);
      }
      return number;
    });
  }

  private static Optional<Long> inserted(Connection connection, Alarm found) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into alarm (rule, device, place, began_ms, opened_ms, level, who, worst)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning alarm")) {
      insert.setString(1, found.rule());
      insert.setString(2, found.device().value());
      insert.setString(3, found.place());
      insert.setLong(4, found.began().toEpochMilli());
      insert.setLong(5, found.opened().toEpochMilli());
      insert.setString(6, found.level());
      insert.setString(7, found.who());
      if (Double.isNaN(found.value())) {
        insert.setNull(8, Types.DOUBLE);
      } else {
        insert.setDouble(8, found.value());
      }
      try (ResultSet row = insert.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    }
  }

  /** It is no longer so; false where that was written before. */
  public boolean close(long alarm, Instant at, AuditLine line) throws ArchiveUnavailable {
    return change(
        alarm,
        "closed",
        "",
        null,
        "",
        line,
        at,
        "update alarm set closed_ms = ? where alarm = ? and closed_ms is null",
        at.toEpochMilli(),
        alarm);
  }

  /** Nobody has said that she sees to it: somebody else is called; false where that was done. */
  public boolean escalate(long alarm, String level, String who, AuditLine line)
      throws ArchiveUnavailable {
    return change(
        alarm,
        "escalated",
        "",
        null,
        who,
        line,
        line.at(),
        "update alarm set escalated_ms = ?, level = ?, who = ? where alarm = ?"
            + " and escalated_ms is null and acknowledged_ms is null and closed_ms is null",
        line.at().toEpochMilli(),
        level,
        who,
        alarm);
  }

  /** Somebody sees to it; false where somebody has said so before, or it is over. */
  public boolean acknowledge(long alarm, String note, AuditLine line) throws ArchiveUnavailable {
    return change(
        alarm,
        "acknowledged",
        line.who(),
        null,
        note,
        line,
        line.at(),
        "update alarm set acknowledged_ms = ? where alarm = ? and acknowledged_ms is null"
            + " and closed_ms is null",
        line.at().toEpochMilli(),
        alarm);
  }

  /** It does not call until a moment; false where it is over. */
  public boolean snooze(long alarm, Instant until, String note, AuditLine line)
      throws ArchiveUnavailable {
    return change(
        alarm,
        "snoozed",
        line.who(),
        until.toEpochMilli(),
        note,
        line,
        line.at(),
        "update alarm set snoozed_ms = ? where alarm = ? and closed_ms is null",
        until.toEpochMilli(),
        alarm);
  }

  private boolean change(
      long alarm,
      String what,
      String by,
      @Nullable Long untilMs,
      String note,
      AuditLine line,
      Instant at,
      String sql,
      Object... values)
      throws ArchiveUnavailable {
    return archive.write(connection -> {
      boolean done = run(connection, sql, values) == 1;
      if (done) {
        deed(connection, alarm, at, what, by, untilMs, note);
        Audit.add(connection, line);
      }
      return done;
    });
  }

  private static void deed(
      Connection connection,
      long alarm,
      Instant at,
      String what,
      String by,
      @Nullable Long untilMs,
      String note)
      throws SQLException {
    run(
        connection,
        "insert into alarm_deed (alarm, number, at_ms, what, by_sign, until_ms, note)"
            + " select ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?, ? from alarm_deed"
            + " where alarm = ?",
        alarm,
        at.toEpochMilli(),
        what,
        by,
        untilMs,
        note,
        alarm);
  }

  // What there is to see.

  /** Every alarm that is so now, of all facilities. */
  public List<Alarm> open() throws ArchiveUnavailable {
    return alarms("where a.closed_ms is null order by a.opened_ms, a.alarm");
  }

  /** Those of a facility, and of devices of none. */
  public List<Alarm> open(String facility) throws ArchiveUnavailable {
    return alarms(
        "where a.closed_ms is null and " + OF_FACILITY + " order by a.opened_ms, a.alarm",
        facility);
  }

  /** The last that are over, the one that ended last first. */
  public List<Alarm> closed(String facility, int most) throws ArchiveUnavailable {
    return alarms(
        "where a.closed_ms is not null and "
            + OF_FACILITY
            + " order by a.closed_ms desc, a.alarm desc limit ?",
        facility,
        most);
  }

  /** Those of a device, the last opened first. */
  public List<Alarm> of(DeviceId device, int most) throws ArchiveUnavailable {
    return alarms(
        "where a.device = ? order by a.opened_ms desc, a.alarm desc limit ?", device.value(), most);
  }

  /** One of a facility, or of a device of none. */
  public Optional<Alarm> one(long alarm, String facility) throws ArchiveUnavailable {
    return alarms("where a.alarm = ? and " + OF_FACILITY, alarm, facility).stream().findFirst();
  }

  /** How many are so now and call, by device and level. */
  public Map<String, Map<String, Integer>> calling(Instant now) throws ArchiveUnavailable {
    return archive.read(connection -> {
      Map<String, Map<String, Integer>> calling = new HashMap<>();
      try (PreparedStatement select =
          connection.prepareStatement(
              "select device, level, count(*) from alarm where closed_ms is null"
                  + " and (snoozed_ms is null or snoozed_ms <= ?) group by device, level")) {
        select.setLong(1, now.toEpochMilli());
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            calling
                .computeIfAbsent(row.getString(1), device -> new HashMap<>())
                .put(row.getString(2), row.getInt(3));
          }
        }
      }
      return calling;
    });
  }

  /** What became of an alarm, from its opening on. */
  public List<Alarm.Deed> deeds(long alarm) throws ArchiveUnavailable {
    return archive.read(connection -> {
      List<Alarm.Deed> deeds = new ArrayList<>();
      try (PreparedStatement select =
          connection.prepareStatement(
              "select at_ms, what, by_sign, until_ms, note from alarm_deed where alarm = ?"
                  + " order by number")) {
        select.setLong(1, alarm);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            deeds.add(
                new Alarm.Deed(
                    Instant.ofEpochMilli(row.getLong(1)),
                    row.getString(2),
                    row.getString(3),
                    instant(row, 4),
                    row.getString(5)));
          }
        }
      }
      return deeds;
    });
  }

  private List<Alarm> alarms(String condition, Object... values) throws ArchiveUnavailable {
    return archive.read(connection -> {
      List<Alarm> alarms = new ArrayList<>();
      try (PreparedStatement select = connection.prepareStatement(ALARM + condition)) {
        bind(select, values);
        try (ResultSet row = select.executeQuery()) {
          while (row.next()) {
            alarms.add(alarm(row));
          }
        }
      }
      return alarms;
    });
  }

  private static Alarm alarm(ResultSet row) throws SQLException {
    double value = row.getDouble(9);
    boolean none = row.wasNull();
    return new Alarm(
        row.getLong(1),
        row.getString(2),
        new DeviceId(row.getString(3)),
        row.getString(4),
        Instant.ofEpochMilli(row.getLong(5)),
        Instant.ofEpochMilli(row.getLong(6)),
        row.getString(7),
        row.getString(8),
        none ? Double.NaN : value,
        instant(row, 10),
        instant(row, 11),
        instant(row, 12),
        instant(row, 13));
  }

  private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
    long ms = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ms));
  }

  private static long number(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      bind(select, values);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  private static int run(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int index = 0; index < values.length; index++) {
      if (values[index] == null) {
        statement.setNull(index + 1, Types.BIGINT);
      } else {
        statement.setObject(index + 1, values[index]);
      }
    }
  }
}
