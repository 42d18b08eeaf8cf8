package org.sentuh.device;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.settings.UseFile;
import org.sentuh.telemetry.journal.JournalFile;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the record of what happened holds, beside a device that runs or without one. */
@Command(
    name = "journal",
    description = {
      "Says how much the record of what happened holds, how much it may, and its latest entries.",
      "Works whether the device runs or not."
    },
    mixinStandardHelpOptions = true)
final class JournalCommand implements Callable<Integer> {

  private static final double BYTES_A_MB = 1 << 20;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private Folders folders = new Folders();

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "how many of the latest events to show (default: ${DEFAULT-VALUE})",
      defaultValue = "10")
  private int last = 10;

  @Override
  public Integer call() throws BadInput, JournalFile.Unreadable {
    if (last < 0 || last > 10_000) {
      throw new BadInput("--last is " + last + "; allowed are 0 to 10000");
    }
    long quotaBytes = UseFile.read(folders.config().resolve("use.yaml")).recordBytes();
    PrintWriter say = Spoken.out(spec);
    try (JournalFile journal = JournalFile.in(folders.journal(), folders.id())) {
      Map<Lane, Long> depth = journal.depth();
      say.printf("%.1f of %.0f MB%n", journal.bytes() / BYTES_A_MB, quotaBytes / BYTES_A_MB);
      for (Lane lane : Lane.values()) {
        say.printf("%-10s %d%n", lane.word(), depth.getOrDefault(lane, 0L));
      }
      for (Entry entry : journal.latest(Lane.EVENT, last)) {
        say.println(entry.body());
      }
    }
    return Device.DONE;
  }
}
