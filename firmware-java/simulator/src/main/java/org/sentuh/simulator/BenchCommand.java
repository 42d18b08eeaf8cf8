package org.sentuh.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.sentuh.device.BadInput;
import org.sentuh.device.Spoken;
import org.sentuh.simulator.bench.Measured;
import org.sentuh.simulator.bench.ProofBenchmark;
import org.sentuh.simulator.bench.ServerMissing;
import org.sentuh.simulator.bench.TelemetryBench;
import org.sentuh.simulator.bench.TickBenchmark;
import org.sentuh.simulator.bench.TreatmentBenchmark;
import org.sentuh.simulator.ordeal.Jvm;
import org.sentuh.simulator.report.Summary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what the README promises, each in JVMs of its own, beside what it must reach. */
@Command(
    name = "bench",
    description = {
      "Measures a tick, a proof, a whole treatment and its replay with JMH;",
      "with --telemetry, the way from a journal to an archive over real servers.",
      "Exits 1 when a bound is not kept; other work on the machine makes every time longer."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  private static final int COLD_STARTS = 5;
  private static final int TREATMENT_S = 300;
  private static final String ALL = "all";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--telemetry",
      arity = "0..1",
      paramLabel = "uplink|intake|drain|stall|memory",
      fallbackValue = ALL,
      description = "measures the telemetry instead; one part, or each in a JVM of its own")
  private String telemetry = "";

  private boolean allKept = true;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = Spoken.out(spec);
    if (!telemetry.isEmpty()) {
      return telemetry.equals(ALL) ? each(out) : one(out, part());
    }
    out.println(howTaken());
    tick(out);
    proof(out);
    Path directory = Files.createTempDirectory("sentuh-bench");
    try {
      bus(out, TreatmentBenchmark.write(directory).summary());
      whole(out, "treatment", TREATMENT_S + " s treatment, all physics, cold", directory, 1.5);
      whole(out, "replay", "its replay through control alone, cold", directory, 0.6);
    } finally {
      remove(directory);
    }
    return allKept ? Simulator.DONE : Simulator.NO;
  }

  private TelemetryBench part() throws BadInput {
    return Arrays.stream(TelemetryBench.values())
        .filter(part -> part.word().equals(telemetry))
        .findFirst()
        .orElseThrow(() ->
            new BadInput(
                "--telemetry is "
                    + telemetry
                    + "; it is one of "
                    + Arrays.stream(TelemetryBench.values())
                        .map(TelemetryBench::word)
                        .collect(Collectors.joining(", "))));
  }

  /** Each part in a JVM of its own, with the flags of the program that it is about. */
  private static int each(PrintWriter out) throws IOException, InterruptedException {
    out.println("Telemetry, each part over servers of its own. " + machine());
    int worst = Simulator.DONE;
    for (TelemetryBench part : TelemetryBench.values()) {
      Process jvm =
          new ProcessBuilder(
                  Jvm.command(part.flags(), List.of("bench", "--telemetry=" + part.word())))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      jvm.inputReader()
          .lines()
          .forEach(line -> {
            out.println(line);
            out.flush();
          });
      worst = Math.max(worst, jvm.waitFor());
    }
    return worst;
  }

  private int one(PrintWriter out, TelemetryBench part) throws Exception {
    try {
      for (Measured measured : part.measure()) {
        say(out, measured);
      }
    } catch (ServerMissing missing) {
      out.println(part.word() + " SKIPPED: " + missing.getMessage());
    }
    return allKept ? Simulator.DONE : Simulator.NO;
  }

  private void say(PrintWriter out, Measured measured) {
    out.printf(
        Locale.ROOT,
        "%-58s %10.3f %-3s%s%n",
        measured.what(),
        measured.value(),
        measured.unit(),
        measured.isBound()
            ? " (at %s %s: %s)"
                .formatted(
                    measured.atLeast() ? "least" : "most",
                    measured.bound(),
                    measured.isKept() ? "kept" : "NOT KEPT")
            : "");
    out.flush();
    allKept &= measured.isKept();
  }

  private static String machine() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return "Other work on the machine makes everything slower; its load is "
        + (load < 0 ? "not known" : String.format(Locale.ROOT, "%.1f", load))
        + ", and there are "
        + Runtime.getRuntime().availableProcessors()
        + " processors.";
  }

  private static String howTaken() {
    return "Each figure is taken by JMH in JVMs of its own: a tick when it is warm, a proof as the"
        + " second of a JVM, a treatment and its replay cold, as the first thing that a JVM does"
        + " once it has read the files. "
        + machine();
  }

  private void tick(PrintWriter out) throws RunnerException {
    RunResult result =
        run(
            new OptionsBuilder()
                .include(TickBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .warmupIterations(TickBenchmark.WARM_UPS)
                .measurementIterations(TickBenchmark.MEASURED)
                .forks(2));
    say(out, "one tick of control", result.getPrimaryResult().getScore(), "us", 20);
    Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
    say(
        out,
        "allocated by one tick of control, its sample included",
        bytes == null ? Double.NaN : bytes.getScore(),
        "B",
        2048);
  }

  /** The second of a JVM: the first has loaded what it needs. */
  private void proof(PrintWriter out) throws RunnerException {
    RunResult result =
        run(
            new OptionsBuilder()
                .include(ProofBenchmark.class.getName())
                .warmupIterations(1)
                .measurementIterations(1)
                .forks(COLD_STARTS));
    double medianMs = result.getPrimaryResult().getStatistics().getPercentile(50);
    say(out, "proof of a programme of 600 s, the second of a JVM", medianMs, "ms", 50);
  }

  private void bus(PrintWriter out, Summary treatment) {
    say(out, "bus at 400 kHz, 99 of 100 ticks within", treatment.busTimeMsP99(), "ms", 4);
    say(out, "bus at 400 kHz, the longest tick of all", treatment.busTimeMsMax(), "ms", 4);
  }

  private void whole(PrintWriter out, String benchmark, String what, Path directory, double mostS)
      throws RunnerException {
    RunResult result =
        run(
            new OptionsBuilder()
                .include(TreatmentBenchmark.class.getName() + "." + benchmark + "$")
                .warmupIterations(0)
                .measurementIterations(1)
                .jvmArgsAppend("-D" + TreatmentBenchmark.DIRECTORY + "=" + directory)
                .forks(COLD_STARTS));
    double medianS = result.getPrimaryResult().getStatistics().getPercentile(50);
    say(out, what + ", median of " + COLD_STARTS, medianS, "s", mostS);
    out.printf(Locale.ROOT, "%-58s %10.0f x%n", "  times real time", TREATMENT_S / medianS);
  }

  private static void remove(Path directory) throws IOException {
    List<Path> written;
    try (Stream<Path> tree = Files.walk(directory)) {
      written = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : written) {
      Files.delete(path);
    }
  }

  private static RunResult run(ChainedOptionsBuilder options) throws RunnerException {
    // JMH 1.37 uses a method that newer JDKs warn of, in every JVM that it starts.
    options.jvmArgsPrepend("--sun-misc-unsafe-memory-access=allow");
    Collection<RunResult> results = new Runner(options.verbosity(VerboseMode.SILENT).build()).run();
    return results.iterator().next();
  }

  private void say(PrintWriter out, String what, double value, String unit, double most) {
    say(out, new Measured(what, value, unit, most, false));
  }
}
