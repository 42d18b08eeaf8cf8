package org.sentuh.clinic.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/** The steps of one filing: gathered while it goes on, written where something has changed. */
final class Traces {

  /** Silences under this are none: a device speaks every quarter of an hour while it is on. */
  private static final long SILENCE_MS = 3_600_000;

  /** A temperature that stays is written again after so long, so that a forgotten one ends. */
  private static final long RENEWED_MS = 300_000;

  private static final double MS_PER_HOUR = 3_600_000;
  private static final double MB = 1 << 20;
  private static final double PERCENT = 100;

  /** Spares reading every frame: of seconds only their temperatures count here. */
  private static final Pattern SKIN =
      Pattern.compile("\"skin_celsius\":\\[((?:\\[[^\\]]*\\],?)*)\\]");

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
  private static final WireJson WIRE = new WireJson();

  private final Connection connection;
  private final Engine engine;
  private final List<Step> steps = new ArrayList<>();
  private final Map<Key, Double> counted = new HashMap<>();

  Traces(Connection connection, Engine engine) {
    this.connection = connection;
    this.engine = engine;
  }

  private record Key(String device, Trace what, String place) {}

  private record Step(Key key, long atMs, double value) {}

  private record Last(long atMs, double value) {}

  private void step(String device, Trace what, String place, long atMs, double value) {
    steps.add(new Step(new Key(device, what, place), atMs, what.rounded(value)));
  }

  // What is heard.

  /** A device was heard, after it had last been heard at a moment, or else was given out at one. */
  void heard(Device device, long atMs) {
    @Nullable Long before = device.lastHeard == null ? device.registered : device.lastHeard;
    if (before != null && atMs - before >= SILENCE_MS) {
      step(device.name, Trace.SILENCE, "", atMs, (atMs - before) / MS_PER_HOUR);
    }
  }

  /** A device says how it is. */
  void health(Arrival.Latest latest) {
    if (latest.channel() == Channel.HEALTH
        && !latest.remembered()
        && WIRE.read(Channel.HEALTH.of(latest.device()), latest.body())
            instanceof Received.Understood<Message>(Message.Health health)) {
      String device = latest.device().value();
      long at = latest.received().toEpochMilli();
      double waiting = health.waiting().values().stream().mapToLong(Long::longValue).sum();
      step(device, Trace.WAITING, "", at, waiting);
      if (health.quotaBytes() > 0) {
        step(
            device,
            Trace.STORAGE,
            "",
            at,
            PERCENT * health.journalBytes() / (double) health.quotaBytes());
      }
      step(device, Trace.FREE, "", at, health.freeBytes() / MB);
      step(device, Trace.FULL, "", at, health.treatmentsRefused() ? 1 : 0);
      step(device, Trace.CLOCK, "", at, health.wall().quality() == Wall.Quality.UNSET ? 1 : 0);
    }
  }

  /** A device has answered what it made of a prescription. */
  void answered(Message.Reported reported, long atMs) {
    step(
        reported.device().value(),
        Trace.PRESCRIPTION,
        "",
        atMs,
        reported.refused().isEmpty() ? 0 : 1);
  }

  /** An entry was stored just now. */
  void told(Entry entry, Optional<Notice> notice, long atMs) {
    String device = entry.device().value();
    if (entry.lane() == Lane.SAMPLE) {
      warmest(entry.body()).ifPresent(celsius -> step(device, Trace.SKIN, "", atMs, celsius));
    } else if (notice.isPresent() && notice.get() instanceof Notice.SelfTested tested) {
      tested(device, tested, atMs);
    } else if (entry.lane() == Lane.EVENT && entry.body().contains("\"ended\"")) {
      dose(entry).ifPresent(dose -> ended(device, dose, atMs));
    }
  }

  private void tested(String device, Notice.SelfTested tested, long atMs) {
    for (Notice.MotorDrew drew : tested.motors()) {
      step(device, Trace.MOTOR, drew.site(), atMs, drew.runMa());
    }
    if (!tested.outcome().equals("unfinished")) {
      step(device, Trace.SELF_TEST, "", atMs, tested.outcome().equals("faulty") ? 1 : 0);
      step(device, Trace.UNTESTED, "", atMs, 0);
    }
  }

  private void ended(String device, Dose dose, long atMs) {
    step(device, Trace.SKIN, "", atMs, Double.NaN);
    for (int zone = 0; zone < dose.prescribed().size(); zone++) {
      double meant = dose.prescribed().get(zone);
      if (meant > 0) {
        double part = Math.min(1, dose.delivered().get(zone) / meant);
        step(device, Trace.CONTACT, Integer.toString(zone + 1), atMs, PERCENT * part);
      }
    }
  }

