package org.sentuh.simulator.session;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.State;
import org.sentuh.device.bedside.Bed;
import org.sentuh.device.bedside.BedsideServer;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.readiness.Keeping;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.BadScenario;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.scenario.ScenarioFile;
import org.sentuh.simulator.tissue.ShippedRecording;

/**
 * A worn, simulated panel whose pages are served: the device's own code from chips to pages, in
 * stepped time that goes as fast as time does, or faster where a test lets it pass.
 */
public final class ServedPanel implements Clock, Recorder, AutoCloseable {

  private static final long LOOK_NS = 1_000_000_000L;

  private final Order order = Order.shipped();
  private final SimulatedPanel panel;
  private final Readiness readiness;
  private final TreatmentLoop loop;
  private final BedsideServer server;
  private final Map<String, Integer> diary = new ConcurrentHashMap<>();
  private final Thread ticker;
  private volatile boolean ticking = true;
  private volatile long nowNs = SteppedTreatment.FIRST_TICK_NS;

  /**
   * A device that has just been switched on.
   *
   * @param kept what outlives it
   * @param port 0 for any that is free
   * @param scenario what happens, its times counted from 6 s of the panel's own
   */
  public ServedPanel(Keeping kept, int port, String... scenario) throws IOException {
    panel =
        new SimulatedPanel(
            order.device(),
            order.setup().panel(),
            ShippedRecording.RECLINE_60.read(),
            read(scenario),
            SteppedTreatment.START_NS,
            1);
    HarnessStart started =
        PanelHarness.start(panel.wires(), order.device(), order.setup().panel(), panel::pause);
    if (!(started instanceof HarnessStart.Ready(PanelHarness harness))) {
      throw new AssertionError("the simulated panel does not start: " + started);
    }
    readiness = NewMother.readiness(order.setup(), kept, this, this, NewMother.testedJustNow(this));
    loop =
        new TreatmentLoop(
            order.setup(),
            new Ports(
                this,
                harness,
                harness,
                new HeartbeatLine(panel.heartbeat()),
                readiness.watch(this)),
            readiness);
    readiness.obey(loop.inbox());
    pass(3);
    server =
        new BedsideServer(
            new Bed(
                order.setup(),
                loop.inbox(),
                loop::latest,
                readiness,
                new Bed.Diary(() -> true, diary::putAll),
                this),
            kept,
            BedsideServer.Address.loopback(port));
    ticker = Thread.ofPlatform().name("ticks").daemon().start(this::tick);
  }

  private static Scenario read(String... scenario) {
    try {
      return ScenarioFile.read("scenario", String.join("\n", scenario));
    } catch (BadScenario no) {
      throw new AssertionError(no);
    }
  }

  private void tick() {
    long nextNs = System.nanoTime();
    while (ticking) {
      step();
      nextNs += order.setup().periodNs();
      LockSupport.parkNanos(nextNs - System.nanoTime());
    }
  }

  private synchronized void step() {
    long tickNs = nowNs + order.setup().periodNs();
    nowNs = tickNs;
    panel.advanceTo(tickNs);
    loop.tick(tickNs, 0);
    if (tickNs % LOOK_NS == 0) {
      readiness.look();
    }
  }

  /** Lets so much time pass at once. */
  public synchronized void pass(double seconds) {
    long untilNs = nowNs + Math.round(seconds * 1e9);
    while (nowNs < untilNs) {
      step();
    }
  }

  /** Lets time pass at once up to a moment of its scenario. */
  public synchronized void passUntil(double second) {
    pass((SteppedTreatment.START_NS - nowNs) / 1e9 + second);
  }

  /** Ticks no more, as a process that hangs. */
  public void hang() throws InterruptedException {
    ticking = false;
    ticker.join();
  }

  /** The pages. */
  public BedsideServer server() {
    return server;
  }

  /** What she has written down. */
  public Map<String, Integer> diary() {
    return diary;
  }

  /** Where the treatment is. */
  public State state() {
    Snapshot latest = loop.latest();
    return latest == null ? new State.Idle() : latest.state();
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    throw new AssertionError("nothing sleeps here");
  }

  @Override
  public boolean offer(Event event) {
    return true;
  }

  @Override
  public void tick(TickRecord tick) {}

  @Override
  public void close() {
    ticking = false;
    server.close();
  }
}
