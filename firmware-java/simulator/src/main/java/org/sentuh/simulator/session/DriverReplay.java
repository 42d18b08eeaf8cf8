package org.sentuh.simulator.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.harness.Wires;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.ShippedRecording;

/**
 * Feeds the recorded inputs of a treatment through loop, harness and drivers on register models of
 * the chips, and tells what is written to these.
 */
public final class DriverReplay {

  private final Consumer<byte[]> listener;

  private DriverReplay(Consumer<byte[]> listener) {
    this.listener = listener;
  }

  /**
   * Replays the treatment that was written to a directory.
   *
   * @param listener is told every write, the chip's address first
   */
  public static Replay.Result of(Path directory, Consumer<byte[]> listener) throws IOException {
    Order order = new Inputs.Reader(directory.resolve("inputs")).order();
    PanelHarness harness = new DriverReplay(listener).harness(order);
    // What the harness would answer is of no use: it was recorded.
    return Replay.of(directory, harness::sample, harness::apply);
  }

  private PanelHarness harness(Order order) throws IOException {
    SimulatedPanel panel =
        new SimulatedPanel(
            order.device(),
            order.setup().panel(),
            ShippedRecording.RECLINE_45.read(),
            Scenario.UNEVENTFUL,
            SteppedTreatment.START_NS,
            1);
    Wires heard = HeardBus.in(panel.wires(), listener);
    return switch (PanelHarness.start(heard, order.device(), order.setup().panel(), panel::pause)) {
      case HarnessStart.Ready(PanelHarness ready) -> ready;
      case HarnessStart.Refused(List<?> faults) ->
          throw new IOException("the simulated chips do not start: " + faults);
    };
  }
}
