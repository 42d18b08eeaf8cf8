package org.sentuh.simulator.selftest;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.selftest.Bench;
import org.sentuh.device.selftest.Chips;
import org.sentuh.device.selftest.Person;
import org.sentuh.device.selftest.SelfTest;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.session.SteppedBench;
import org.sentuh.simulator.tissue.Recording;

/**
 * A simulated panel under the device's own self-test, in stepped time: the unmodified test, loop,
 * harness and drivers. One thread.
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
        new SimulatedPanel(order.device(), order.panel(), back, Scenario.UNEVENTFUL, 0, seed);
    if (defect.cutOffNs() > 0) {
      panel.holdOneShot(defect.cutOffNs());
    }
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
      test.stop(new Command.Stop());
    }
  }

  /** Starts the chips and tests everything. */
  public SelfTestReport run(Defect defect, Optional<Person> person) {
    if (defect.when() == Defect.When.BEFORE_THE_CHIPS) {
      defect.injection().accept(panel);
    }
    HarnessStart start =
        PanelHarness.start(panel.wires(), order.device(), order.panel(), panel::pause);
    Chips chips = Chips.of(panel.wires(), start, order.device(), order.panel());
    if (defect.when() == Defect.When.AFTER_THE_CHIPS) {
      defect.injection().accept(panel);
    }
    return switch (start) {
      case HarnessStart.Refused(List<?> faults) ->
          chips.alone(order.device(), order.panel(), panel.nowNs());
      case HarnessStart.Ready ready -> run(ready, chips, person);
    };
  }

  private SelfTestReport run(HarnessStart.Ready ready, Chips chips, Optional<Person> person) {
    SelfTest running = new SelfTest(bench(ready, new State.Idle()), chips, person);
    test = running;
    return running.run();
  }

  /** The panel, its chips started, as a test is done to it. */
  Bench bench(HarnessStart.Ready ready, State standing) {
    return SteppedBench.of(
        panel,
        ready,
        order.device(),
        order.panel(),
        order.limits(),
        standing,
        tNs -> watcher.accept(tNs));
  }
}
