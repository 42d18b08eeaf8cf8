package org.sentuh.device;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sentuh.control.arming.Allowance;
import org.sentuh.control.arming.Questionnaire;
import org.sentuh.control.body.Panel;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.Limits;
import org.sentuh.device.settings.AllowanceFile;
import org.sentuh.device.settings.DeviceFile;
import org.sentuh.device.settings.DeviceSettings;
import org.sentuh.device.settings.LimitsFile;
import org.sentuh.device.settings.PanelFile;
import org.sentuh.device.settings.ProgrammeFile;
import org.sentuh.device.settings.ScreeningFile;
import org.sentuh.device.settings.SettingsFile;
import org.sentuh.device.settings.UseFile;
import org.sentuh.device.settings.UseSettings;
import org.sentuh.telemetry.uplink.BrokerAddress;
import org.sentuh.telemetry.uplink.Credentials;
import org.sentuh.telemetry.uplink.UplinkSettings;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * Everything that a configuration folder says, read, checked and proven. Immutable.
 *
 * @param device how the box is built
 * @param panel what is worn
 * @param proven what is played, proven on that panel within the limits
 * @param questions what is asked before a treatment
 * @param allowance what a day and an hour may bring
 * @param use what the box is used for
 * @param credentials what proves who is who; empty where none is named
 */
public record Configuration(
    DeviceSettings device,
    Panel panel,
    Proven proven,
    Questionnaire questions,
    Allowance allowance,
    UseSettings use,
    Optional<Credentials> credentials) {

  /**
   * Reads a folder as {@code config/} is laid out.
   *
   * @throws org.sentuh.device.settings.SettingsRefused for a file that is refused
   * @throws BadInput for files that do not go together, or a programme that cannot be proven
   */
  public static Configuration read(Path folder) throws BadInput {
    Path deviceFile = folder.resolve("device.yaml");
    Path panelFile = folder.resolve(DeviceFile.read(deviceFile).panelFile());
    Panel panel = PanelFile.read(panelFile);
    DeviceSettings device = DeviceFile.read(deviceFile, panel);
    Limits limits = LimitsFile.read(folder.resolve("limits.yaml"));
    UseSettings use = UseFile.read(folder.resolve("use.yaml"));
    Optional<Credentials> credentials = credentials(folder, use);
    return new Configuration(
        device,
        panel,
        proven(folder.resolve(use.programme()), panel, limits, use),
        ScreeningFile.read(folder.resolve("screening.yaml")),
        AllowanceFile.read(folder.resolve("allowance.yaml")),
        use,
        credentials);
  }

  private static Proven proven(Path file, Panel panel, Limits limits, UseSettings use)
      throws BadInput {
    Programme programme =
        ProgrammeFile.read(file.toString(), SettingsFile.content(file), panel, use.back());
    try {
      return Proof.of(new Score(programme, use.back()), panel, limits).orRefuse();
    } catch (IllegalArgumentException unproven) {
      throw new BadInput(file + " on panel " + panel.name() + ": " + unproven.getMessage());
    }
  }

  private static Optional<Credentials> credentials(Path folder, UseSettings use) throws BadInput {
    if (use.clinic().isEmpty()) {
      return Optional.empty();
    }
    Optional<Credentials> credentials =
        use.clinic()
            .get()
            .certificates()
            .map(named ->
                new Credentials(
                    folder.resolve(named.trust()), folder.resolve(named.identity()), null));
    try {
      use.clinic()
          .get()
          .brokers()
          .forEach(broker -> BrokerAddress.check(broker, credentials.orElse(null)));
    } catch (IllegalArgumentException unsafe) {
      throw new BadInput(folder.resolve("use.yaml") + ": " + unsafe.getMessage());
    }
    return credentials;
  }

  /** The device's name. */
  public DeviceId id() {
    return new DeviceId(device.id());
  }

  /** What a loop of this boot is set up with. */
  public Setup setup(String boot) {
    Programme programme = proven.score().programme();
    return new Setup(
        boot,
        device.tickNs(),
        proven,
        List.copyOf(device.pressure().laws(panel)),
        device.pressure().plausibility(),
        DaySpent.NOTHING,
        Math.min(programme.startLevel(), proven.limits().intensity().cap()));
  }

  /** Who is told, empty for nobody. */
  public Optional<UplinkSettings> uplink(String boot, String software) {
    return use.clinic()
        .map(clinic ->
            new UplinkSettings(id(), boot, software, clinic.brokers(), credentials.orElse(null)));
  }
}
