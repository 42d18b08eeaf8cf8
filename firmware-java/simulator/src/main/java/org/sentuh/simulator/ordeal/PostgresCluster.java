package org.sentuh.simulator.ordeal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL of this ordeal's own, in a folder, on the loopback interface. PostgreSQL refuses to
 * run as root, so root runs it as the user {@code postgres} of the package.
 */
public final class PostgresCluster {

  /** Who may do everything in it. */
  public static final String USER = "sentuh";

  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");

  private PostgresCluster() {}

  /** Where the newest PostgreSQL of this machine keeps its programs. */
  public static Optional<Path> programs() {
    try (Stream<Path> versions = Files.isDirectory(PACKAGES) ? Files.list(PACKAGES) : Stream.of()) {
      return versions
          .sorted(Comparator.reverseOrder())
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
          .findFirst();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Makes a cluster in a folder that is not there, and answers the program that serves it. */
  public static Program make(Path programs, Path folder, int port, Path log) throws IOException {
    Files.createDirectories(folder);
    if (Shell.isRoot()) {
      Shell.run("chown", "postgres", folder.toString());
      // A temporary folder of root's lets nobody through to what lies in it.
      Shell.run("chmod", "a+x", folder.resolveSibling(".").normalize().toString());
    }
    Path data = folder.resolve("data");
    Shell.run(
        asUser(
            List.of(
                programs.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + USER,
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C.UTF-8")));
    return new Program(
        "postgresql",
        asUser(
            List.of(
                programs.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                String.valueOf(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=")),
        log);
  }

  /** How the archive finds it. */
  public static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + USER;
  }

  private static List<String> asUser(List<String> command) {
    if (!Shell.isRoot()) {
      return command;
    }
    ArrayList<String> all =
        new ArrayList<>(
            List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    all.addAll(command);
    return all;
  }
}
