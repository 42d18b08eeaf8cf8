package org.sentuh.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.simulator.book.WireBook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the wire's book: the page, the AsyncAPI document and the JSON Schemas. */
@Command(
    name = "wire",
    description = "Writes the book of all topics and messages: a page, AsyncAPI, JSON Schemas.",
    mixinStandardHelpOptions = true)
final class WireCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "where the files are written")
  private Path out = Path.of("");

  @Override
  public Integer call() throws BadInput, IOException {
    WireBook book = new WireBook();
    try {
      Files.createDirectories(out);
    } catch (IOException refused) {
      throw new BadInput(
          "--out " + out + " cannot be made a directory; name one that can be written to");
    }
    int files = book.write(out).size();
    Spoken.out(spec).println(files + " files; the page is " + out.resolve("index.html"));
    return Simulator.DONE;
  }
}
