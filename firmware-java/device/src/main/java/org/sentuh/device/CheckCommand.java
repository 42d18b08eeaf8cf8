package org.sentuh.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.chip.ChipFault;
import org.sentuh.device.harness.Board;
import org.sentuh.device.harness.BoardRefused;
import org.sentuh.device.harness.Boards;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.local.RunningDeviceLine;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.selftest.BusPace;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.SettingsFile;
import org.sentuh.settings.SettingsRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Whether configuration and hardware are as they must be; a sentence for each thing that is not.
 */
@Command(
    name = "check",
    description = {
      "Reads the whole configuration, proves the programme, and starts every chip, all motors off.",
      "Says one sentence for each thing that is wrong.",
      "Exit code 1: a chip does not answer as it must; 2: the configuration or the board cannot be",
      "used."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  private static final long ASK_MS = 2_000;

  private final Boards boards;
  private final Clock clock = new RealTimeClock();

  @Spec private @Nullable CommandSpec spec;

  @Mixin private Folders folders = new Folders();

  @Option(names = "--configuration", description = "look at the configuration alone")
  private boolean configurationAlone;

  CheckCommand(Boards boards) {
    this.boards = boards;
  }

  @Override
  public Integer call() throws BadInput {
    boolean readable = files();
    Configuration configuration = together(readable);
    if (configuration == null) {
      return Device.BAD_INPUT;
    }
    say(folders.config() + ": " + configuration.proven().score().programme().name() + " is proven");
    if (configurationAlone) {
      return Device.DONE;
    }
    if (folders.running().ask("status", ASK_MS) instanceof RunningDeviceLine.Answer.Said) {
      say("a device runs here and has the hardware; sentuh status says how it is");
      return Device.DONE;
    }
    return hardware(configuration);
  }

  /** Every file by itself, so that all refusals are said at once. */
  private boolean files() throws BadInput {
    boolean readable = true;
    for (Path file : all()) {
      try {
        say(file + ": " + SettingsFile.check(file));
      } catch (SettingsRefused refused) {
        Spoken.err(spec).println(refused.getMessage());
        readable = false;
      }
    }
    return readable;
  }

  private List<Path> all() throws BadInput {
    List<Path> all = new ArrayList<>();
    for (String folder : List.of("", "panels", "programmes")) {
      try (Stream<Path> files = Files.list(folders.config().resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(all::add);
      } catch (IOException unreadable) {
        throw new BadInput(
            folders.config().resolve(folder)
                + " cannot be read ("
                + unreadable.getMessage()
                + "); name the configuration's folder with --config, or install it again");
      }
    }
    return all;
  }

  /** What the files are together; null where they are refused. */
  private @Nullable Configuration together(boolean readable) {
    try {
      return folders.configuration();
    } catch (SettingsRefused refused) {
      if (readable) {
        Spoken.err(spec).println(refused.getMessage());
      }
      return null;
    } catch (BadInput refused) {
      Spoken.err(spec).println(refused.getMessage());
      return null;
    }
  }

  private int hardware(Configuration configuration) {
    try (Board board = boards.open(configuration.device())) {
      HarnessStart start =
          PanelHarness.start(
              board.wires(),
              configuration.device(),
              configuration.panel(),
              ns -> clock.sleepUntil(clock.nowNs() + ns));
      if (start instanceof HarnessStart.Refused(List<ChipFault> faults)) {
        faults.forEach(fault -> Spoken.err(spec).println(fault.message()));
        return Device.NO;
      }
      OptionalDouble slow = BusPace.slowHz(board.wires(), configuration.device());
      if (slow.isPresent()) {
        Spoken.err(spec).println(slow(configuration.device().bus(), slow.getAsDouble()));
        return Device.NO;
      }
      say("every chip answers as it must, and all motors are off");
      return Device.DONE;
    } catch (BoardRefused refused) {
      Spoken.err(spec).println(refused.getMessage());
      return Device.BAD_INPUT;
    }
  }

  private static String slow(DeviceSettings.Bus bus, double hz) {
    return "I2C bus "
        + bus.number()
        + " carries "
        + Math.round(hz / 1e3)
        + " kHz and device.yaml says "
        + bus.speedHz() / 1_000
        + ": write dtparam=i2c_arm_baudrate="
        + bus.speedHz()
        + " into /boot/firmware/config.txt and start the board again";
  }

  private void say(String line) {
    Spoken.out(spec).println(line);
  }
}
