package org.sentuh.device;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The device changes hands: what is of the mother before is erased. */
@Command(
    name = "wipe",
    description = {
      "Erases all that is of the mother who had the device: her diary, her phones, her massages,",
      "her prescription, what she agreed to and every recording. What she lets the clinic know"
          + " must",
      "have reached it first, and nothing may go on. Takes somebody's sign and the device's name,",
      "typed. The device ends, and its next start erases. What stays: the times and doses of the",
      "last day, without a name, a hold, and, without --leave, the clinic that has the device.",
      "For root at a device that runs."
    },
    mixinStandardHelpOptions = true)
final class WipeCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private Folders folders = new Folders();

  @Option(
      names = "--device",
      required = true,
      paramLabel = "DEVICE",
      description = "the device's name")
  private String device = "";

  @Option(names = "--by", required = true, paramLabel = "SIGN", description = "who erases it")
  private String by = "";

  @Option(
      names = "--leave",
      description =
          "the device goes from its clinic, too: nothing begins on it until another one has"
              + " claimed it")
  private boolean leave;

  @Override
  public Integer call() throws BadInput {
    String asks = leave ? "leave " : "wipe ";
    var _ = RunningDeviceAsked.answer(folders, asks + by + " " + device);
    Spoken.out(spec).println("the device starts anew, and is wiped then");
    return Device.DONE;
  }
}
