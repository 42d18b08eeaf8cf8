package org.sentuh.simulator;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.simulator.virtualpi.Chapter;
import org.sentuh.simulator.virtualpi.Guest;
import org.sentuh.simulator.virtualpi.Trials;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The device's program on device nodes of Linux; exit code 1 when something was not as it must be.
 */
@Command(
    name = "virtual-pi",
    description = {
      "Boots the device's program on real /dev/i2c-1 and /dev/gpiochip0 in a kernel of its own,"
          + " and",
      "plays a massage, a stop, a lost chip, a killed process and a reboot. Call it by",
      "hardware/virtual-pi/run, which builds the kernel."
    },
    mixinStandardHelpOptions = true)
final class VirtualPiCommand implements Callable<Integer> {

  /** The exit code when the machine was too slow to try anything on it. */
  static final int UNDECIDED = 4;

  private static final List<Path> OWN = List.of(Path.of("/tmp"), Path.of("/run"));

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--kernel", required = true, paramLabel = "FILE", description = "what to boot")
  private Path kernel = Path.of("");

  @Option(
      names = "--checkout",
      paramLabel = "DIR",
      description = "whose hardware/ and config/ are taken (default: this folder)",
      defaultValue = ".")
  private Path checkout = Path.of("");

  @Option(
      names = "--cache",
      paramLabel = "FILE",
      description = "the start-up cache of its Java (default: none, it starts more slowly)")
  private @Nullable Path cache;

  @Option(
      names = "--bad-inputs",
      description = "try instead what a technician gets wrong: it ends with one sentence each")
  private boolean badInputs;

  @Option(
      names = "--systemd",
      description = "try instead the package's unit under a real systemd in there")
  private boolean underServiceManager;

  @Override
  public Integer call() throws BadInput, IOException, InterruptedException {
    Guest guest = Guest.of(kernel, checkout, Optional.ofNullable(cache));
    for (Path program : List.of(guest.linux(), guest.init())) {
      if (!Files.isExecutable(program)) {
        throw new BadInput(program + " is no program; call hardware/virtual-pi/run");
      }
    }
    seen(guest);
    Path folder = Files.createTempDirectory("pi");
    Trials trials = new Trials(guest, folder);
    List<Chapter> chapters = told(trials);
    boolean passed = chapters.stream().allMatch(Chapter::passed);
    PrintWriter out = Spoken.out(spec);
    for (Chapter chapter : chapters) {
      out.printf(
          Locale.ROOT,
          "%-4s %5.1f s  %-42s %s%n",
          chapter.passed() ? "ok" : "NOT",
          chapter.atS(),
          chapter.name(),
          chapter.found());
    }
    if (passed) {
      return Simulator.DONE;
    }
    say(out, folder);
    if (trials.machineTooSlow()) {
      out.println("This machine was too slow for its ticks, each time: nothing is decided by it.");
      return UNDECIDED;
    }
    return Simulator.NO;
  }

  private List<Chapter> told(Trials trials) throws BadInput, IOException, InterruptedException {
    if (!underServiceManager) {
      return badInputs ? trials.badInputs() : trials.run();
    }
    if (!Files.isExecutable(Guest.MANAGER)) {
      throw new BadInput(Guest.MANAGER + " is not there; install systemd on this machine");
    }
    return trials.service();
  }

  /** The guest sees the host's files, but for those folders that are its own. */
  private static void seen(Guest guest) throws BadInput {
    String[] classPath = System.getProperty("java.class.path").split(File.pathSeparator);
    for (Path needed :
        Stream.concat(Arrays.stream(classPath).map(Path::of), Stream.of(guest.init())).toList()) {
      if (OWN.stream().anyMatch(needed.toAbsolutePath()::startsWith)) {
        throw new BadInput(
            needed
                + " is not seen in the virtual Pi, which has "
                + OWN
                + " of its own; build in"
                + " another folder");
      }
    }
  }

  private static void say(PrintWriter out, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path log : files.filter(file -> file.endsWith("console.log")).sorted().toList()) {
        out.println("--- the guest's own words: " + log);
        Files.readAllLines(log).forEach(out::println);
      }
    }
  }
}
