package org.sentuh.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.sentuh.simulator.bench.TickBenchmark;
import org.sentuh.simulator.bench.TreatmentBenchmark;
import org.sentuh.simulator.session.SteppedTreatment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measures what the README promises, each in JVMs of its own, beside what it must reach. */
@Command(
    name = "bench",
    description = {
      "Measures a tick, a whole treatment and its replay with JMH.",
      "Exits 1 when a bound is not kept; other work on the machine makes every time longer."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

  private static final int COLD_STARTS = 5;

  @Spec private @Nullable CommandSpec spec;

  private boolean allKept = true;

  @Override
  public Integer call() throws RunnerException, IOException, SteppedTreatment.PanelRefused {
    PrintWriter out = Spoken.out(spec);
    out.println(
        "Each figure is measured in JVMs of its own; a cold one is the first treatment after the"
            + " JVM has started.");
    tick(out);
    Path directory = Files.createTempDirectory("sentuh-bench");
    try {
      double busMs = TreatmentBenchmark.write(directory).summary().busTimeMsP99();
      say(out, "bus time of a tick at 400 kHz, 99 of 100 ticks within", busMs, "ms", 4);
      whole(out, "treatment", "300 s treatment, all physics, cold", directory, 1.5);
      whole(out, "replay", "its replay through control alone, cold", directory, 0.6);
    } finally {
      remove(directory);
    }
    return allKept ? Simulator.DONE : Simulator.NO;
  }

  private void tick(PrintWriter out) throws RunnerException {
    RunResult result =
        run(
            new OptionsBuilder()
                .include(TickBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(2))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(2))
                .forks(2));
    say(out, "one tick of control", result.getPrimaryResult().getScore(), "us", 20);
    Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
    say(
        out,
        "allocated by one tick of control",
        bytes == null ? Double.NaN : bytes.getScore(),
        "B",
        2048);
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
    say(
        out,
        what + ", median of " + COLD_STARTS,
        result.getPrimaryResult().getStatistics().getPercentile(50),
        "s",
        mostS);
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
    out.printf(
        Locale.ROOT,
        "%-58s %10.3f %-3s (at most %s: %s)%n",
        what,
        value,
        unit,
        most,
        value <= most ? "kept" : "NOT KEPT");
    out.flush();
    allKept &= value <= most;
  }
}
