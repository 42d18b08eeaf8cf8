package org.sentuh.simulator.desk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sentuh.clinic.desk.DeskServer;
import org.sentuh.clinic.people.Role;
import org.sentuh.simulator.ordeal.Jvm;

/** The demo as somebody starts it: a process of its own, and what it has said. */
final class RunningDemo implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/\\S*");
  private static final long LOOK_MS = 50;

  private final Path out;
  private final String language;
  private final Process process;
  private final List<String> said = new CopyOnWriteArrayList<>();

  RunningDemo(Path out, String language) throws IOException {
    this.out = out;
    this.language = language;
    List<String> arguments =
        List.of("demo", "--port", "0", "--desk-port", "0", "--lang", language, "--out", "" + out);
    process =
        new ProcessBuilder(Jvm.command(List.of("-Dfile.encoding=UTF-8"), arguments))
            .redirectErrorStream(true)
            .start();
    Thread.ofVirtual().name("what the demo says").start(this::listen);
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(said::add);
    } catch (IOException | UncheckedIOException ended) {
      said.add("(it was ended)");
    }
  }

  /** Waits for a line that it says. */
  String line(String part) throws Exception {
    for (int look = 0; look < 60_000 / LOOK_MS; look++) {
      Optional<String> found = said.stream().filter(line -> line.contains(part)).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      if (!process.isAlive()) {
        break;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
    throw new AssertionError("the demo did not say \"" + part + "\" but " + said + log());
  }

  private String log() throws IOException {
    Path log = out.resolve("demo.log");
    return Files.exists(log) ? "\n" + Files.readString(log) : "";
  }

  /** The link that it printed for a role. */
  String link(Role role) throws Exception {
    return address(line(", " + DeskServer.said(role, language) + ": "));
  }

  private static String address(String line) {
    Matcher found = ADDRESS.matcher(line);
    if (!found.find()) {
      throw new AssertionError("no address in \"" + line + "\"");
    }
    return found.group();
  }

  /** Ends it as a person would, and after a while by force. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException hurried) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
