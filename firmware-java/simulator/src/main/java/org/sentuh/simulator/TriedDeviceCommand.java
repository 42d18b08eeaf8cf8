package org.sentuh.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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

  /** The order that ends the recording, and what is said when it has been written. */
  private static final String RECORDED = "recorded";

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
    Recording recording =
        new Recording(
            record == null ? Optional.empty() : Optional.of(new TreatmentRecorder(record, order)),
            Spoken.out(spec));
    Board wired = board(order);
    TriedDevice device = new TriedDevice(wired, order, recording, Spoken.out(spec));
    device.obey(
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        Map.of(RECORDED, recording::endWithNextTick),
        () -> {
          wired.close();
          recording.end();
        });
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

  /**
   * Records until somebody says that this is all of it, or the device ends; what comes afterwards
   * is nobody's.
   */
  private static final class Recording implements Recorder {
    private final PrintWriter out;
    private Optional<TreatmentRecorder> recorder;
    private boolean ends;

    Recording(Optional<TreatmentRecorder> recorder, PrintWriter out) {
      this.recorder = recorder;
      this.out = out;
    }

    @Override
    public synchronized boolean offer(Event event) {
      return recorder.isEmpty() || recorder.get().offer(event);
    }

    @Override
    public synchronized void tick(TickRecord tick) {
      recorder.ifPresent(treatment -> treatment.tick(tick));
      if (ends) {
        ends = false;
        end();
        out.println(RECORDED);
        out.flush();
      }
    }

    synchronized void endWithNextTick() {
      ends = true;
    }

    synchronized void end() {
      try {
        if (recorder.isPresent()) {
          recorder.get().close();
          recorder = Optional.empty();
        }
      } catch (IOException full) {
        throw new UncheckedIOException("the inputs cannot be written; free some space", full);
      }
    }
  }
}
