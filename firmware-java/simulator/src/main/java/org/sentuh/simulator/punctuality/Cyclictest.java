package org.sentuh.simulator.punctuality;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * cyclictest of Debian's rt-tests: a thread a core that sleeps to absolute deadlines and notes how
 * late it wakes, in C, with its memory locked. What it finds is what this machine can give just
 * now, on whichever core the tick is.
 */
final class Cyclictest {

  private static final String PROGRAM = "cyclictest";
  private static final int MOST_US = 1_000_000;
  private static final long NS_PER_US = 1_000;

  private final Process process;
  private final Path answer;

  private Cyclictest(Process process, Path answer) {
    this.process = process;
    this.answer = answer;
  }

  /** Whether it is installed. */
  static boolean isInstalled() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder.isEmpty() ? "." : folder, PROGRAM)));
  }

  /**
   * Starts it.
   *
   * @param answer where it writes what it found
   */
  static Cyclictest start(Policy policy, long periodNs, int seconds, Path answer)
      throws IOException {
    ArrayList<String> line = new ArrayList<>(List.of(PROGRAM, "--quiet", "--mlockall", "--smp"));
    line.addAll(policy.ofCyclictest());
    line.addAll(
        List.of(
            "--interval=" + periodNs / NS_PER_US,
            "--duration=" + seconds,
            "--histogram=" + MOST_US,
            "--histfile=/dev/null",
            "--json=" + answer));
    return new Cyclictest(new ProcessBuilder(line).redirectErrorStream(true).start(), answer);
  }

  /** Waits for its end and answers what it found. */
  Delays await() throws IOException, InterruptedException {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(PROGRAM + ": " + said.strip());
    }
    return read(Files.readString(answer));
  }

  /** The delays of its answer, of all its threads. */
  static Delays read(String answer) {
    return Delays.of(
        JsonMapper.shared()
            .readTree(answer)
            .path("thread")
            .valueStream()
            .flatMap(thread -> thread.path("histogram").propertyStream())
            .flatMapToLong(Cyclictest::delays)
            .toArray());
  }

  private static LongStream delays(Map.Entry<String, JsonNode> bucket) {
    long ns = Long.parseLong(bucket.getKey()) * NS_PER_US;
    return LongStream.generate(() -> ns).limit(bucket.getValue().asLong());
  }
}
