package org.sentuh.simulator.ordeal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Runs the machine's own tools, one after another, and says what they said when one refuses. */
final class Shell {

  private Shell() {}

  /** Runs a tool to its end. */
  static void run(String... command) {
    run(List.of(command));
  }

  /** Runs a tool to its end and answers what it said. */
  static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(command.getFirst() + " cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + command.getFirst() + " ran", e);
    }
  }

  /** Whether a tool is on the path. */
  static boolean has(String tool) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
        .flatMap(folder -> Stream.of(Path.of(folder.isEmpty() ? "." : folder, tool)))
        .anyMatch(Files::isExecutable);
  }

  /** Whether this process may make network namespaces and mount file systems. */
  static boolean isRoot() {
    return run(List.of("id", "-u")).strip().equals("0");
  }
}
