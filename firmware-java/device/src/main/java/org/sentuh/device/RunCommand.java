package org.sentuh.device;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.sentuh.device.harness.Board;
import org.sentuh.device.harness.BoardRefused;
import org.sentuh.device.harness.Boards;
import org.sentuh.device.linux.ProcessSetUp;
import org.sentuh.device.linux.Supervisor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The device itself, until its process is told to end. */
@Command(
    name = "run",
    description = {
      "Runs the device until it is told to end: tests the panel, then serves the pages and plays",
      "massages. Told to end it stops, and lets the heartbeat end.",
      "Exit code 2: the configuration or the board cannot be used; 3: the loop was lost; 4: a"
          + " clinic",
      "has prescribed something else while nobody was treated, or the device is to be wiped:"
          + " whoever",
      "started it starts it anew."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  private final Boards boards;

  @Mixin private Folders folders = new Folders();

  RunCommand(Boards boards) {
    this.boards = boards;
  }

  @Override
  public Integer call() throws BadInput, BoardRefused {
    var _ = ProcessSetUp.ask(); // before there are other threads
    Configuration configuration = folders.configuration();
    Optional<Supervisor> supervisor =
        Supervisor.namedIn(System.getenv(), ProcessHandle.current().pid());
    RunningDeviceAsked.nobody(folders);
    Board board = boards.open(configuration.device());
    try (UntilEnded process = new UntilEnded();
        RunningDevice device = opened(configuration, board)) {
      process.first(device::stop);
      boolean ticks = device.begin();
      supervisor.ifPresent(Supervisor::ready);
      String how = ticks ? "the loop ticks" : "the panel's chips do not all answer";
      LOG.info("{} {} runs: {}", configuration.device().id(), Version.NUMBER, how);
      supervisor.ifPresent(told -> told.status(how));
      RunningDevice.Ending ending =
          device.attend(process::isGoing, () -> supervisor.ifPresent(Supervisor::alive));
      supervisor.ifPresent(Supervisor::stopping);
      return switch (ending) {
        case TOLD -> Device.DONE;
        case LOST -> Device.FAILED;
        case WIPED -> {
          LOG.info("the device is to be wiped; it is to be started anew, and does that first");
          yield Device.ANEW;
        }
        case OUTDATED -> {
          LOG.info(
              "something else is prescribed, or a clinic has claimed the device; it is to be"
                  + " started anew");
          yield Device.ANEW;
        }
      };
    }
  }

  private RunningDevice opened(Configuration configuration, Board board) throws BadInput {
    try {
      return new RunningDevice(configuration, folders, board);
    } catch (BadInput refused) {
      board.close();
      throw refused;
    }
  }
}
