package org.sentuh.telemetry.uplink;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real mosquitto of a test's own: plain text on a free port of this machine. */
final class Mosquitto implements AutoCloseable {

  private static final long STARTS_MS = 10_000;

  private final Path folder;
  private final int port;
  private @Nullable Process process;

  /** Starts one whose data lie in a folder; without mosquitto the test is skipped. */
  Mosquitto(Path folder, String... more) throws IOException, InterruptedException {
    Assumptions.assumeTrue(binary().isPresent(), "mosquitto is not installed on this machine");
    this.folder = folder;
    this.port = freePort();
    Files.writeString(
        folder.resolve("mosquitto.conf"),
        String.join(
            "\n",
            "listener " + port + " 127.0.0.1",
            "allow_anonymous true",
            // Started as root it would become a user that may not write here.
            "user " + System.getProperty("user.name"),
            "persistence true",
            "persistence_location " + folder + "/",
            "autosave_interval 10",
            "max_inflight_messages 100",
            "max_queued_messages 0",
            "max_topic_alias 0",
            "set_tcp_nodelay true",
            "log_dest file " + folder.resolve("mosquitto.log"),
            String.join("\n", more),
            ""));
    start();
  }

  /** Where it listens. */
  URI uri() {
    return URI.create("tcp://127.0.0.1:" + port);
  }

  int port() {
    return port;
  }

  void start() throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                binary().orElseThrow().toString(),
                "-c",
                folder.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STARTS_MS);
    while (!listens()) {
      if (System.nanoTime() > deadlineNs || !process.isAlive()) {
        throw new AssertionError("mosquitto did not start: " + log());
      }
      Thread.sleep(20);
    }
  }

  /** kill -9. */
  void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  @Override
  public void close() {
    kill();
  }

  /**
   * A port below those that the system gives to outgoing connections: one of those could take it
   * before the broker does, or while the broker is killed.
   */
  private static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (BindException taken) {
        // Then another one.
      }
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String log() throws IOException {
    Path log = folder.resolve("mosquitto.log");
    return Files.exists(log) ? Files.readString(log) : "it wrote no log";
  }

  static Optional<Path> binary() {
    return Stream.of(
            "/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/opt/homebrew/sbin/mosquitto")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
