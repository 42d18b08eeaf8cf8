package org.sentuh.simulator.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.ShippedRecording;
import org.sentuh.telemetry.journal.Journal;
import org.sentuh.telemetry.journal.Kept;
import org.sentuh.telemetry.journal.Waiting;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.Wall;
import org.sentuh.telemetry.wire.WireJson;

/**
 * Thirty days without a network, each a start of the device and a whole treatment of 300 s at full
 * rate; then everything is told and acknowledged. The disk is real, the days are stepped.
 */
class ThirtyDaysOfflineTest {

  private static final int DAYS = 30;
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long DAY_NS = 86_400 * SECOND_NS;
  private static final int AT_ONCE = 100;
  private static final DeviceId DEVICE = new DeviceId("sentuh-01");

  private static final List<Event> EVENTS = new ArrayList<>();
  private static final List<TickRecord> TICKS = new ArrayList<>();
  private static List<String> zones = List.of();

  private final DayClock clock = new DayClock();
  private final WireJson json = new WireJson();
  private final Map<String, Entry> last = new HashMap<>();
  private final List<Notice> notices = new ArrayList<>();
  private long facts;
  private long seconds;

  @TempDir Path folder;

  /** One real treatment, with its ticks as the loop hands them over. */
  @BeforeAll
  static void treat(@TempDir Path directory) throws Exception {
    SteppedTreatment.play(
        Orders.of("standard"),
        ShippedRecording.RECLINE_60.read(),
        Scenario.UNEVENTFUL,
        1,
        directory);
    Inputs.Reader reader = new Inputs.Reader(directory.resolve("inputs"));
    var setup = reader.order().setup();
    zones = setup.panel().sensors().stream().map(SensorSite::name).toList();
    SimulatedClock at = new SimulatedClock();
    Inputs.RecordedTick[] now = new Inputs.RecordedTick[1];
    Ports ports =
        new Ports(
            at,
            tNs -> now[0].inputs().sample(),
            frame -> now[0].inputs().delivery(),
            () -> {},
            new Collector());
    TreatmentLoop loop = new TreatmentLoop(setup, ports);
    for (var tick = reader.next(); tick != null; tick = reader.next()) {
      now[0] = tick;
      at.set(tick.inputs().tNs());
      tick.inputs().commands().forEach(loop.inbox()::put);
      loop.tick(tick.inputs().tNs(), tick.inputs().missedPeriods());
    }
  }

  @Test
  void nothingIsLostAndAllOfItIsToldQuickly() throws Exception {
    for (int day = 0; day < DAYS; day++) {
      try (Journal journal = open("day-" + day)) {
        treatment(journal, "day-" + day);
      }
      clock.pass(DAY_NS);
    }

    try (Journal journal = open("today")) {
      assertThat(journal.awaitWritten(10_000)).isTrue();
      Map<Lane, Long> waiting = journal.health().waiting();
      long megabytes = journal.health().journalBytes() >> 20;
      System.out.printf(
          "MEASURED %d days offline: %d MB, %s, %d ticks a treatment%n",
          DAYS, megabytes, waiting, TICKS.size());
      assertThat(megabytes).isLessThan(128);

      drain(journal, Lane.EVENT).forEach(this::check);
      drain(journal, Lane.SAMPLE).forEach(this::check);
      drain(journal, Lane.FULL_RATE).forEach(this::follows);
      assertThat(journal.awaitWritten(10_000)).isTrue();
      assertThat(journal.spans()).isEmpty();
      assertThat(journal.health().strangeAcks()).isZero();
      assertThat(journal.health().refused()).isZero();
      assertThat(facts).isEqualTo(DAYS * (EVENTS.size() - seconds()));
      assertThat(seconds).isEqualTo(DAYS * seconds());
      assertThat(notices.stream().filter(Notice.Goodbye.class::isInstance)).hasSize(DAYS);
    }
  }

  private Journal open(String boot) {
    return Journal.open(
        new Journal.Settings(folder, folder.resolve("memory"), DEVICE, boot, 256 << 20),
        Kept.in(folder),
        clock,
        clock);
  }

