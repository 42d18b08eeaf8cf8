package org.sentuh.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.simulator.hazards.HazardPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the page of the hazards. */
@Command(
    name = "hazards",
    description =
        "Writes the page of every hazard: bounds, interlocks, tests, words, what is open.",
    mixinStandardHelpOptions = true)
final class HazardsCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "where the page is written")
  private Path out = Path.of("");

  @Override
  public Integer call() throws BadInput {
    HazardPage page = HazardPage.shipped();
    try {
      Files.writeString(out, page.html(), StandardCharsets.UTF_8);
    } catch (IOException refused) {
      throw new BadInput(
          "--out " + out + " cannot be written; name a file in a directory that is there");
    }
    Spoken.out(spec)
        .printf(
            "%d hazards, %d controls shown by %d tests, %d entries still open in %d hazards; the"
                + " page is %s%n",
            page.count(), page.controls(), page.tests(), page.openEntries(), page.open(), out);
    return Simulator.DONE;
  }
}
