package org.sentuh.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.Panel;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.device.UntilEnded;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.realtime.TickClock;
import org.sentuh.settings.DeviceFile;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.PanelFile;
import org.sentuh.simulator.apart.StandingBoard;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.ShippedRecording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A simulated panel on a recorded back, in real time, for a device in a process of its own. */
@Command(
    name = "board",
    description = {
      "Gives a simulated panel power, in real time behind a socket, until it is ended. The"
          + " device's",
      "own command line runs on it: java -cp sentuh-simulator.jar org.sentuh.simulator.Box SOCKET"
          + " run ..."
    },
    mixinStandardHelpOptions = true)
final class BoardCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--socket", required = true, paramLabel = "FILE", description = "where it is")
  private Path socket = Path.of("");

  @Option(
      names = "--config",
      required = true,
      paramLabel = "DIR",
      description = "the configuration, whose device.yaml says how it is wired")
  private Path config = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "draws the parts and their noise (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private long seed = 1;

  @Override
  public Integer call() throws BadInput, IOException, InterruptedException {
    Path file = config.resolve("device.yaml");
    Panel shape = PanelFile.read(config.resolve(DeviceFile.read(file).panelFile()));
    DeviceSettings device = DeviceFile.read(file, shape);
    SimulatedPanel panel =
        new SimulatedPanel(
            device, shape, ShippedRecording.RECLINE_60.read(), Scenario.UNEVENTFUL, 0, seed);
    try (UntilEnded process = new UntilEnded();
        StandingBoard board =
            new StandingBoard(
                panel, shape.motors().size(), socket, new RealTimeClock(), new TickClock())) {
      Spoken.out(spec).println("the board has power: " + socket);
      process.await();
      Spoken.out(spec).println(board.seen());
    }
    return Simulator.DONE;
  }
}
