package org.sentuh.simulator.faults;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Actuators;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Delivery;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.PanelSensors;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.device.bus.OutputLine;
import org.sentuh.device.bus.Transfer;
import org.sentuh.device.chip.ChipFault;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.tissue.Recording;

/**
 * Everything of one trial that can be hurt: the panel with its chips, wires and physics, and the
 * program that works on it in stepped time. One thread.
 */
public final class Bed {

  private static final double MS = 1e6;

  private final Order order;
  private final SimulatedPanel panel;
  private final TreatmentLoop loop;
  private final long periodNs;
  private final Ills ills = new Ills();
  private long tickNs = SteppedTreatment.FIRST_TICK_NS;
  private long nowNs = SteppedTreatment.FIRST_TICK_NS;
  private long missedPeriods;

  /** What is wrong with the program and its process. */
  private static final class Ills {
    boolean dead;
    boolean heartbeatCut;
    boolean recorderFull;
    @Nullable Throwable atSensors;
    @Nullable Throwable atDrivers;
    @Nullable Throwable atRecorder;
    long pauseNs;
    long slowNs;
    long shiftNs;
  }

  /**
   * A sound panel on a back, with a program that has not ticked yet.
   *
   * @param body what straps and body will do
   * @param atNs when, in the panel's time
   */
  Bed(Order order, Recording back, Scenario body, long atNs, long seed) {
    this.order = order;
    this.periodNs = order.setup().periodNs();
    this.panel = new SimulatedPanel(order.device(), order.setup().panel(), back, body, atNs, seed);
    Program program = new Program(started(panel, order));
    HeartbeatLine heartbeat = new HeartbeatLine(program);
    this.loop =
        new TreatmentLoop(order.setup(), new Ports(program, program, program, heartbeat, program));
  }

  private static PanelHarness started(SimulatedPanel panel, Order order) {
    return switch (PanelHarness.start(
        panel.wires(), order.device(), order.setup().panel(), panel::pause)) {
      case HarnessStart.Ready(PanelHarness harness) -> harness;
      case HarnessStart.Refused(List<ChipFault> faults) ->
          throw new IllegalStateException("a sound panel does not start: " + faults);
    };
  }

  /** What is played, worn and wired. */
  Order order() {
    return order;
  }

  /** The panel. */
  SimulatedPanel panel() {
    return panel;
  }

  /** The program's loop. */
  TreatmentLoop loop() {
    return loop;
  }

  /** Milliseconds since the first tick. */
  double nowMs() {
    return (nowNs - SteppedTreatment.FIRST_TICK_NS) / MS;
  }

  /** Moves the physics on by a period, and lets the program tick if it is its time. */
  void step() {
    panel.advanceTo(nowNs);
    if (!ills.dead && nowNs >= tickNs) {
      tick();
    }
    nowNs += periodNs;
  }

  /** A thread that dies of an error ticks no more; nobody else drives the panel. */
  private void tick() {
    try {
      loop.tick(tickNs + ills.shiftNs, missedPeriods);
    } catch (Error | RuntimeException death) {
      ills.dead = true;
      if (!death.equals(ills.atSensors) && !death.equals(ills.atRecorder)) {
        throw death;
      }
    }
    long tookNs = panel.nowNs() - tickNs + ills.pauseNs + ills.slowNs;
    ills.pauseNs = 0;
    missedPeriods = Math.max(0, tookNs - periodNs + (periodNs - 1)) / periodNs;
    tickNs += periodNs * (1 + missedPeriods);
  }

  /** Whether no program is left. */
  boolean isDead() {
    return ills.dead;
  }

  /** The process is gone, or its tick's thread. */
  void die() {
    ills.dead = true;
  }

  /** Nothing of the process runs for a time. */
  void pause(long ms) {
    ills.pauseNs = Math.round(ms * MS);
  }

  /** Every tick takes so much longer from now on. */
  void slowDown(double ms) {
    ills.slowNs = Math.round(ms * MS);
  }

  /** The monotonic clock jumps. */
  void jumpClock(long ms) {
    ills.shiftNs += Math.round(ms * MS);
  }

  /** The heartbeat's wire breaks. */
  void cutHeartbeat() {
    ills.heartbeatCut = true;
  }

  /** Nobody takes events any more. */
  void fillRecorder() {
    ills.recorderFull = true;
  }

  /** Asking the sensors throws from now on. */
  void throwAtSensors(Throwable bug) {
    ills.atSensors = bug;
  }

  /** Driving the motors throws from now on. */
  void throwAtDrivers(Throwable bug) {
    ills.atDrivers = bug;
  }

  /** Writing events throws from now on. */
  void throwAtRecorder(Throwable bug) {
    ills.atRecorder = bug;
  }

  private static void fail(@Nullable Throwable with) {
    switch (with) {
      case Error error -> throw error;
      case RuntimeException bug -> throw bug;
      case null -> {}
      default -> throw new IllegalArgumentException("neither a bug nor an error", with);
    }
  }

  /** The ports as the program has them, with what is wrong with them. */
  private final class Program implements Clock, PanelSensors, Actuators, OutputLine, Recorder {

    private final PanelHarness harness;

    Program(PanelHarness harness) {
      this.harness = harness;
    }

    @Override
    public long nowNs() {
      return panel.nowNs() + ills.shiftNs + ills.slowNs;
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      throw new IllegalStateException("nothing sleeps within a tick");
    }

    @Override
    public PanelSample sample(long tNs) {
      fail(ills.atSensors);
      return harness.sample(tNs);
    }

    @Override
    public Delivery apply(ApprovedFrame frame) {
      fail(ills.atDrivers);
      return harness.apply(frame);
    }

    @Override
    public Transfer high() {
      return ills.heartbeatCut ? Transfer.DONE : panel.heartbeat().high();
    }

    @Override
    public Transfer low() {
      return ills.heartbeatCut ? Transfer.DONE : panel.heartbeat().low();
    }

    @Override
    public boolean offer(Event event) {
      fail(ills.atRecorder);
      return !ills.recorderFull;
    }

    @Override
    public void tick(TickRecord tick) {
      fail(ills.atRecorder);
    }
  }
}
