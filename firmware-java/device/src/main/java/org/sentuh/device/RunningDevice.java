package org.sentuh.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Inbox;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;
import org.sentuh.device.bedside.Bed;
import org.sentuh.device.bedside.BedsideServer;
import org.sentuh.device.bedside.BedsideUnavailable;
import org.sentuh.device.harness.Board;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.local.LocalSocket;
import org.sentuh.device.readiness.HoldLatch;
import org.sentuh.device.readiness.LedgerKeeping;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.device.readiness.ReadinessFolder;
import org.sentuh.device.realtime.Hearing;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.realtime.TickClock;
import org.sentuh.device.realtime.Ticker;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.device.selftest.Bench;
import org.sentuh.device.selftest.Chips;
import org.sentuh.device.selftest.LastSelfTest;
import org.sentuh.device.selftest.SelfTest;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.settings.UseSettings;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A device from the moment it is switched on until it is told to end: record, self-test, loop,
 * pages, and the socket of the commands on this box, wired here and nowhere else.
 *
 * <pre>
 * open     the record, and the socket, which says what goes on
 * begin    the chips are started, the panel tests itself, the chips are started anew;
 *          the loop ticks; the pages are served
 * attend   ten times a second it is looked whether the loop still ticks
 * close    one last frame with everything off, then the heartbeat ends; then all else is closed
 * </pre>
 *
 * <p>A panel whose chips do not all start has no loop and no heartbeat; pages, socket and record
 * say what is wrong with it. One thread opens, begins, attends and closes; {@link LocalAnswers}
 * looks on from others.
 */
