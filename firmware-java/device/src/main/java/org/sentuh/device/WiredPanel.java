package org.sentuh.device;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.loop.PanelSensors;
import org.sentuh.control.loop.Permission;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;
import org.sentuh.device.harness.Board;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.realtime.Hearing;
import org.sentuh.device.realtime.TickClock;
import org.sentuh.device.realtime.Ticker;
import org.sentuh.device.selftest.Bench;
import org.sentuh.device.selftest.Chips;
import org.sentuh.device.selftest.Person;
import org.sentuh.device.selftest.SelfTest;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.turns.NoTreatment;
import org.sentuh.device.turns.PanelTurns;
import org.sentuh.device.turns.SelfTestTurn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The panel that a board leads to, from its chips to its ticks.
 *
 * <pre>
 * test     its chips are started, and it tests itself
 * tick     its chips are started anew, and a loop ticks
 * still    one last frame with everything off
 * </pre>
 *
 * <p>One thread tests, ticks, ends and asks whether it is alive; everything else comes from any.
 */
final class WiredPanel {

  private static final Logger LOG = LoggerFactory.getLogger(WiredPanel.class);
  private static final long LAST_TICK_MS = 1_000;

  private final Configuration configuration;
  private final Limits limits;
  private final Board board;
  private final Clock clock;
  private final HeartbeatLine heartbeat;
  private final AtomicLong sampled = new AtomicLong();
  private volatile boolean stopAsked;
  private volatile @Nullable SelfTest testing;
  private volatile @Nullable TreatmentLoop loop;
  private @Nullable PanelHarness harness;
  private @Nullable Ticker ticker;
  private long seenAlive;

  /** A panel that nobody has spoken to. */
  WiredPanel(Configuration configuration, Limits limits, Board board, Clock clock) {
    this.configuration = configuration;
    this.limits = limits;
    this.board = board;
    this.clock = clock;
    this.heartbeat = new HeartbeatLine(board.heartbeat());
  }

  /**
   * Starts the chips, and where they all start the panel tests itself, on a thread of its own.
   *
   * @param person who can be asked to press something, if anybody
   */
  Meanwhile<SelfTestReport> test(Optional<Person> person) {
    return Meanwhile.hurried(
        "self-test",
        () ->
            person.isPresent()
                ? testedOnce(person)
                : SelfTest.untilHeldUpNoMore(() -> testedOnce(person), () -> stopAsked));
  }

  private SelfTestReport testedOnce(Optional<Person> person) {
    HarnessStart start = start();
    Chips chips = Chips.of(board.wires(), start, configuration.device(), configuration.panel());
    if (!(start instanceof HarnessStart.Ready(PanelHarness ready))) {
      return chips.alone(configuration.device(), configuration.panel(), clock.nowNs());
    }
    SelfTest test = new SelfTest(bench(ready, new State.Idle()), chips, person);
    testing = test;
    if (stopAsked) {
      test.stop(new Command.Stop());
    }
    SelfTestReport seen = test.run();
    testing = null;
    return seen;
  }

  private HarnessStart start() {
    return PanelHarness.start(
        board.wires(),
        configuration.device(),
        configuration.panel(),
        ns -> clock.sleepUntil(clock.nowNs() + ns));
  }

  private Bench bench(PanelHarness ready, State standing) {
    return new Bench(
        configuration.device(),
        configuration.panel(),
        limits,
        ready,
        ports(ready, new NoTreatment()),
        standing);
  }

  /** Whoever ticks asks the sensors, a treatment as well as a turn that has the panel. */
  private Ports ports(PanelHarness ready, Recorder recorder) {
    PanelSensors counted =
        tNs -> {
          sampled.incrementAndGet();
          return ready.sample(tNs);
        };
    return new Ports(clock, counted, ready, heartbeat, recorder);
  }

  /**
   * Starts the chips anew, and lets a loop tick on a thread of its own.
   *
   * @param hearing takes what happens
   * @param permission who may begin
   * @param turns who else may use the panel
   * @param listeners are given the loop's inbox before it ticks
   * @return the loop, empty where the chips do not all start
   */
  Optional<TreatmentLoop> tick(
      Setup setup,
      Hearing hearing,
      Permission permission,
      PanelTurns turns,
      Consumer<Inbox> listeners) {
    if (!(start() instanceof HarnessStart.Ready(PanelHarness ready))) {
      return Optional.empty();
    }
    TreatmentLoop made = new TreatmentLoop(setup, ports(ready, hearing), permission);
    turns.obey(made.inbox());
    listeners.accept(made.inbox());
    Ticker thread = new Ticker(made, hearing, new TickClock(), setup.periodNs(), turns);
    harness = ready;
    loop = made;
    ticker = thread;
    thread.start();
    return Optional.of(made);
  }

  /** A self-test that somebody asks for between two ticks. */
  SelfTestTurn.TestBench testBench() {
    return new SelfTestTurn.TestBench(
        standing -> bench(started(), standing),
        () -> Chips.again(board.wires().bus(), configuration.device(), configuration.panel()));
  }

  /** What a turn has of the panel. */
  Ports turnPorts() {
    return ports(started(), new NoTreatment());
  }

  /** A turn is taken on the tick's thread, and that there is one only where the chips started. */
  private PanelHarness started() {
    return Objects.requireNonNull(harness, "the panel's chips have not started");
  }

  /**
   * Whether everything that should tick has done so since this was asked last. Whoever has the
   * panel between two ticks of the loop ticks, too: what counts is that the sensors are asked.
   */
  boolean isAlive() {
    long before = seenAlive;
    seenAlive = sampled.get();
    return ticker == null || seenAlive > before;
  }

  /** The latest tick, null before the first. */
  @Nullable Snapshot latest() {
    TreatmentLoop ticking = loop;
    return ticking == null ? null : ticking.latest();
  }

  /** Whether the tick's thread has died, which is said in the log. */
  boolean isDead() {
    Ticker thread = ticker;
    if (thread == null || thread.death() == null) {
      return false;
    }
    LOG.error("the tick's thread died; the heartbeat died with it", thread.death());
    return true;
  }

  /** Stops whatever moves, with the next tick. */
  void stop() {
    stopAsked = true;
    SelfTest test = testing;
    if (test != null) {
      test.stop(new Command.Stop());
    }
    TreatmentLoop ticking = loop;
    if (ticking != null) {
      ticking.inbox().put(new Command.Stop());
    }
  }

  /** Lets a last tick turn everything off, and the drivers once more. */
  void still() {
    Ticker thread = ticker;
    if (thread != null) {
      thread.leave();
      if (!thread.join(LAST_TICK_MS)) {
        LOG.error("no tick in {} ms; without a heartbeat the motors are off", LAST_TICK_MS);
        return; // its thread still owns the bus
      }
    }
    if (harness != null && !harness.off()) {
      LOG.error("a driver did not take the last frame; without a heartbeat the motors are off");
    }
  }
}
