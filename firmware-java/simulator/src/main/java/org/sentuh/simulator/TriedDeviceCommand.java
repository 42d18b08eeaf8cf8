package org.sentuh.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.device.harness.Board;
import org.sentuh.device.harness.BoardRefused;
import org.sentuh.device.harness.LinuxBoard;
import org.sentuh.device.linux.ProcessSetUp;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.simulator.apart.BoardWire;
import org.sentuh.simulator.faults.Campaign;
import org.sentuh.simulator.killed.TriedDevice;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.session.TreatmentRecorder;
import org.sentuh.simulator.virtualpi.Trials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The device that {@code faults --processes} kills and the virtual Pi runs; nobody else calls it.
 */
@Command(
    name = "tried-device",
    hidden = true,
    description = "The device whose process the command faults hurts.",
    mixinStandardHelpOptions = true)
final class TriedDeviceCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  /** Where its board stands apart; without it, the board is this machine's own. */
  @Option(names = "--board")
  private @Nullable Path board;

  @Option(names = "--brief")
  private boolean brief;

  @Option(names = "--short")
  private boolean shortest;

  /** Where inputs and events are written. */
  @Option(names = "--record")
  private @Nullable Path record;

  @Override
  public Integer call() throws IOException, SteppedTreatment.PanelRefused, BadInput {
    Order order = order();
    ProcessSetUp.ask();
    Recorder recorder = record == null ? new Nobody() : new TreatmentRecorder(record, order);
    Board wired = board(order);
    TriedDevice device = new TriedDevice(wired, order, recorder, Spoken.out(spec));
    device.obey(
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        () -> end(recorder, wired));
    return Simulator.DONE;
  }

  private Order order() {
    if (shortest) {
      return Trials.order();
    }
    return brief ? Campaign.briefOrder() : Order.shipped();
  }

  private Board board(Order order) throws IOException, BadInput {
    if (board != null) {
      return BoardWire.to(board).board(order.device());
    }
    try {
      return LinuxBoard.open(order.device(), new RealTimeClock());
    } catch (BoardRefused refused) {
      throw new BadInput(String.valueOf(refused.getMessage()));
    }
  }

  private static void end(Recorder recorder, Board wired) {
    wired.close();
    if (recorder instanceof TreatmentRecorder treatment) {
      try {
        treatment.close();
      } catch (IOException full) {
        throw new UncheckedIOException("the inputs cannot be written; free some space", full);
      }
    }
  }

  private record Nobody() implements Recorder {
    @Override
    public boolean offer(Event event) {
      return true;
    }

    @Override
    public void tick(TickRecord tick) {}
  }
}
