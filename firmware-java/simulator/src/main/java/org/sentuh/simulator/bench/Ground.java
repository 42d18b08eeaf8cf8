package org.sentuh.simulator.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.sentuh.simulator.ordeal.Mosquitto;
import org.sentuh.simulator.ordeal.PostgresCluster;
import org.sentuh.simulator.ordeal.Program;

/** A folder and the servers of one measurement; all of it goes when it is closed. One thread. */
final class Ground implements AutoCloseable {

  private static final long STARTING_MS = 60_000;
  private static final long LOOK_MS = 20;

  private static final List<String> KEEPING =
      List.of("autosave_on_changes false", "autosave_interval 30", "set_tcp_nodelay true");

  private final Path folder;
  private final Deque<Program> servers = new ArrayDeque<>();
  private int psqlPort;

  Ground() throws IOException {
    folder = Files.createTempDirectory("sentuh-bench");
  }

  Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * Where a mosquitto listens.
   *
   * @param plain for everybody
   * @param tls for who has a certificate of the authority; it has the name that stands in it
   */
  record Doors(URI plain, URI tls) {}

  /** A mosquitto that keeps what it has taken as config/broker/mosquitto.conf says. */
  URI mosquitto() throws IOException, ServerMissing, InterruptedException {
    return mosquitto(freePort());
  }

  /**
   * The same with TLS besides.
   *
   * @param trust the authority's certificate
   * @param identity key and certificate of {@code localhost}
   */
  Doors mosquitto(Path trust, Path identity)
      throws IOException, ServerMissing, InterruptedException {
    int port = freePort();
    URI plain =
        mosquitto(
            freePort(),
            "listener " + port + " 127.0.0.1",
            "max_topic_alias 0",
            "tls_version tlsv1.3",
            "cafile " + trust,
            "certfile " + identity,
            "keyfile " + identity,
            "require_certificate true",
            "use_identity_as_username true",
            "use_username_as_clientid true");
    return new Doors(plain, URI.create("ssl://localhost:" + port));
  }

  private URI mosquitto(int port, String... more)
      throws IOException, ServerMissing, InterruptedException {
    if (!Mosquitto.isInstalled()) {
      throw new ServerMissing("mosquitto is not installed; apt-get install mosquitto");
    }
    List<String> lines = new ArrayList<>(KEEPING);
    lines.addAll(List.of(more));
    start(
        Mosquitto.make(
            folder("mosquitto"), port, file("mosquitto.log"), lines.toArray(String[]::new)),
        port);
    return URI.create("tcp://127.0.0.1:" + port);
  }

  static boolean hasPostgres() {
    return PostgresCluster.programs().isPresent();
  }

  /** The JDBC address of a PostgreSQL with its settings as they are shipped. */
  String postgres() throws IOException, ServerMissing, InterruptedException {
    Path programs =
        PostgresCluster.programs()
            .orElseThrow(() ->
                new ServerMissing("PostgreSQL is not installed; apt-get install postgresql-15"));
    // Its user must be able to go into the folder.
    folder.toFile().setExecutable(true, false);
    psqlPort = freePort();
    start(
        PostgresCluster.make(programs, file("postgresql"), psqlPort, file("postgresql.log")),
        psqlPort);
    return PostgresCluster.url(psqlPort);
  }

  /** What PostgreSQL's own client answers to these, one after another over one connection. */
  String psql(String... commands) throws IOException, InterruptedException {
    ArrayList<String> line = new ArrayList<>();
    line.add(PostgresCluster.programs().orElseThrow().resolve("psql").toString());
    line.addAll(List.of("-qtAX", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1"));
    line.addAll(
        List.of("-p", String.valueOf(psqlPort), "-U", PostgresCluster.USER, "-d", "postgres"));
    for (String command : commands) {
      line.add("-c");
      line.add(command);
    }
    Process psql = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (psql.waitFor() != 0) {
      throw new IOException("psql: " + said.strip());
    }
    return said.strip();
  }

  private void start(Program program, int port) throws InterruptedException {
    program.start();
    servers.push(program);
    for (long waited = 0; waited < STARTING_MS; waited += LOOK_MS) {
      try (Socket there = new Socket(InetAddress.getLoopbackAddress(), port)) {
        there.getPort();
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      }
    }
    throw new IllegalStateException("nothing listens on port " + port + "; a log is in " + folder);
  }

  /** Where no broker listens. */
  static URI nobody() throws IOException {
    return URI.create("tcp://127.0.0.1:" + freePort());
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    servers.forEach(Program::leave);
    List<Path> all;
    try (Stream<Path> tree = Files.walk(folder)) {
      all = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
