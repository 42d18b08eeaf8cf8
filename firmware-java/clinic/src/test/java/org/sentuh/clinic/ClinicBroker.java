package org.sentuh.clinic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real mosquitto that runs the very files of config/broker, as a clinic would; only the ports,
 * the folders and where it logs are this test's own.
 */
public final class ClinicBroker implements AutoCloseable {

  private static final Path SHIPPED = Path.of("..", "..", "config", "broker");
  private static final String CERTIFICATE = "/etc/mosquitto/sentuh/broker.clinic.example.pem";

  private final Path program;
  private final Path folder;
  private final int devicesPort = Servers.freePort();
  private final int clinicPort = Servers.freePort();
  private @Nullable Process process;

  /**
   * Lays the files out; skips the calling test where mosquitto is missing.
   *
   * @param folder of this broker alone
   * @param trust the authority that the broker believes
   * @param identity the broker's key and certificate
   */
  public ClinicBroker(Path folder, Path trust, Path identity) throws IOException {
    Optional<Path> found = Servers.program("mosquitto", Path.of("/usr/sbin"));
    assumeTrue(found.isPresent(), "mosquitto is not installed: apt-get install mosquitto");
    this.program = found.get();
    this.folder = folder.toAbsolutePath();
    Files.copy(SHIPPED.resolve("acl"), acl());
    String settings = Files.readString(SHIPPED.resolve("mosquitto.conf"));
    settings = with(settings, "\nlistener 8883\n", "\nlistener " + devicesPort + " 127.0.0.1\n", 1);
    settings = with(settings, "\nlistener 8884 127", "\nlistener " + clinicPort + " 127", 1);
    settings = with(settings, "file /etc/mosquitto/sentuh/authority.pem", "file " + trust, 2);
    settings = with(settings, "file " + CERTIFICATE, "file " + identity, 4);
    settings = with(settings, "acl_file /etc/mosquitto/sentuh/acl", "acl_file " + acl(), 1);
    settings = with(settings, " /var/lib/mosquitto/\n", " " + this.folder + "/\n", 1);
    settings = with(settings, "log_dest syslog", "log_dest stdout", 1);
    assertThat(settings).doesNotContain("\nuser ");
    // Started as root it would become a user that may not read these folders.
    settings += "\nuser " + System.getProperty("user.name") + "\n";
    Files.writeString(this.folder.resolve("mosquitto.conf"), settings);
    Files.createFile(log());
  }

  /** The shipped file is what is tested: a line that is no longer in it is not passed over. */
  private static String with(String settings, String shipped, String own, int times) {
    assertThat(settings.split(java.util.regex.Pattern.quote(shipped), -1)).hasSize(times + 1);
    return settings.replace(shipped, own);
  }

  /** Starts it. */
  public ClinicBroker start() throws IOException {
    Process started =
        new ProcessBuilder(
                List.of(program.toString(), "-c", folder.resolve("mosquitto.conf").toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    process = started;
    Servers.awaitPort(started, devicesPort, log());
    return this;
  }

  /** Lets it read its access list anew, as {@code systemctl reload mosquitto} does. */
  public void reload() throws IOException, InterruptedException {
    if (process != null) {
      new ProcessBuilder("kill", "-HUP", String.valueOf(process.pid())).start().waitFor();
    }
  }

  /** Its access list. */
  public Path acl() {
    return folder.resolve("acl");
  }

  /** What it has logged. */
  public Path log() {
    return folder.resolve("log");
  }

  /** Where devices speak to it, under the host name of its certificate. */
  public URI forDevices() {
    return URI.create("ssl://localhost:" + devicesPort);
  }

  /** Where the clinic's own programs speak to it. */
  public URI forClinic() {
    return URI.create("ssl://localhost:" + clinicPort);
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      process.onExit().join();
    }
  }
}
