package org.sentuh.clinic.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/** Which entries tell how treatments went, and their rows. */
final class Happenings {

  /** Spares reading most entries twice. What it lets through is read, and that reading decides. */
  private static final Pattern PERHAPS =
      Pattern.compile(
          "\"(prepared|state-changed|ended|command-refused|consent-changed|clock-corrected"
              + "|answer-forbade|hold-set|hold-released)\"");

  private static final WireJson WIRE = new WireJson();

  private Happenings() {}

  /** An entry that was stored just now. */
  record Stored(long chain, Entry entry, Instant received) {}

  /** What an entry tells of a treatment, if it does. */
  static Optional<Happening> of(Entry entry, Instant received) {
    boolean perhaps =
        entry.lane() == Lane.WELLBEING
            || (entry.lane() == Lane.EVENT && PERHAPS.matcher(entry.body()).find());
    return perhaps
            && WIRE.read(entry.lane().channel().of(entry.device()), entry.body())
                instanceof Received.Understood<Message>(Message.Stamped message)
        ? of(message).map(told -> told.at(message.stamp(), received))
        : Optional.empty();
  }

  private record Told(Happening.Kind kind, String word, String why, long ms) {

    private Happening at(Message.Stamp stamp, Instant received) {
      return new Happening(
          stamp.device(),
          stamp.boot(),
          stamp.sequence(),
          kind,
          word,
          why,
          ms,
          stamp.wall(),
          stamp.atNs(),
          received);
    }
  }

  private static Optional<Told> of(Message.Stamped message) {
    @Nullable Told told =
        switch (message) {
          case Message.Fact fact -> of(fact.event().fact());
          case Message.Noted noted -> of(noted.notice());
          case Message.Wellbeing felt -> new Told(Happening.Kind.FELT, "", "", 0);
          default -> null;
        };
    return Optional.ofNullable(told);
  }

  private static @Nullable Told of(Fact fact) {
    return switch (fact) {
      case Fact.Prepared prepared ->
          new Told(
              Happening.Kind.PREPARED,
              prepared.programme(),
              Integer.toString(prepared.revision()),
              prepared.durationNs() / 1_000_000);
      case Fact.StateChanged(String from, String to, var why)
          when from.equals("armed") && to.equals("running") ->
          new Told(Happening.Kind.BEGAN, "", "", 0);
      case Fact.Ended ended ->
          new Told(
              Happening.Kind.ENDED, ended.outcome(), ended.why().code(), ended.runNs() / 1_000_000);
      case Fact.CommandRefused(String command, var why) ->
          new Told(Happening.Kind.REFUSED, command, why.code(), 0);
      default -> null;
    };
  }

  private static @Nullable Told of(Notice notice) {
    return switch (notice) {
      case Notice.ConsentChanged(var consent, boolean given) ->
          new Told(Happening.Kind.CONSENT, consent.word(), given ? "given" : "withdrawn", 0);
      case Notice.AnswerForbade(String question, String severity) ->
          new Told(Happening.Kind.FORBADE, severity, question, 0);
      case Notice.HoldSet(String origin, boolean again) ->
          new Told(Happening.Kind.HOLD, again ? "set-again" : "set", origin, 0);
      case Notice.HoldReleased(String by, boolean again) ->
          new Told(Happening.Kind.HOLD, again ? "released-again" : "released", by, 0);
      case Notice.ClockCorrected(long offsetNs) ->
          new Told(Happening.Kind.CLOCK, "", "", offsetNs / 1_000_000);
      default -> null;
    };
  }

  /** Keeps what these entries tell. */
  static void put(Connection connection, List<Stored> stored) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into happening (chain, sequence, device, boot, kind, word, why, ms, told_ms,"
                + " trusted, at_ns, received_ms) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict do nothing")) {
      boolean any = false;
      for (Stored one : stored) {
        Optional<Happening> told = of(one.entry(), one.received());
        if (told.isPresent()) {
          bind(insert, one.chain(), told.get());
          insert.addBatch();
          any = true;
        }
      }
      if (any) {
        insert.executeBatch();
      }
    }
  }

  private static void bind(PreparedStatement insert, long chain, Happening told)
      throws SQLException {
    insert.setLong(1, chain);
    insert.setLong(2, told.sequence());
    insert.setString(3, told.device().value());
    insert.setString(4, told.boot());
    insert.setString(5, told.kind().word());
    insert.setString(6, told.word());
    insert.setString(7, told.why());
    insert.setLong(8, told.ms());
    insert.setLong(9, told.told().at().toEpochMilli());
    insert.setInt(10, told.told().quality() == Wall.Quality.TRUSTED ? 1 : 0);
    insert.setLong(11, told.atNs());
    insert.setLong(12, told.received().toEpochMilli());
  }

  /** Rows of a condition, oldest first. */
  static List<Happening> select(Connection connection, String condition, Object... values)
      throws SQLException {
    List<Happening> happenings = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select device, boot, sequence, kind, word, why, ms, told_ms, trusted, at_ns,"
                + " received_ms from happening where "
                + condition
                + " order by received_ms, chain, sequence")) {
      for (int index = 0; index < values.length; index++) {
        select.setObject(index + 1, values[index]);
      }
      select.setFetchSize(Tables.PAGE);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          happenings.add(happening(row));
        }
      }
    }
    return happenings;
  }

  private static Happening happening(ResultSet row) throws SQLException {
    return new Happening(
        new DeviceId(row.getString(1)),
        row.getString(2),
        row.getLong(3),
        Happening.Kind.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        new Wall(
            Instant.ofEpochMilli(row.getLong(8)),
            row.getInt(9) != 0 ? Wall.Quality.TRUSTED : Wall.Quality.UNSET),
        row.getLong(10),
        Instant.ofEpochMilli(row.getLong(11)));
  }
}
