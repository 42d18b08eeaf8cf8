package org.sentuh.simulator;

import java.io.PrintWriter;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.simulator.fleet.Fleet;
import org.sentuh.simulator.fleet.FleetRefused;
import org.sentuh.simulator.fleet.FleetReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A load for a broker and a clinic, and how they bear it. */
@Command(
    name = "fleet",
    description = {
      "Lets many simulated devices tell a clinic at a steady rate, and measures how long it takes",
      "until the clinic says that it has stored what they told.",
      "Exits 0 only if the rate was held and the clinic has everything."
    },
    mixinStandardHelpOptions = true)
final class FleetCommand implements Callable<Integer> {

  private static final double MOST_RATE = 100_000;
  private static final double MOST_SECONDS = 86_400;
  private static final double LATE = 1.05;
  private static final double LAST_ANSWER_S = 1;
  private static final long SILENCE_MS = 30_000;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--devices",
      paramLabel = "N",
      description = "how many, 1 to 10000 (default: ${DEFAULT-VALUE})",
      defaultValue = "100")
  private int devices;

  @Option(
      names = "--rate",
      paramLabel = "X",
      description = "messages a second of all together (default: ${DEFAULT-VALUE})",
      defaultValue = "100")
  private double rate;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "for how long (default: ${DEFAULT-VALUE})",
      defaultValue = "10")
  private double seconds;

  @Option(
      names = "--broker",
      required = true,
      paramLabel = "URI",
      description = "where the clinic listens: tcp://HOST:PORT")
  private String broker = "";

  @Option(names = "--json", description = "say it as one line of JSON")
  private boolean json;

  @Override
  public Integer call() throws BadInput, InterruptedException {
    within("--devices", devices, 1, Fleet.MOST_DEVICES);
    within("--rate", rate, 0.1, MOST_RATE);
    within("--seconds", seconds, 0.1, MOST_SECONDS);
    PrintWriter say = Spoken.out(spec);
    long messages = Math.max(1, Math.round(rate * seconds));
    try (Fleet fleet =
        Fleet.connect("fleet", devices, address(), new RealTimeClock(), new MachineWallClock())) {
      fleet.speak(messages, rate);
      fleet.awaitStored(SILENCE_MS);
      FleetReport report = fleet.report();
      say.println(json ? report.toJson() : report.inWords().stripTrailing());
      boolean held = report.seconds() <= LATE * messages / rate + LAST_ANSWER_S;
      if (!held) {
        Spoken.err(spec).printf(Locale.ROOT, "the rate of %.1f a second was not held%n", rate);
      }
      return held && report.isComplete() ? Simulator.DONE : Simulator.NO;
    } catch (FleetRefused refused) {
      throw new BadInput(String.valueOf(refused.getMessage()));
    }
  }

  private URI address() throws BadInput {
    try {
      URI address = URI.create(broker);
      if ("tcp".equals(address.getScheme()) && address.getHost() != null && address.getPort() > 0) {
        return address;
      }
    } catch (IllegalArgumentException noAddress) {
      // Said below.
    }
    throw new BadInput("--broker is " + broker + "; write it as tcp://HOST:PORT");
  }

  private static void within(String option, double value, double least, double most)
      throws BadInput {
    if (!(value >= least && value <= most)) {
      throw new BadInput(
          String.format(Locale.ROOT, "%s is %s; allowed is %s to %s", option, value, least, most));
    }
  }
}
