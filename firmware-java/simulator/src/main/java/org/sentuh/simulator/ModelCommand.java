package org.sentuh.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.simulator.model.TreatmentModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Explores the state machine and writes what was found as a page. */
@Command(
    name = "model",
    description =
        "Explores every state of a treatment, checks what must hold in it, and draws the page.",
    mixinStandardHelpOptions = true)
final class ModelCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "where the page is written")
  private Path out = Path.of("");

  @Override
  public Integer call() throws BadInput {
    TreatmentModel model = TreatmentModel.explored();
    try {
      Files.writeString(out, model.html(), StandardCharsets.UTF_8);
    } catch (IOException refused) {
      throw new BadInput(
          "--out " + out + " cannot be written; name a file in a directory that is there");
    }
    model.figures().forEach(Spoken.out(spec)::println);
    model.breaches().forEach(Spoken.err(spec)::println);
    Spoken.out(spec).println("the page is " + out);
    return model.breaches().isEmpty() ? Simulator.DONE : Simulator.NO;
  }
}
