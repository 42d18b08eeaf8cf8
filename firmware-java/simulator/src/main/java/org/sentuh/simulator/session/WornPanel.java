package org.sentuh.simulator.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.PanelSensors;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.treatment.State;
import org.sentuh.device.chip.ChipFault;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.harness.Wires;
import org.sentuh.device.selftest.Bench;
import org.sentuh.device.selftest.Chips;
import org.sentuh.device.selftest.SelfTest;
import org.sentuh.device.selftest.SelfTestReport;
import org.sentuh.device.turns.HandTurn;
import org.sentuh.device.turns.NoTreatment;
import org.sentuh.device.turns.SelfTestTurn;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.Recording;

/**
 * A simulated panel on a back, whose chips have been started by the device's own harness; its time
 * begins with the first sample, and its physics moves on at every tick. The tick's thread.
 */
public final class WornPanel implements PanelSensors {

  private final Order order;
  private final SimulatedPanel panel;
  private final Wires wires;
  private HarnessStart.Ready ready;
  private long originNs;
  private boolean begun;

  /** Puts a panel on and starts its chips. */
  public WornPanel(Order order, Recording recording, long seed)
      throws SteppedTreatment.PanelRefused {
    this(order, recording, seed, SimulatedPanel::wires);
  }

  /**
   * The same for somebody who stands between the panel and the board.
   *
   * @param wires what the board has of the panel
   */
  public WornPanel(
      Order order, Recording recording, long seed, Function<SimulatedPanel, Wires> wires)
      throws SteppedTreatment.PanelRefused {
    this.order = order;
    this.panel =
        new SimulatedPanel(
            order.device(),
            order.setup().panel(),
            recording,
            Scenario.UNEVENTFUL,
            SteppedTreatment.START_NS,
            seed);
    this.wires = wires.apply(panel);
    this.ready = start();
  }

  private HarnessStart.Ready start() throws SteppedTreatment.PanelRefused {
    return switch (PanelHarness.start(wires, order.device(), order.setup().panel(), panel::pause)) {
      case HarnessStart.Ready started -> started;
      case HarnessStart.Refused(List<ChipFault> faults) ->
          throw new SteppedTreatment.PanelRefused(faults);
    };
  }

  /**
   * The device's self-test, before anything is sampled for a treatment. It passes some two seconds
   * of the panel's time and next to none of anybody else's; then the chips are started anew.
   */
  public SelfTestReport testItself() throws SteppedTreatment.PanelRefused {
    Chips chips = Chips.of(wires, ready, order.device(), order.setup().panel());
    Bench bench =
        SteppedBench.of(
            panel,
            ready,
            order.device(),
            order.setup().panel(),
            order.setup().limits(),
            new State.Idle(),
            tNs -> {});
    SelfTestReport report = new SelfTest(bench, chips, Optional.empty()).run();
    ready = start();
    return report;
  }

  /**
   * The same test for somebody who asks for it later, between two ticks of a loop.
   *
   * @param clock the loop's
   */
  public SelfTestTurn.TestBench bench(Clock clock) {
    return new SelfTestTurn.TestBench(
        standing ->
            new Bench(
                order.device(),
                order.setup().panel(),
                order.setup().limits(),
                ready.harness(),
                ports(clock, new NoTreatment()),
                standing),
        () -> Chips.again(wires.bus(), order.device(), order.setup().panel()));
  }

  /**
   * The massage on a midwife's hand, for somebody who asks for it between two ticks of a loop.
   *
   * @param setup for a hand
   * @param clock the loop's
   */
  public HandTurn onAHand(Setup setup, Clock clock) {
    return new HandTurn(setup, () -> ports(clock, new NoTreatment()));
  }

  /** What a loop needs of it, beside a clock and a recorder. */
  public Ports ports(Clock clock, Recorder recorder) {
    return new Ports(clock, this, ready.harness(), new HeartbeatLine(panel.heartbeat()), recorder);
  }

  /** The parts themselves. */
  SimulatedPanel panel() {
    return panel;
  }

  @Override
  public PanelSample sample(long tNs) {
    if (!begun) {
      long firstNs = panel.nowNs() + order.setup().periodNs();
      originNs = tNs - Math.max(SteppedTreatment.FIRST_TICK_NS, firstNs);
      begun = true;
    }
    panel.advanceTo(tNs - originNs);
    return ready.harness().sample(tNs);
  }
}
