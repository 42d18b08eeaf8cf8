package org.sentuh.simulator.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.PanelSensors;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.device.chip.ChipFault;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.simulator.demo.Stage;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.Recording;

/**
 * A simulated panel that keeps up with a real clock: its physics moves on at every tick.
 *
 * <p>Ticks are kept in memory while the treatment runs, for nothing on the tick may wait for a
 * disk, and written when it is over.
 */
public final class LivePanel implements Stage {

  private final Order order;
  private final Worn worn;
  private final Worn rehearsed;
  private final SessionRecorder recorder;
  private final ArrayList<TickRecord> ticks = new ArrayList<>();
  private final ArrayList<Integer> checksums = new ArrayList<>();

  /** Starts two panels of the same parts, one to rehearse on. */
  public LivePanel(Order order, Recording recording, long seed)
      throws SteppedTreatment.PanelRefused {
    this.order = order;
    this.worn = new Worn(order, recording, seed);
    this.rehearsed = new Worn(order, recording, seed);
    this.recorder = new SessionRecorder(order.setup(), worn.panel, this::keep);
  }

  @Override
  public Ports panel(Clock clock) {
    return worn.ports(clock, recorder);
  }

  @Override
  public Ports rehearsal(Clock clock) {
    return rehearsed.ports(
        clock, new SessionRecorder(order.setup(), rehearsed.panel, (tick, checksum) -> {}));
  }

  /** Writes the inputs and the events of the treatment that is over. */
  public Played write(Path directory) throws IOException {
    Played played = recorder.played();
    try (Inputs.Writer inputs = new Inputs.Writer(directory.resolve("inputs"), order)) {
      for (int i = 0; i < ticks.size(); i++) {
        inputs.tick(ticks.get(i), checksums.get(i));
      }
      inputs.end(played.summary().digest());
    }
    played.writeEvents(directory);
    return played;
  }

  private void keep(TickRecord tick, int checksum) {
    ticks.add(tick);
    checksums.add(checksum);
  }

  /** A panel whose chips have been started, and the real time at which its own time began. */
  private static final class Worn implements PanelSensors {

    private final SimulatedPanel panel;
    private final PanelHarness harness;
    private long originNs;
    private boolean begun;

    Worn(Order order, Recording recording, long seed) throws SteppedTreatment.PanelRefused {
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
              panel.wires(), order.device(), order.setup().panel(), panel::pause)) {
            case HarnessStart.Ready(PanelHarness ready) -> ready;
            case HarnessStart.Refused(List<ChipFault> faults) ->
                throw new SteppedTreatment.PanelRefused(faults);
          };
    }

    Ports ports(Clock clock, Recorder recorder) {
      return new Ports(clock, this, harness, new HeartbeatLine(panel.heartbeat()), recorder);
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
}
