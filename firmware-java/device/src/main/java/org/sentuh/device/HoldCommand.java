package org.sentuh.device;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What a midwife does at a device that lies before her: she lets it rest, or lets it go on. */
@Command(
    name = "hold",
    description = {
      "Lets the device rest until a midwife at it lets it go on: no massage begins on it.",
      "Releasing takes her sign and the device's name, typed. For root at a device that runs."
    },
    mixinStandardHelpOptions = true)
final class HoldCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private Folders folders = new Folders();

  @Option(names = "--why", paramLabel = "TEXT", description = "hold it, for this reason")
  private @Nullable String why;

  @Option(names = "--release", paramLabel = "DEVICE", description = "let it go on: its name")
  private @Nullable String release;

  @Option(names = "--midwife", paramLabel = "SIGN", description = "who lets it go on")
  private String midwife = "";

  @Override
  public Integer call() throws BadInput {
    if ((why == null) == (release == null)) {
      throw new BadInput("give --why to hold it or --release to let it go on, one of the two");
    }
    String question = why == null ? "release " + midwife + " " + release : "hold " + why;
    JsonNode answer = RunningDeviceAsked.answer(folders, question);
    Spoken.out(spec)
        .println(
            answer.path("held").asBoolean(false)
                ? "held since "
                    + answer.path("since").asString("")
                    + ": "
                    + answer.path("why").asString("")
                : "not held");
    return Device.DONE;
  }
}