  /** Plays a day's treatment into the journal, five seconds of ticks at a time. */
  private void treatment(Journal journal, String boot) throws InterruptedException {
    Recorder recorder = journal.recorder(zones);
    long shiftNs = clock.nowNs() - TICKS.getFirst().snapshot().tNs();
    int told = 0;
    for (int tick = 0; tick < TICKS.size(); tick++) {
      TickRecord record = shifted(TICKS.get(tick), shiftNs);
      clock.set(record.snapshot().tNs());
      while (told < EVENTS.size() && EVENTS.get(told).atNs() + shiftNs <= clock.nowNs()) {
        Event event = EVENTS.get(told++);
        assertThat(
                recorder.offer(
                    new Event(boot, event.sequence(), event.atNs() + shiftNs, event.fact())))
            .isTrue();
      }
      recorder.tick(record);
      if (tick % 500 == 499) {
        assertThat(journal.awaitWritten(60_000)).isTrue();
      }
    }
    assertThat(told).isEqualTo(EVENTS.size());
  }

  private static TickRecord shifted(TickRecord tick, long byNs) {
    Snapshot then = tick.snapshot();
    Snapshot now =
        new Snapshot(
            then.tNs() + byNs,
            then.state(),
            then.placeNs(),
            then.level(),
            then.ceiling(),
            then.intent(),
            then.verdict(),
            then.pressure(),
            then.vitals());
    return new TickRecord(
        tick.missedPeriods(),
        tick.commands(),
        tick.sample(),
        tick.delivery(),
        tick.punctual(),
        now);
  }

  /** As the uplink does: a hundred at a time, each hundred acknowledged. */
  private List<Entry> drain(Journal journal, Lane lane) throws InterruptedException {
    long beganNs = System.nanoTime();
    ArrayList<Entry> told = new ArrayList<>();
    List<Waiting> some = journal.after(lane, 0, AT_ONCE);
    while (!some.isEmpty()) {
      Map<String, Long> upTo = new HashMap<>();
      for (Waiting waiting : some) {
        told.add(waiting.entry());
        upTo.put(waiting.entry().boot(), waiting.entry().sequence());
      }
      upTo.forEach((boot, sequence) ->
          journal.stored(new Message.Ack(DEVICE, boot, new EnumMap<>(Map.of(lane, sequence)))));
      some = journal.after(lane, some.getLast().place(), AT_ONCE);
    }
    assertThat(journal.awaitWritten(60_000)).isTrue();
    long letters = told.stream().mapToLong(entry -> entry.body().length()).sum();
    double perSecond = told.size() / ((System.nanoTime() - beganNs) / 1e9);
    System.out.printf(
        "MEASURED %s: %d records of %d letters drained at %.0f a second%n",
        lane.word(), told.size(), letters / told.size(), perSecond);
    assertThat(perSecond).as("records a second").isGreaterThan(1000);
    return told;
  }

  private void check(Entry entry) {
    follows(entry);
    switch (json.read(new Topic(DEVICE, entry.lane().channel(), ""), entry.body())) {
      case Received.Understood<Message>(Message.Fact fact) -> facts++;
      case Received.Understood<Message>(Message.Noted noted) -> notices.add(noted.notice());
      case Received.Understood<Message>(Message.Sample sample) ->
          seconds += sample.frame().seconds().size();
      default -> throw new AssertionError(entry.body());
    }
  }

  /** A lane's first entry that is told may be one after others that were too old to keep. */
  private void follows(Entry entry) {
    Entry before = last.put(entry.boot() + entry.lane(), entry);
    if (before != null) {
      assertThat(entry.sequence()).isEqualTo(before.sequence() + 1);
      assertThat(entry.before()).isEqualTo(before.hash());
    } else if (entry.lane() != Lane.FULL_RATE) {
      assertThat(entry.sequence()).isZero();
      assertThat(entry.before()).isEqualTo(Entry.BEGINNING);
    }
  }

  private static long seconds() {
    return EVENTS.stream().filter(event -> event.fact() instanceof Fact.Second).count();
  }

  /** Keeps what the loop reports. */
  private static final class Collector implements Recorder {
    @Override
    public boolean offer(Event event) {
      return EVENTS.add(event);
    }

    @Override
    public void tick(TickRecord tick) {
      TICKS.add(tick);
    }
  }

  /** Time that passes when the test says so. Any thread. */
  private static final class DayClock implements Clock, Wall.Clock {
    private final AtomicLong nowNs = new AtomicLong(SECOND_NS);

    @Override
    public long nowNs() {
      return nowNs.get();
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      throw new AssertionError("nobody sleeps in a test");
    }

    @Override
    public Wall now() {
      return new Wall(
          Instant.parse("2026-11-25T02:40:00Z").plusNanos(nowNs()), Wall.Quality.TRUSTED);
    }

    void set(long ns) {
      nowNs.set(ns);
    }

    void pass(long ns) {
      nowNs.addAndGet(ns);
    }
  }
}
