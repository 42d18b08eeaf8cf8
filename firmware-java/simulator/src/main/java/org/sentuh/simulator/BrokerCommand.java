package org.sentuh.simulator;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.device.UntilEnded;
import org.sentuh.simulator.broker.DemoBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The demo's broker by itself, until it is ended. */
@Command(
    name = "broker",
    description = "Runs the demo's broker, MQTT 5 on this machine alone, until it is ended.",
    mixinStandardHelpOptions = true)
final class BrokerCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--folder",
      required = true,
      paramLabel = "DIR",
      description = "where it keeps what it has taken")
  private Path folder = Path.of("");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "of 127.0.0.1 (default: ${DEFAULT-VALUE})",
      defaultValue = "1883")
  private int port;

  @Override
  public Integer call() throws BadInput, InterruptedException {
    if (port < 1 || port > 65_535) {
      throw new BadInput("--port is " + port + "; allowed are 1 to 65535");
    }
    PrintWriter say = Spoken.out(spec);
    try (UntilEnded process = new UntilEnded();
        DemoBroker broker = DemoBroker.start(folder, port)) {
      say.println("listening on " + broker.uri());
      say.flush();
      process.await();
    } catch (IllegalStateException taken) {
      throw new BadInput(String.valueOf(taken.getMessage()));
    }
    return Simulator.DONE;
  }
}
