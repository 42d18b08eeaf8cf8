package org.sentuh.clinic.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.sentuh.clinic.Servers;

/** A real mosquitto with the shipped configuration; only its port and its places are others. */
final class ClinicBroker implements AutoCloseable {

  private static final Path SHIPPED = Path.of("../../config/broker");

  private final Process process;
  private final int port;

  private ClinicBroker(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts one whose certificate is for these hosts. */
  static ClinicBroker start(Path folder, Authority authority, List<String> hosts) throws Exception {
    Path program = Servers.program("mosquitto", Path.of("/usr/sbin")).orElse(null);
    assumeTrue(program != null, "mosquitto is not installed: apt-get install mosquitto");
    Files.createDirectories(folder);
    Instant when = authority.certificate().getNotBefore().toInstant().plusSeconds(3600);
    authority.certify(Holder.broker(hosts), folder, when);
    Files.copy(SHIPPED.resolve("acl"), folder.resolve("acl"));
    int port = Servers.freePort();
    String settings =
        Files.readString(SHIPPED.resolve("mosquitto.conf"))
            .replace("listener 8883", "listener " + port + " 127.0.0.1")
            .replace("broker.clinic.example.pem", hosts.getFirst() + ".pem")
            .replace("/etc/mosquitto/sentuh/", folder + "/")
            .replace("/var/lib/mosquitto/", folder + "/")
            .replace("log_dest syslog", "log_dest stdout");
    assertThat(settings.lines().filter(line -> !line.startsWith("#")))
        .contains("listener " + port + " 127.0.0.1")
        .noneMatch(line -> line.contains("/etc/") || line.contains("/var/"));
    Path file = folder.resolve("mosquitto.conf");
    Files.writeString(file, settings + "\nuser root\n");
    Path log = folder.resolve("log");
    Files.createFile(log);
    Process process =
        new ProcessBuilder(String.valueOf(program), "-c", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Servers.awaitPort(process, port, log);
    return new ClinicBroker(process, port);
  }

  /** Where it listens, under a name of this machine. */
  String uri(String host) {
    return "ssl://" + host + ":" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
