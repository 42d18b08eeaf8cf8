package org.sentuh.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.simulator.ordeal.Ordeal;
import org.sentuh.simulator.ordeal.Outcome;
import org.sentuh.simulator.ordeal.Trouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Devices and a clinic while everything dies at random, and what came of it. */
@Command(
    name = "ordeal",
    description = {
      "Lets devices treat and tell their clinic while what is named is killed and cut at random,",
      "then lets everything drain and holds what the devices wrote against the archive.",
      "Exits 0 only if nothing was lost or doubled and every chain verifies."
    },
    mixinStandardHelpOptions = true)
final class OrdealCommand implements Callable<Integer> {

  private static final int MOST_DEVICES = 16;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "for how long there is trouble (default: ${DEFAULT-VALUE})",
      defaultValue = "3")
  private double minutes;

  @Option(
      names = "--kill",
      split = ",",
      paramLabel = "WHAT",
      description = "device, broker, intake, network, disk, power (default: none)")
  private List<String> kill = List.of();

  @Option(
      names = "--broker",
      paramLabel = "artemis|mosquitto",
      description = "default: ${DEFAULT-VALUE}",
      defaultValue = "artemis")
  private String broker = "artemis";

  @Option(
      names = "--archive",
      paramLabel = "sqlite|postgresql",
      description = "default: ${DEFAULT-VALUE}",
      defaultValue = "sqlite")
  private String archive = "sqlite";

  @Option(
      names = "--devices",
      paramLabel = "N",
      description = "how many, 1 to 16 (default: ${DEFAULT-VALUE})",
      defaultValue = "3")
  private int devices;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "draws what happens when (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private long seed;

  @Option(
      names = "--ground",
      paramLabel = "DIR",
      description = "a new directory for all files and logs, which stays (default: none stays)")
  private @Nullable Path ground;

  @Option(names = "--json", description = "end with one line of JSON on standard output")
  private boolean json;

  @Override
  public Integer call() throws BadInput, IOException, ArchiveUnavailable {
    PrintWriter say = Spoken.out(spec);
    Path field = field();
    Ordeal.Settings settings = settings(field);
    List<String> lacks = Ordeal.lacks(settings);
    if (!lacks.isEmpty()) {
      throw new BadInput(String.join("\n", lacks));
    }
    Outcome outcome = new Ordeal(settings, line -> tell(say, line)).run();
    say.print(outcome.inWords());
    say.flush();
    if (json) {
      say.println(outcome.toJson());
    }
    if (ground == null && outcome.isWell()) {
      Ordeal.clear(field);
    } else {
      say.println("all files and logs are in " + field);
    }
    return outcome.isWell() ? Simulator.DONE : Simulator.NO;
  }

  private void tell(PrintWriter say, String line) {
    if (!json) {
      say.println(line);
      say.flush();
    }
  }

  private Path field() throws BadInput, IOException {
    if (ground == null) {
      return Files.createTempDirectory("sentuh-ordeal");
    }
    if (Files.exists(ground)) {
      throw new BadInput("--ground " + ground + " is there already; name a new directory");
    }
    return ground.toAbsolutePath();
  }

  private Ordeal.Settings settings(Path field) throws BadInput {
    if (!(minutes > 0 && minutes <= 24 * 60)) {
      throw new BadInput("--minutes is " + minutes + "; allowed is above 0 to 1440");
    }
    if (devices < 1 || devices > MOST_DEVICES) {
      throw new BadInput("--devices is " + devices + "; allowed are 1 to " + MOST_DEVICES);
    }
    oneOf("--broker", broker, "artemis", "mosquitto");
    oneOf("--archive", archive, "sqlite", "postgresql");
    List<Trouble> troubles = new ArrayList<>();
    for (String word : kill) {
      troubles.add(
          Trouble.of(word)
              .orElseThrow(
                  () -> new BadInput("--kill names " + word + "; allowed are " + Trouble.words())));
    }
    return new Ordeal.Settings(
        (int) Math.round(minutes * 60), troubles, broker, archive, devices, seed, field);
  }

  private static void oneOf(String option, String value, String... allowed) throws BadInput {
    if (!List.of(allowed).contains(value)) {
      throw new BadInput(
          option + " is " + value + "; allowed are " + String.join(" and ", allowed));
    }
  }
}
