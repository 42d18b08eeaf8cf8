package org.sentuh.simulator.session;

import java.util.List;
import java.util.function.Function;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.PanelSensors;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.device.chip.ChipFault;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.harness.Wires;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.Recording;

/**
 * A simulated panel on a back, whose chips have been started by the device's own harness; its time
 * begins with the first sample, and its physics moves on at every tick. The tick's thread.
 */
public final class WornPanel implements PanelSensors {

  private final SimulatedPanel panel;
  private final PanelHarness harness;
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
    panel =
        new SimulatedPanel(
            order.device(),
            order.setup().panel(),
            recording,
            Scenario.UNEVENTFUL,
            SteppedTreatment.START_NS,
            seed);
    harness =
        switch (PanelHarness.start(
            wires.apply(panel), order.device(), order.setup().panel(), panel::pause)) {
          case HarnessStart.Ready(PanelHarness ready) -> ready;
          case HarnessStart.Refused(List<ChipFault> faults) ->
              throw new SteppedTreatment.PanelRefused(faults);
        };
  }

  /** What a loop needs of it, beside a clock and a recorder. */
  public Ports ports(Clock clock, Recorder recorder) {
    return new Ports(clock, this, harness, new HeartbeatLine(panel.heartbeat()), recorder);
  }

  /** The parts themselves. */
  SimulatedPanel panel() {
    return panel;
  }

  @Override
  public PanelSample sample(long tNs) {
    if (!begun) {
      originNs = tNs - SteppedTreatment.FIRST_TICK_NS;
      begun = true;
    }
    panel.advanceTo(tNs - originNs);
    return harness.sample(tNs);
  }
}
