package org.sentuh.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.Spoken;
import org.sentuh.simulator.punctuality.MeasuredDevice;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The device that {@code punctuality} measures; nobody else calls it. */
@Command(
    name = "measured-device",
    hidden = true,
    description = "The device that the command punctuality measures, in a process of its own.",
    mixinStandardHelpOptions = true)
final class MeasuredDeviceCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--name", required = true)
  private String name = "";

  @Option(names = "--folder", required = true)
  private Path folder = Path.of("");

  @Option(names = "--memory", required = true)
  private Path memory = Path.of("");

  @Option(names = "--broker", required = true)
  private URI broker = URI.create("");

  @Option(names = "--seed", required = true)
  private long seed;

  @Option(names = "--chatter", required = true)
  private int chatter;

  @Option(names = "--answer", required = true)
  private Path answer = Path.of("");

  @Option(names = "--phones")
  private int phones;

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  /** One of the two. */
  static final class What {

    @Option(names = "--ticks")
    private int ticks;

    @Option(names = "--presses")
    private int presses;
  }

  @Override
  public Integer call() throws Exception {
    MeasuredDevice.Settings settings =
        new MeasuredDevice.Settings(name, folder, memory, broker, chatter, seed);
    Thread.ofPlatform().name("orphan").daemon().start(MeasuredDeviceCommand::endAsAnOrphan);
    MeasuredDevice.Voice voice = new MeasuredDevice.Voice(Spoken.out(spec), Spoken.err(spec));
    try (MeasuredDevice device = new MeasuredDevice(settings)) {
      if (what.ticks > 0) {
        device.measureTicks(what.ticks, voice, answer);
      } else if (phones > 0) {
        device.measurePageStops(what.presses, phones, voice, answer);
      } else {
        device.measureStops(what.presses, voice, answer);
      }
    }
    return Simulator.DONE;
  }

  /** Who measures holds the other end of the standard input, and dies with it in his hand. */
  private static void endAsAnOrphan() {
    try {
      if (System.in.read() < 0) {
        Runtime.getRuntime().halt(Simulator.FAILED);
      }
    } catch (IOException gone) {
      Runtime.getRuntime().halt(Simulator.FAILED);
    }
  }
}
