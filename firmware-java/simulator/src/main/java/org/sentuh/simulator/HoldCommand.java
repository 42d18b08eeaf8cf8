package org.sentuh.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Hold;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.device.readiness.HoldLatch;
import org.sentuh.device.readiness.ReadinessFolder;
import org.sentuh.device.realtime.MachineWallClock;
import org.sentuh.settings.DeviceFile;
import org.sentuh.simulator.session.TreatmentFiles.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a midwife does at a device that lies before her: she lets it rest, or lets it go on. */
@Command(
    name = "hold",
    description = {
      "Lets a device rest until a midwife at it lets it go on: no massage begins on it.",
      "Releasing takes her sign and the device's name, typed."
    },
    mixinStandardHelpOptions = true)
final class HoldCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--folder",
      required = true,
      paramLabel = "DIR",
      description = "the device's folder; made if it is not there")
  private Path folder = Path.of("");

  @Option(names = "--why", paramLabel = "TEXT", description = "hold it, for this reason")
  private @Nullable String why;

  @Option(names = "--release", paramLabel = "DEVICE", description = "let it go on: its name")
  private @Nullable String release;

  @Option(names = "--midwife", paramLabel = "SIGN", description = "who lets it go on")
  private String midwife = "";

  @Option(
      names = "--device",
      paramLabel = "FILE",
      description = "the device's file, which has its name (default: the one that is shipped)")
  private @Nullable Path device;

  @Override
  public Integer call() throws BadInput, IOException {
    if ((why == null) == (release == null)) {
      throw new BadInput("give --why to hold it or --release to let it go on, one of the two");
    }
    Text file = device == null ? Text.shipped("device.yaml") : Text.of(device);
    String name = DeviceFile.read(file.name(), file.content()).id();
    try (ReadinessFolder kept = ReadinessFolder.within(folder)) {
      HoldLatch latch = new HoldLatch(kept, new MachineWallClock());
      if (why != null) {
        latch.hold(Hold.Origin.MIDWIFE, why);
      } else if (release != null) {
        latch.release(midwife, release, name);
      }
      @Nullable Hold standing = latch.standing();
      Spoken.out(spec)
          .println(
              standing == null
                  ? name + " is not held"
                  : name + " is held since " + standing.since() + ": " + standing.why());
    } catch (ReadinessFolder.InUse running) {
      throw new BadInput(String.valueOf(running.getMessage()));
    } catch (IllegalArgumentException refused) {
      throw new BadInput(String.valueOf(refused.getMessage()));
    }
    return Simulator.DONE;
  }
}
