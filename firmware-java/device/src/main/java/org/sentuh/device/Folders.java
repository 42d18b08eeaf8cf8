package org.sentuh.device;

import java.nio.file.Path;
import org.sentuh.device.local.RunningDeviceLine;
import org.sentuh.device.reporting.Reporting;
import org.sentuh.settings.DeviceFile;
import org.sentuh.telemetry.wire.DeviceId;
import picocli.CommandLine.Option;

/** Where a device's files are. */
final class Folders {

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "its configuration (default: ${DEFAULT-VALUE})",
      defaultValue = "/etc/sentuh")
  private Path config = Path.of("/etc/sentuh");

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "what outlives the power (default: ${DEFAULT-VALUE})",
      defaultValue = "/var/lib/sentuh")
  private Path state = Path.of("/var/lib/sentuh");

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "what outlives the process and not the power (default: ${DEFAULT-VALUE})",
      defaultValue = "/run/sentuh")
  private Path run = Path.of("/run/sentuh");

  Path config() {
    return config;
  }

  /** Everything that it says. */
  Configuration configuration() throws BadInput {
    return Configuration.read(config);
  }

  /** The device's name, which stands in its own file. */
  DeviceId id() {
    return new DeviceId(DeviceFile.read(config.resolve("device.yaml")).id());
  }

  Path state() {
    return state;
  }

  /** Where the record of what happened is. */
  Path journal() {
    return state.resolve("journal");
  }

  Reporting.Place place(long quotaBytes) {
    return new Reporting.Place(journal(), run.resolve("memory"), quotaBytes);
  }

  /** Where a running device answers. */
  Path socket() {
    return run.resolve("device");
  }

  /** The wire to the device that runs here. */
  RunningDeviceLine running() {
    return new RunningDeviceLine(socket());
  }
}
