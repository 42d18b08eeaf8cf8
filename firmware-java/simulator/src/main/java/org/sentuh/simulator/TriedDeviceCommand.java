package org.sentuh.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.simulator.faults.Campaign;
import org.sentuh.simulator.killed.TriedDevice;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The device that {@code faults --processes} kills; nobody else calls it. */
@Command(
    name = "tried-device",
    hidden = true,
    description = "The device whose process the command faults hurts.",
    mixinStandardHelpOptions = true)
final class TriedDeviceCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--board", required = true)
  private Path board = Path.of("");

  @Option(names = "--brief")
  private boolean brief;

  @Override
  public Integer call() throws IOException, SteppedTreatment.PanelRefused {
    Order order = brief ? Campaign.briefOrder() : Order.shipped();
    new TriedDevice(board, order, Spoken.out(spec))
        .obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    return Simulator.DONE;
  }
}
