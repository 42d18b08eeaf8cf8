package org.sentuh.clinic;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A real mosquitto in a temporary folder. */
public final class MosquittoBroker implements AutoCloseable {

  private final Path program;
  private final Path folder;
  private final Path log;
  private final int port = Servers.freePort();
  private Process process;

  /**
   * Starts one that saves what it has taken every second: what came in the last second dies with it
   * when it is killed. Skips the calling test where mosquitto is missing.
   */
  public MosquittoBroker(String... moreSettings) {
    Optional<Path> found = Servers.program("mosquitto", Path.of("/usr/sbin"));
    assumeTrue(found.isPresent(), "mosquitto is not installed: apt-get install mosquitto");
    program = found.get();
    try {
      folder = Files.createTempDirectory("sentuh-mosquitto");
      log = folder.resolve("log");
      Files.createFile(log);
      Files.writeString(folder.resolve("mosquitto.conf"), settings(moreSettings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process = start();
  }

  private String settings(String... more) {
    return """
    listener %d 127.0.0.1
    allow_anonymous true
    user root
    max_inflight_messages 0
    max_queued_messages 0
    max_topic_alias 0
    persistence true
    persistence_location %s/
    autosave_interval 1
    set_tcp_nodelay true
    log_dest stdout
    log_type error
    log_type warning
    %s
    """
        .formatted(port, folder, String.join("\n", more));
  }

  private Process start() {
    try {
      Process started =
          new ProcessBuilder(
                  List.of(program.toString(), "-c", folder.resolve("mosquitto.conf").toString()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      Servers.awaitPort(started, port, log);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public String uri() {
    return "tcp://127.0.0.1:" + port;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** As a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts again, with what it had saved. */
  public void startAgain() {
    process = start();
  }

  @Override
  public void close() {
    try {
      process.destroy();
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Servers.deleteFolder(folder);
  }
}