final class RunningDevice implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningDevice.class);
  private static final long LOOK_NS = 100_000_000L;
  private static final int LOOKS_A_SECOND = 10;
  private static final long LAST_TICK_MS = 1_000;

  private final Configuration configuration;
  private final Board board;
  private final Clock clock = new RealTimeClock();
  private final Wall.Clock wall = new MachineWallClock();
  private final String boot = String.format("b%013x", new SecureRandom().nextLong() >>> 12);
  private final Setup setup;
  private final Reporting reporting;
  private final ReadinessFolder kept;
  private final HoldLatch hold;
  private final LastSelfTest tested = new LastSelfTest();
  private final Readiness readiness;
  private final Hearing hearing;
  private final HeartbeatLine heartbeat;
  private final LocalSocket socket;
  private volatile @Nullable SelfTest testing;
  private volatile @Nullable SelfTestReport report;
  private volatile @Nullable TreatmentLoop loop;
  private volatile @Nullable BedsideServer pages;
  private @Nullable PanelHarness harness;
  private @Nullable Ticker ticker;

  /**
   * Opens the record, and answers on this box. Nothing is spoken to on the board yet.
   *
   * @throws BadInput when another device has the folders, or they cannot be used
   */
  RunningDevice(Configuration configuration, Folders folders, Board board) throws BadInput {
    this.configuration = configuration;
    this.board = board;
    this.setup = configuration.setup(boot);
    this.heartbeat = new HeartbeatLine(board.heartbeat());
    try {
      this.kept = ReadinessFolder.within(folders.state());
      this.hold = new HoldLatch(kept, wall);
    } catch (ReadinessFolder.InUse running) {
      throw new BadInput(String.valueOf(running.getMessage()));
    } catch (IOException | UncheckedIOException unusable) {
      throw new BadInput(
          folders.state()
              + " cannot be used ("
              + unusable
              + "); it must be this user's, and its disk must have room");
    }
    this.reporting = reporting(folders.place(configuration.use().recordBytes()));
    this.readiness = newReadiness();
    List<String> zones = configuration.panel().sensors().stream().map(SensorSite::name).toList();
    this.hearing = new Hearing(readiness.watch(reporting.recorder(zones)));
    this.socket = socket(folders);
  }

  private Reporting reporting(Reporting.Place place) {
    return configuration
        .uplink(boot, Version.NUMBER)
        .map(told -> Reporting.open(place, told, clock, wall, new SplittableRandom()))
        .orElseGet(() -> Reporting.untold(place, configuration.id(), boot, clock, wall));
  }

  private Readiness newReadiness() {
    return new Readiness(
        setup,
        configuration.questions(),
        hold,
        new LedgerKeeping(kept, configuration.allowance(), setup.limits(), clock, wall),
        new Readiness.Sources(
            () -> reporting.agrees(Consent.TREATMENT),
            reporting::mayBeginTreatment,
            Optional::empty, // a midwife wrote the programme into use.yaml at this box
            tested),
        clock);
  }

  private LocalSocket socket(Folders folders) throws BadInput {
    try {
      return new LocalSocket(folders.socket(), new LocalAnswers(this)::to);
    } catch (IOException unusable) {
      throw new BadInput(
          folders.socket() + " cannot be made (" + unusable + "); its folder must be this user's");
    }
  }

  /**
   * Starts the chips, lets the panel test itself, and lets the loop tick.
   *
   * @return whether the loop ticks
   */
  boolean begin() {
    new Rehearsal(setup).play();
    HarnessStart start = start();
    Chips chips =
        Chips.of(board.wires().bus(), start, configuration.device(), configuration.panel());
    SelfTestReport seen =
        start instanceof HarnessStart.Ready(PanelHarness ready)
            ? test(ready, chips)
            : chips.alone(configuration.device(), configuration.panel(), clock.nowNs());
    report = seen;
    tested.remember(seen, clock.nowNs());
    reporting.note(seen.notice());
    if (start() instanceof HarnessStart.Ready(PanelHarness ready)) {
      tick(ready);
    }
    TreatmentLoop ticking = loop;
    serve(ticking == null ? new Inbox() : ticking.inbox());
    return ticking != null;
  }

  private HarnessStart start() {
    return PanelHarness.start(
        board.wires(),
        configuration.device(),
        configuration.panel(),
        ns -> clock.sleepUntil(clock.nowNs() + ns));
  }

  private SelfTestReport test(PanelHarness ready, Chips chips) {
    Bench bench =
        new Bench(
            configuration.device(),
            configuration.panel(),
            setup.limits(),
            ready,
            ports(ready),
            new State.Idle());
    SelfTest test = new SelfTest(bench, chips, Optional.empty());
    testing = test;
    SelfTestReport seen = Hurried.run("self-test", test::run);
    testing = null;
    return seen;
  }

  private Ports ports(PanelHarness ready) {
    return new Ports(clock, ready, ready, heartbeat, hearing);
  }

  private void tick(PanelHarness ready) {
    TreatmentLoop made = new TreatmentLoop(setup, ports(ready), readiness);
    reporting.obey(made.inbox());
    readiness.obey(made.inbox());
    Ticker thread = new Ticker(made, hearing, new TickClock(), setup.periodNs());
    thread.start();
    harness = ready;
    loop = made;
    ticker = thread;
  }

  /** Where the pages' port is taken, the device goes on without them. */
  private void serve(Inbox inbox) {
    UseSettings.Pages wish = configuration.use().pages();
    Bed.Diary diary =
        new Bed.Diary(() -> reporting.agrees(Consent.WELLBEING), reporting::wellbeing);
    try {
      pages =
          new BedsideServer(
              new Bed(setup, inbox, this::latest, readiness, diary, clock),
              kept,
              new BedsideServer.Address(
                  wish.address(), wish.port(), new HashSet<>(wish.names()), null));
    } catch (BedsideUnavailable taken) {
      LOG.warn("the device goes on without pages", taken);
    }
  }

  /**
   * Looks after everything until told otherwise, or until the loop is lost.
   *
   * @param going asked ten times a second
   * @param alive told ten times a second while everything that should tick does
   * @return whether it was told, and nothing was lost
   */
  boolean attend(BooleanSupplier going, Runnable alive) {
    int looks = 0;
    long ticks = 0;
    for (long t = clock.nowNs(); going.getAsBoolean(); t = Math.max(t + LOOK_NS, clock.nowNs())) {
      clock.sleepUntil(t);
      if (isLost()) {
        return false;
      }
      if (looks++ % LOOKS_A_SECOND == 0) {
        readiness.look();
      }
      if (ticker == null || hearing.ticks() > ticks) {
        alive.run();
      }
      ticks = hearing.ticks();
    }
    return true;
  }

  private boolean isLost() {
    Ticker thread = ticker;
    if (thread != null && thread.death() != null) {
      LOG.error("the tick's thread died; the heartbeat died with it", thread.death());
      return true;
    }
    return hearing.broke();
  }

  /** Stops whatever moves, with the next tick. Any thread. */
  void stop() {
    SelfTest test = testing;
    if (test != null) {
      test.stop();
    }
    TreatmentLoop ticking = loop;
    if (ticking != null) {
      ticking.inbox().put(new Command.Stop());
    }
  }

  /** The latest tick, null before the first. Any thread. */
  @Nullable Snapshot latest() {
    TreatmentLoop ticking = loop;
    return ticking == null ? null : ticking.latest();
  }

  /** What the self-test found, null while it goes on. Any thread. */
  @Nullable SelfTestReport report() {
    return report;
  }

  /** Its pages, null while there are none. Any thread. */
  @Nullable BedsideServer pages() {
    return pages;
  }

  Configuration configuration() {
    return configuration;
  }

  String boot() {
    return boot;
  }

  Clock clock() {
    return clock;
  }

  Reporting reporting() {
    return reporting;
  }

  Readiness readiness() {
    return readiness;
  }

  HoldLatch hold() {
    return hold;
  }

  Hearing hearing() {
    return hearing;
  }

  /** The last frame is off, then the heartbeat ends, then the rest; 40 s where the disk is slow. */
  @Override
  public void close() {
    still();
    board.close();
    socket.close();
    BedsideServer served = pages;
    if (served != null) {
      served.close();
    }
    readiness.look();
    reporting.close();
    try {
      kept.close();
    } catch (IOException unlocked) {
      LOG.warn("the folder was not let go in order; the next start has it all the same", unlocked);
    }
  }

  private void still() {
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
