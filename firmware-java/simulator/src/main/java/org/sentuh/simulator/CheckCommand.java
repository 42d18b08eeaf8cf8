package org.sentuh.simulator;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.settings.SettingsFile;
import org.sentuh.device.settings.SettingsRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Validates files under {@code config/}: all of them are looked at, and every refusal is said. */
@Command(
    name = "check",
    description = "Validates any file under config/.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "files to validate")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    int code = Simulator.DONE;
    for (Path file : files) {
      try {
        Spoken.out(spec).println(file + ": " + SettingsFile.check(file));
      } catch (SettingsRefused refused) {
        Spoken.err(spec).println(refused.getMessage());
        code = Simulator.BAD_INPUT;
      }
    }
    return code;
  }
}
