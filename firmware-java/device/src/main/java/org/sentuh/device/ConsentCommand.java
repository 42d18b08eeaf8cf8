package org.sentuh.device;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the mother agrees to, written down while she is there. */
@Command(
    name = "consent",
    description = {
      "Writes down what the mother agrees to or withdraws, while she is there and says so:",
      "treatment (a record of each massage; none begins without), pressure, wellbeing, research.",
      "For root at a device that runs."
    },
    mixinStandardHelpOptions = true)
final class ConsentCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private Folders folders = new Folders();

  @Parameters(index = "0", paramLabel = "KIND", description = "what it is about")
  private String kind = "";

  @Parameters(index = "1", paramLabel = "yes|no", description = "what she says")
  private String said = "";

  @Override
  public Integer call() throws BadInput {
    if (!said.equals("yes") && !said.equals("no")) {
      throw new BadInput("\"" + said + "\" is no answer; allowed are yes and no");
    }
    Spoken.out(spec)
        .println(
            "she agrees to "
                + RunningDeviceAsked.answer(folders, "consent " + kind + " " + said)
                    .path("consents"));
    return Device.DONE;
  }
}
