package org.sentuh.device;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** A code that lets one phone be known to the device. */
@Command(
    name = "pair",
    description = {
      "Draws a code for one phone, good once and for an hour. It is typed at the pages.",
      "For root at a device that runs."
    },
    mixinStandardHelpOptions = true)
final class PairCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private Folders folders = new Folders();

  @Parameters(paramLabel = "ROLE", description = "mother, helper, midwife or technician")
  private String role = "";

  @Override
  public Integer call() throws BadInput {
    JsonNode answer = RunningDeviceAsked.answer(folders, "pair " + role);
    Spoken.out(spec)
        .println(answer.path("code").asString("") + " at " + answer.path("url").asString(""));
    return Device.DONE;
  }
}
