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

  /** A mosquitto that keeps what it has taken as config/broker/mosquitto.conf says. */
  URI mosquitto() throws IOException, ServerMissing, InterruptedException {
    if (!Mosquitto.isInstalled()) {
      throw new ServerMissing("mosquitto is not installed; apt-get install mosquitto");
    }
    int port = freePort();
    start(
        Mosquitto.make(
            folder("mosquitto"),
            port,
            file("mosquitto.log"),
            "autosave_on_changes false",
            "autosave_interval 30",
            "set_tcp_nodelay true"),
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
