package org.sentuh.simulator;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.simulator.punctuality.Delays;
import org.sentuh.simulator.punctuality.Punctuality;
import org.sentuh.simulator.punctuality.StopLatency;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How late a tick is beside cyclictest, or how long a stop takes. */
@Command(
    name = "punctuality",
    description = {
      "Measures how late the ticks of a device are, beside cyclictest in the same seconds under"
          + " the",
      "same scheduling, while every core is busy; with --stop, how long it takes from a press of",
      "stop until every motor driver has been written to zero. Exits 1 when a bound is not kept."
    },
    mixinStandardHelpOptions = true)
final class PunctualityCommand implements Callable<Integer> {

  /** A treatment that is measured must not have come to its end. */
  private static final int MOST_SECONDS = 240;

  private static final int MOST_PRESSES = 1_000_000;

  /** A device knows 24 phones. */
  private static final int MOST_PHONES = 24;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "how long the ticks are measured (default: ${DEFAULT-VALUE})",
      defaultValue = "60")
  private int seconds;

  @Option(names = "--busy", description = "with a telemetry that is busy beside the tick")
  private boolean busy;

  @Option(names = "--stop", description = "measure presses of stop instead")
  private boolean stop;

  @Option(
      names = "--presses",
      paramLabel = "N",
      description = "how many presses, some of them at the same time (default: ${DEFAULT-VALUE})",
      defaultValue = "10000")
  private int presses;

  @Option(
      names = "--phones",
      paramLabel = "N",
      description = "with --stop: press it in pages, each at a panel that so many phones watch")
  private int phones;

  @Option(names = "--json", description = "answer with one line of JSON alone")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    return stop ? stops() : ticks();
  }

  private int ticks() throws Exception {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new BadInput("--seconds is " + seconds + "; allowed are 1 to " + MOST_SECONDS);
    }
    if (!Punctuality.isMeasurable()) {
      throw new BadInput("cyclictest is not installed; apt-get install rt-tests");
    }
    Punctuality measured = Punctuality.measure(seconds, busy);
    if (json) {
      Spoken.out(spec).println(measured.json());
    } else {
      say(Spoken.out(spec), measured);
    }
    return measured.isKept() ? Simulator.DONE : Simulator.NO;
  }

  private static void say(PrintWriter out, Punctuality measured) {
    out.printf(
        Locale.ROOT,
        "%d ticks of %d ms, scheduled %s, every core busy, telemetry %s; microseconds late%n",
        measured.tick().count(),
        measured.periodNs() / 1_000_000,
        measured.policy(),
        measured.busy() ? "busy" : "quiet");
    out.printf("%-12s %9s %9s %9s %9s%n", "", "p50", "p99", "p99.9", "max");
    row(out, "tick", measured.tick());
    row(out, "cyclictest", measured.cyclictest());
    out.printf(
        Locale.ROOT,
        "%-12s %9.2f %9.2f %9.2f %9.2f  (at most %.1f of p99 and %.1f of p99.9)%n",
        "ratio",
        measured.ratio(0.5),
        measured.ratio(0.99),
        measured.ratio(0.999),
        measured.ratio(1),
        Punctuality.MOST_P99,
        measured.mostP999());
    out.printf("%d ticks late by a period or more (at most 0)%n", measured.lateByAPeriod());
    out.println(
        measured.isVoid()
            ? "VOID: cyclictest itself was more than 10 ms late; measure again on a calmer machine"
            : measured.isKept() ? "kept" : "NOT KEPT");
  }

  private static void row(PrintWriter out, String what, Delays delays) {
    out.printf(
        Locale.ROOT,
        "%-12s %9.1f %9.1f %9.1f %9.1f%n",
        what,
        delays.us(0.5),
        delays.us(0.99),
        delays.us(0.999),
        delays.us(1));
  }

  private int stops() throws Exception {
    if (presses < StopLatency.DEVICES || presses > MOST_PRESSES) {
      throw new BadInput(
          "--presses is %d; allowed are %d to %d"
              .formatted(presses, StopLatency.DEVICES, MOST_PRESSES));
    }
    if (phones < 0 || phones > MOST_PHONES) {
      throw new BadInput("--phones is " + phones + "; allowed are 1 to " + MOST_PHONES);
    }
    StopLatency measured =
        phones > 0 ? StopLatency.measureAtPages(presses, phones) : StopLatency.measure(presses);
    PrintWriter out = Spoken.out(spec);
    if (json) {
      out.println(measured.json());
    } else {
      out.printf(
          Locale.ROOT,
          "%d presses, %s, ticks scheduled %s%n",
          measured.delays().count(),
          phones > 0
              ? "in pages at panels that " + phones + " phones watch each"
              : "button and order in turn, every core and telemetry busy",
          measured.policy());
      out.printf(
          Locale.ROOT,
          "all written to zero within: p50 %.2f ms, p99 %.2f, p99.9 %.2f (at most %.0f: %s), max"
              + " %.2f%n",
          measured.ms(0.5),
          measured.ms(0.99),
          measured.ms(0.999),
          measured.mostP999(),
          measured.isKept() ? "kept" : "NOT KEPT",
          measured.ms(1));
    }
    return measured.isKept() ? Simulator.DONE : Simulator.NO;
  }
}