  private static Optional<Dose> dose(Entry entry) {
    return WIRE.read(entry.lane().channel().of(entry.device()), entry.body())
                instanceof Received.Understood<Message>(Message.Fact fact)
            && fact.event().fact() instanceof Fact.Ended ended
        ? Optional.of(ended.dose())
        : Optional.empty();
  }

  private static OptionalDouble warmest(String body) {
    Matcher found = SKIN.matcher(body);
    return found.find()
        ? NUMBER
            .matcher(found.group(1))
            .results()
            .mapToDouble(n -> Double.parseDouble(n.group()))
            .max()
        : OptionalDouble.empty();
  }

  /** So many lanes of a device more, or fewer, are not complete than before. */
  void incomplete(DeviceId device, int more) {
    counted.merge(new Key(device.value(), Trace.INCOMPLETE, ""), (double) more, Double::sum);
  }

  // What is kept.

  void put(long nowMs) throws SQLException {
    counted.values().removeIf(more -> more == 0);
    if (steps.isEmpty() && counted.isEmpty()) {
      return;
    }
    Map<Key, Last> last = last();
    Set<Key> changed = new HashSet<>();
    List<Step> fresh = new ArrayList<>();
    for (Map.Entry<Key, Double> one : counted.entrySet()) {
      @Nullable Last before = last.get(one.getKey());
      double were = before == null ? 0 : before.value();
      steps.add(new Step(one.getKey(), nowMs, Math.max(0, were + one.getValue())));
    }
    for (Step step : steps) {
      @Nullable Last before = last.get(step.key());
      Step kept = measured(step, before);
      if (before == null || isOther(kept, before)) {
        fresh.add(kept);
        last.put(step.key(), new Last(kept.atMs(), kept.value()));
        changed.add(step.key());
      }
    }
    insert(fresh);
    update(changed, last);
  }

  /** How long it had not tested itself is known only from the time before. */
  private static Step measured(Step step, @Nullable Last before) {
    return step.key().what() == Trace.UNTESTED && before != null
        ? new Step(
            step.key(),
            step.atMs(),
            Trace.UNTESTED.rounded((step.atMs() - before.atMs()) / MS_PER_HOUR))
        : step;
  }

  private static boolean isOther(Step step, Last before) {
    return switch (step.key().what()) {
      case SILENCE, UNTESTED, CONTACT -> true;
      case SKIN ->
          Double.compare(step.value(), before.value()) != 0
              || (!Double.isNaN(step.value()) && step.atMs() - before.atMs() >= RENEWED_MS);
      default -> Double.compare(step.value(), before.value()) != 0;
    };
  }

  private Map<Key, Last> last() throws SQLException {
    Set<Key> keys = new HashSet<>(counted.keySet());
    steps.forEach(step -> keys.add(step.key()));
    Rows rows = new Rows("device text", "what text", "place text");
    keys.forEach(key -> rows.add(key.device(), key.what().word(), key.place()));
    Map<String, Trace> words = new HashMap<>();
    for (Trace what : Trace.values()) {
      words.put(what.word(), what);
    }
    Map<Key, Last> last = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select t.device, t.what, t.place, t.at_ms, t.value from "
                + engine.table(rows)
                + " join trace_now t on t.device = r.device and t.what = r.what"
                + " and t.place = r.place")) {
      engine.bind(select, 1, rows);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          @Nullable Trace what = words.get(row.getString(2));
          double value = row.getDouble(5);
          if (what != null) {
            last.put(
                new Key(row.getString(1), what, row.getString(3)),
                new Last(row.getLong(4), row.wasNull() ? Double.NaN : value));
          }
        }
      }
    }
    return last;
  }

  private void insert(List<Step> fresh) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into trace (device, what, place, at_ms, value) values (?, ?, ?, ?, ?)"
                + " on conflict (device, what, place, at_ms) do update"
                + " set value = excluded.value")) {
      for (Step step : fresh) {
        bind(insert, step.key(), step.atMs(), step.value());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void update(Set<Key> changed, Map<Key, Last> last) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into trace_now (device, what, place, at_ms, value) values (?, ?, ?, ?, ?)"
                + " on conflict (device, what, place) do update"
                + " set at_ms = excluded.at_ms, value = excluded.value")) {
      for (Key key : changed) {
        @Nullable Last now = last.get(key);
        if (now != null) {
          bind(upsert, key, now.atMs(), now.value());
          upsert.addBatch();
        }
      }
      upsert.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, Key key, long atMs, double value)
      throws SQLException {
    statement.setString(1, key.device());
    statement.setString(2, key.what().word());
    statement.setString(3, Quarantine.storable(key.place()));
    statement.setLong(4, atMs);
    if (Double.isNaN(value)) {
      statement.setNull(5, Types.DOUBLE);
    } else {
      statement.setDouble(5, value);
    }
  }
}
