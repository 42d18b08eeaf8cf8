package org.sentuh.clinic;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL in a temporary folder, as shipped but for its place and port. */
public final class PostgresServer implements AutoCloseable {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static Optional<PostgresServer> shared = Optional.empty();

  private final Path bin;
  private final Path folder;
  private final Path log;
  private final int port = Servers.freePort();
  private Process process;

  /** Makes and starts one; skips the calling test, and says so, where PostgreSQL is missing. */
  public PostgresServer() {
    Optional<Path> found = Servers.newest(Path.of("/usr/lib/postgresql"), "initdb");
    assumeTrue(found.isPresent(), "PostgreSQL is not installed: apt-get install postgresql-15");
    bin = found.get();
    try {
      folder = Files.createTempDirectory("sentuh-postgres");
      log = Files.createTempFile("sentuh-postgres", ".log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (isRoot()) {
      Servers.run(List.of("chown", "postgres", folder.toString()), log);
    }
    List<String> initdb =
        as("initdb", "-D", data(), "-A", "trust", "-U", "sentuh", "-E", "UTF8", "--locale=C");
    if (Servers.run(initdb, log) != 0) {
      throw new AssertionError("initdb failed; see " + log);
    }
    process = start();
  }

  /** One for all tests of this JVM; ends with it. */
  public static synchronized PostgresServer shared() {
    if (shared.isEmpty()) {
      PostgresServer server = new PostgresServer();
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      shared = Optional.of(server);
    }
    return shared.get();
  }

  private Process start() {
    try {
      Process started =
          new ProcessBuilder(
                  as(
                      "postgres",
                      "-D",
                      data(),
                      "-p",
                      Integer.toString(port),
                      "-c",
                      "listen_addresses=127.0.0.1",
                      "-c",
                      "unix_socket_directories="))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      Servers.awaitPort(started, port, log);
      awaitAnswer();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its port is open before it has read what it had written; until then it says so and refuses. */
  private void awaitAnswer() {
    for (int attempt = 0; ; attempt++) {
      try (Connection connection = DriverManager.getConnection(url("postgres"))) {
        connection.createStatement().execute("select 1");
        return;
      } catch (SQLException startingUp) {
        if (attempt == 100) {
          throw new AssertionError("PostgreSQL does not answer; see " + log, startingUp);
        }
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** The address of a database that nobody has used yet. */
  public String freshDatabase() {
    String name = "clinic" + DATABASES.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"))) {
      connection.createStatement().execute("create database " + name);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return url(name);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=sentuh";
  }

  /** As a power cut would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts again what was killed. Its orphans need a moment to let go of the memory. */
  public void startAgain() throws InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        process = start();
        return;
      } catch (AssertionError orphansAlive) {
        if (attempt == 50) {
          throw orphansAlive;
        }
        Thread.sleep(100);
      }
    }
  }

  /** Where its databases' own files are, a folder each by its number. */
  public Path databases() {
    return Path.of(data(), "base");
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** PostgreSQL refuses to run as root. */
  private List<String> as(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  @Override
  public void close() {
    try {
      // PostgreSQL's immediate shutdown: nothing of this is needed any more.
      Servers.run(List.of("kill", "-QUIT", Long.toString(process.pid())), log);
      process.waitFor();
      Servers.deleteFolder(folder);
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
