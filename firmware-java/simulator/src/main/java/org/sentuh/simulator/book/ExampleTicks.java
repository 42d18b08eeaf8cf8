package org.sentuh.simulator.book;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.session.TreatmentFiles;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import org.sentuh.simulator.tissue.ShippedRecording;

/**
 * The first ticks of the shipped device on a simulated panel: no one invents what a converter says.
 *
 * @param records the ticks
 */
record ExampleTicks(List<TickRecord> records) {

  private static final long SEED = 1;

  /** Plays so many. */
  static ExampleTicks play(int ticks) {
    Order order =
        Order.read(
            new TreatmentFiles(
                Text.shipped("programmes/standard.yaml"),
                Text.shipped("panels/m.yaml"),
                Text.shipped("limits.yaml"),
                Text.shipped("device.yaml")),
            BackLength.REFERENCE,
            -1);
    SimulatedPanel panel =
        new SimulatedPanel(
            order.device(),
            order.setup().panel(),
            ShippedRecording.RECLINE_60.read(),
            Scenario.UNEVENTFUL,
            SteppedTreatment.START_NS,
            SEED);
    HarnessStart start =
        PanelHarness.start(panel.wires(), order.device(), order.setup().panel(), panel::pause);
    return switch (start) {
      case HarnessStart.Ready(PanelHarness harness) ->
          new ExampleTicks(play(ticks, order.setup(), panel, harness));
      case HarnessStart.Refused refused ->
          throw new IllegalStateException("the shipped panel does not start: " + refused);
    };
  }

  private static List<TickRecord> play(
      int ticks, Setup setup, SimulatedPanel panel, PanelHarness harness) {
    Collected collected = new Collected(new ArrayList<>());
    Ports ports =
        new Ports(
            new PanelClock(panel),
            harness,
            harness,
            new HeartbeatLine(panel.heartbeat()),
            collected);
    TreatmentLoop loop = new TreatmentLoop(setup, ports);
    for (int tick = 0; tick < ticks; tick++) {
      long tNs = SteppedTreatment.FIRST_TICK_NS + tick * setup.periodNs();
      panel.advanceTo(tNs);
      loop.tick(tNs, 0);
    }
    return List.copyOf(collected.ticks());
  }

  /** When the first of them was, monotonic. */
  long firstAtNs() {
    return records.getFirst().snapshot().tNs();
  }

  private record PanelClock(SimulatedPanel panel) implements Clock {
    @Override
    public long nowNs() {
      return panel.nowNs();
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      panel.advanceTo(deadlineNs);
    }
  }

  private record Collected(List<TickRecord> ticks) implements Recorder {
    @Override
    public boolean offer(Event event) {
      return true;
    }

    @Override
    public void tick(TickRecord tick) {
      ticks.add(tick);
    }
  }
}
