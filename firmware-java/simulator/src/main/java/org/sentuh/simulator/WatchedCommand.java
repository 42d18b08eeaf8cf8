package org.sentuh.simulator;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.simulator.punctuality.Watched;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What phones that watch cost a device. */
@Command(
    name = "watched",
    description = {
      "Runs the device's own program before a panel that stands apart, lets a mother's phone begin"
          + " a",
      "massage, and compares its ticks alone and with phones that watch; how much memory it took.",
      "Exits 1 when the phones cost a tick, or it took more than 120 MB."
    },
    mixinStandardHelpOptions = true)
final class WatchedCommand implements Callable<Integer> {

  private static final int MOST_PHONES = 20;
  private static final int MOST_SECONDS = 120;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--phones",
      paramLabel = "N",
      description = "how many watch beside hers and a technician's (default: ${DEFAULT-VALUE})",
      defaultValue = "20")
  private int phones;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "how long with them, and without (default: ${DEFAULT-VALUE})",
      defaultValue = "45")
  private int seconds;

  @Option(names = "--json", description = "answer with one line of JSON alone")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (phones < 1 || phones > MOST_PHONES) {
      throw new BadInput("--phones is " + phones + "; allowed are 1 to " + MOST_PHONES);
    }
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new BadInput("--seconds is " + seconds + "; allowed are 1 to " + MOST_SECONDS);
    }
    Watched measured = Watched.measure(phones, seconds);
    PrintWriter out = Spoken.out(spec);
    if (json) {
      out.println(measured.json());
    } else {
      row(out, "alone", measured.alone());
      row(out, "with " + phones + " phones", measured.watched());
      out.printf(
          Locale.ROOT,
          "each told %.1f times a second; %.1f MB at most (allowed %.0f): %s%n",
          measured.told(),
          measured.peakMb(),
          Watched.MOST_MB,
          measured.isKept() ? "kept" : "NOT KEPT");
    }
    return measured.isKept() ? Simulator.DONE : Simulator.NO;
  }

  private static void row(PrintWriter out, String what, Watched.Ticks ticks) {
    out.printf(
        Locale.ROOT,
        "%-16s %6d ticks, %d missed, %d late%n",
        what,
        ticks.ticks(),
        ticks.missed(),
        ticks.late());
  }
}
