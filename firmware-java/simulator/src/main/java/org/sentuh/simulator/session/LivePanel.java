package org.sentuh.simulator.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.simulator.demo.Stage;
import org.sentuh.simulator.tissue.Recording;

/**
 * A simulated panel that keeps up with a real clock: its physics moves on at every tick.
 *
 * <p>Ticks are kept in memory while the treatment runs, for nothing on the tick may wait for a
 * disk, and written when it is over.
 */
public final class LivePanel implements Stage {

  private final Order order;
  private final WornPanel worn;
  private final WornPanel rehearsed;
  private final SessionRecorder recorder;
  private final ArrayList<TickRecord> ticks = new ArrayList<>();
  private final ArrayList<Integer> checksums = new ArrayList<>();

  /** Starts two panels of the same parts, one to rehearse on. */
  public LivePanel(Order order, Recording recording, long seed)
      throws SteppedTreatment.PanelRefused {
    this.order = order;
    this.worn = new WornPanel(order, recording, seed);
    this.rehearsed = new WornPanel(order, recording, seed);
    this.recorder = new SessionRecorder(order.setup(), worn.panel(), this::keep);
  }

  @Override
  public Ports panel(Clock clock) {
    return worn.ports(clock, recorder);
  }

  @Override
  public Ports rehearsal(Clock clock) {
    return rehearsed.ports(
        clock, new SessionRecorder(order.setup(), rehearsed.panel(), (tick, checksum) -> {}));
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
}
