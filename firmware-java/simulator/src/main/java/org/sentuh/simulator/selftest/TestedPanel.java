package org.sentuh.simulator.selftest;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.PanelSensors;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.treatment.State;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.selftest.Bench;
import org.sentuh.device.selftest.Chips;
import org.sentuh.device.selftest.Person;
import org.sentuh.device.selftest.SelfTest;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.Recording;

/**
 * A simulated panel under the device's own self-test, in stepped time: the unmodified test, loop,
 * harness and drivers. One thread; a panel is tested once.
 */
public final class TestedPanel {

  private final SelfTestOrder order;
  private final SimulatedPanel panel;
  private LongConsumer watcher = ns -> {};
  private @Nullable SelfTest test;

  /**
   * A panel whose chips have not been started.
   *
   * @param order how the box believes that it is built
   * @param back what the panel lies on
   * @param seed draws the parts and their noise
   * @param defect what is wrong with it
   */
  public TestedPanel(SelfTestOrder order, Recording back, long seed, Defect defect) {
    this.order = order;
    this.panel =
        new SimulatedPanel(
            defect.cutOffNs() == 0 ? order.device() : order.withCutOff(defect.cutOffNs()),
            order.panel(),
            back,
            Scenario.UNEVENTFUL,
            0,
            seed);
  }

  /** Who is told the time of every tick, after the physics has moved on to it. */
  void watch(LongConsumer each) {
    watcher = each;
  }

  /** The panel itself. */
  public SimulatedPanel panel() {
    return panel;
  }

  /** Ends the test, as somebody at a screen would. */
  void stop() {
    if (test != null) {
      test.stop();
    }
  }

  /** Starts the chips and tests everything. */
  public SelfTestReport run(Defect defect, Optional<Person> person) {
    if (defect.when() == Defect.When.BEFORE_THE_CHIPS) {
      defect.injection().accept(panel);
    }
    HarnessStart start =
        PanelHarness.start(panel.wires(), order.device(), order.panel(), panel::pause);
    Chips chips = Chips.of(panel.wires().bus(), start, order.device(), order.panel());
    if (defect.when() == Defect.When.AFTER_THE_CHIPS) {
      defect.injection().accept(panel);
    }
    return switch (start) {
      case HarnessStart.Refused(List<?> faults) -> chips.alone(order.device(), order.panel(), panel.nowNs());
      case HarnessStart.Ready(PanelHarness harness) -> run(harness, chips, person);
    };
  }

  private SelfTestReport run(PanelHarness harness, Chips chips, Optional<Person> person) {
    Clock clock = new PanelClock();
    PanelSensors sensors =
        tNs -> {
          panel.advanceTo(tNs);
          watcher.accept(tNs);
          return harness.sample(tNs);
        };
    Ports ports =
        new Ports(clock, sensors, harness, new HeartbeatLine(panel.heartbeat()), new Nobody());
    Bench bench =
        new Bench(order.device(), order.panel(), order.limits(), harness, ports, new State.Idle());
    SelfTest running = new SelfTest(bench, chips, person);
    test = running;
    return running.run();
  }

  /** Within a tick only the bus takes time. */
  private final class PanelClock implements Clock {

    @Override
    public long nowNs() {
      return panel.nowNs();
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      panel.advanceTo(deadlineNs);
    }
  }

  /** A self-test has nothing to tell before it is over. */
  private static final class Nobody implements Recorder {

    @Override
    public boolean offer(Event event) {
      return true;
    }

    @Override
    public void tick(TickRecord tick) {}
  }
}
