package org.sentuh.simulator.circuits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A netlist of {@code hardware/circuits}, run by ngspice. Each draw of its parts prints a line of
 * results, as in {@code result oe_ms=158.2 dead_ms=187.8}.
 */
final class Circuit {

  static final Path FOLDER = Path.of("../../hardware/circuits");

  private static final Pattern VALUE =
      Pattern.compile("([a-z_0-9]+)=(-?[0-9.]+(?:[eE][-+]?\\d+)?)");

  private static final Map<String, Circuit> RUN = new ConcurrentHashMap<>();

  private final List<Map<String, Double>> draws;

  private Circuit(List<Map<String, Double>> draws) {
    this.draws = draws;
  }

  /** Runs a netlist as it is committed, the first time that it is asked for. */
  static Circuit run(String name) {
    return RUN.computeIfAbsent(name, asked -> run(FOLDER, asked));
  }

  /**
   * Runs a netlist with something wrong in it, six draws of it.
   *
   * @param what a regular expression that must be found in the netlist or in what it includes
   */
  static Circuit wrong(Path folder, String name, String what, String into) {
    try (Stream<Path> files = Files.list(FOLDER)) {
      boolean found = false;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        String changed = text.replaceAll(what, into);
        found |= !changed.equals(text);
        Files.writeString(
            folder.resolve(file.getFileName()),
            changed.replaceAll("while draw < \\d+", "while draw < 6"));
      }
      assertThat(found).as("%s in a netlist", what).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return run(folder, name);
  }

  /** The draws that have a value, with the least, the most and the number of it. */
  DoubleSummaryStatistics all(String value) {
    DoubleSummaryStatistics found =
        draws.stream()
            .filter(draw -> draw.containsKey(value))
            .mapToDouble(draw -> draw.getOrDefault(value, Double.NaN))
            .summaryStatistics();
    assertThat(found.getCount()).as("draws with %s", value).isPositive();
    return found;
  }

  /** Only the draws in which one value is so. */
  Circuit where(String value, double is) {
    return new Circuit(
        draws.stream().filter(draw -> draw.getOrDefault(value, Double.NaN) == is).toList());
  }

  /** How many draws there are. */
  int draws() {
    return draws.size();
  }

  /** How many draws have a value: what never happened has none. */
  long draws(String value) {
    return draws.stream().filter(draw -> draw.containsKey(value)).count();
  }

  private static Circuit run(Path folder, String name) {
    assumeTrue(isInstalled(), "ngspice is not installed: apt-get install ngspice");
    try {
      Process ngspice =
          new ProcessBuilder("ngspice", "-b", name + ".cir")
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(ngspice.getInputStream().readAllBytes(), UTF_8);
      assertThat(ngspice.waitFor(60, TimeUnit.SECONDS)).as("%s ends", name).isTrue();
      assertThat(said).as("what ngspice says of %s", name).doesNotContainIgnoringCase("error");
      return new Circuit(
          said.lines().filter(line -> line.startsWith("result ")).map(Circuit::values).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Map<String, Double> values(String line) {
    TreeMap<String, Double> values = new TreeMap<>();
    Matcher found = VALUE.matcher(line);
    while (found.find()) {
      values.put(found.group(1), Double.parseDouble(found.group(2)));
    }
    return values;
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "ngspice")));
  }
}
