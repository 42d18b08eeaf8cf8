package org.sentuh.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.journal.JournalFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies entries of the record into a file, or everything that helps to find a fault. */
@Command(
    name = "export",
    description = {
      "Copies entries of the record into a file, a line of JSON each: all of them, those of one",
      "massage, or those of a span of time. Or makes a support bundle: a zip with the",
      "configuration, the latest events and how the device is; no keys, no certificates.",
      "A file that is there already is not written over."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private Folders folders = new Folders();

  @Parameters(paramLabel = "FILE", description = "what is written")
  private Path file = Path.of("");

  @Option(
      names = "--massage",
      paramLabel = "N",
      description = "those of one massage alone; 1 is the latest")
  private int massage;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "those written from then on, as in 2026-11-26T03:00:00Z")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME", description = "those written before then")
  private @Nullable String until;

  @Option(names = "--ticks", description = "with the recordings of every tick, which are large")
  private boolean ticks;

  @Option(names = "--support", description = "a support bundle instead")
  private boolean support;

  @Override
  public Integer call() throws BadInput, JournalFile.Unreadable, IOException {
    if (Files.exists(file)) {
      throw new BadInput(file + " is there already; name another file, or remove it first");
    }
    if (massage < 0) {
      throw new BadInput("--massage is " + massage + "; allowed is 1 and up, 1 is the latest");
    }
    Extract.Wish wish =
        new Extract.Wish(
            massage,
            time("--since", since, Instant.MIN),
            time("--until", until, Instant.MAX),
            ticks);
    long entries = support ? bundle() : extract(wish);
    Spoken.out(spec).println(file + ": " + entries + (support ? " files" : " entries"));
    return entries == 0 ? Device.NO : Device.DONE;
  }

  private long extract(Extract.Wish wish) throws BadInput, JournalFile.Unreadable, IOException {
    try (JournalFile journal = JournalFile.in(folders.journal(), folders.id())) {
      return Extract.write(journal, wish, file);
    } catch (UncheckedIOException refused) {
      throw new BadInput(file + " cannot be written (" + refused.getMessage() + ")");
    }
  }

  private long bundle() throws IOException {
    return new SupportBundle(folders).write(file);
  }

  private static Instant time(String option, @Nullable String text, Instant otherwise)
      throws BadInput {
    if (text == null) {
      return otherwise;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException none) {
      throw new BadInput(option + " is " + text + "; write it as in 2026-11-26T03:00:00Z, in UTC");
    }
  }
}
