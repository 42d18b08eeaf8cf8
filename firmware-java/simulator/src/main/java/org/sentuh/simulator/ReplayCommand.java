package org.sentuh.simulator;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.simulator.session.Replay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Feeds a treatment's recorded inputs through {@code control} alone; exits 0 only when every
 * decision is the same to the byte.
 */
@Command(
    name = "replay",
    description =
        "Feeds recorded inputs through control alone; exits 0 only if every decision is identical.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "DIR|ZIP",
      description = "a directory that treat has written, or a device's support bundle")
  private Path directory = Path.of(".");

  @Override
  public Integer call() throws BadInput {
    return switch (Replay.of(directory)) {
      case Replay.Result.Identical(long ticks, String digest) -> {
        Spoken.out(spec).println("identical: " + ticks + " ticks, sha-256 " + digest);
        yield Simulator.DONE;
      }
      case Replay.Result.Different(long tick, String what) -> {
        Spoken.err(spec).println(directory + ": " + what);
        yield Simulator.NO;
      }
      case Replay.Result.Unreadable(String why) -> throw new BadInput(why);
    };
  }
}
