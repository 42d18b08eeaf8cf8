package org.sentuh.device;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.chip.ChipFault;
import org.sentuh.device.harness.Board;
import org.sentuh.device.harness.BoardRefused;
import org.sentuh.device.harness.Boards;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.local.RunningDeviceLine.Answer;
import org.sentuh.device.realtime.RealTimeClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Stops, for anybody, without a question. Where a device runs it is told; where none does, or it
 * hangs, this process goes to the chips itself: starting a driver switches all its outputs off, and
 * opening the board lets the heartbeat's line stand low.
 */
@Command(
    name = "stop",
    description = {
      "Stops whatever moves, at once; anybody may. Where no device runs, or it hangs, this"
          + " switches",
      "every output of the chips off by itself.",
      "Exit code 0: it is known that nothing is driven; 1: it is not known; then press the button."
    },
    mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {

  private static final long MOST_MS = 500;
  private static final String PRESS =
      "it is not known that nothing is driven: press the red button; without a heartbeat the motors"
          + " are off after 250 ms";

  private final Boards boards;
  private final Clock clock = new RealTimeClock();

  @Spec private @Nullable CommandSpec spec;

  @Mixin private Folders folders = new Folders();

  StopCommand(Boards boards) {
    this.boards = boards;
  }

  @Override
  public Integer call() throws BadInput {
    return switch (folders.running().ask("stop", MOST_MS)) {
      case Answer.Said(String line) when line.contains("true") -> still("stopped");
      case Answer.Said said -> unknown(PRESS);
      case Answer.Silence silence -> atTheChips();
      case Answer.Nobody nobody -> atTheChips();
    };
  }

  private int atTheChips() throws BadInput {
    Configuration configuration = folders.configuration();
    try (Board board = boards.open(configuration.device())) {
      HarnessStart start =
          PanelHarness.start(
              board.wires(),
              configuration.device(),
              configuration.panel(),
              ns -> clock.sleepUntil(clock.nowNs() + ns));
      if (start instanceof HarnessStart.Refused(List<ChipFault> faults)) {
        faults.forEach(fault -> Spoken.err(spec).println(fault.message()));
        return unknown(PRESS);
      }
      return still("no device runs here; every output of the chips is off");
    } catch (BoardRefused refused) {
      return unknown(refused.getMessage() + "; " + PRESS);
    }
  }

  private int still(String sentence) {
    Spoken.out(spec).println(sentence);
    return Device.DONE;
  }

  private int unknown(String sentence) {
    Spoken.err(spec).println(sentence);
    return Device.NO;
  }
}
