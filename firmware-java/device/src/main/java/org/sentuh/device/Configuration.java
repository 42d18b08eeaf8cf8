package org.sentuh.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Map;
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
import org.sentuh.device.calibration.Calibrations;
import org.sentuh.settings.AllowanceFile;
import org.sentuh.settings.DeviceFile;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.LimitsFile;
import org.sentuh.settings.PanelFile;
import org.sentuh.settings.ProgrammeFile;
import org.sentuh.settings.ScreeningFile;
import org.sentuh.settings.SettingsFile;
import org.sentuh.settings.UseFile;
import org.sentuh.settings.UseSettings;
import org.sentuh.telemetry.uplink.BrokerAddress;
import org.sentuh.telemetry.uplink.Credentials;
import org.sentuh.telemetry.uplink.UplinkSettings;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Seal;

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
 * @param prescribing the key of the clinic that prescribes; empty where none does
 * @param files programme, panel, limits and device word for word, for somebody who plays a
 *     treatment again
 */
public record Configuration(
    DeviceSettings device,
    Panel panel,
    Proven proven,
    Questionnaire questions,
    Allowance allowance,
    UseSettings use,
    Optional<Credentials> credentials,
    Optional<PublicKey> prescribing,
    Map<String, String> files) {

  /** Keeps its own copy. */
  public Configuration {
    files = Map.copyOf(files);
  }

  /**
   * Reads a folder as {@code config/} is laid out.
   *
   * @throws org.sentuh.settings.SettingsRefused for a file that is refused
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
    Path programmeFile = folder.resolve(use.programme());
    return new Configuration(
        device,
        panel,
        proven(programmeFile, panel, limits, use),
        ScreeningFile.read(folder.resolve("screening.yaml")),
        AllowanceFile.read(folder.resolve("allowance.yaml")),
        use,
        credentials,
        prescribing(folder, use),
        Map.of(
            "programme.yaml",
            SettingsFile.content(programmeFile),
            "panel.yaml",
            SettingsFile.content(panelFile),
            "limits.yaml",
            SettingsFile.content(folder.resolve("limits.yaml")),
            "device.yaml",
            SettingsFile.content(deviceFile)));
  }

  private static Optional<PublicKey> prescribing(Path folder, UseSettings use) throws BadInput {
    Optional<Path> named = use.clinic().flatMap(UseSettings.Clinic::prescribing);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Path file = folder.resolve(named.get());
    try {
      Optional<PublicKey> key = Seal.key(Files.readString(file));
      if (key.isEmpty()) {
        throw new BadInput(
            file + " is no key; it must be " + Seal.FORM + ", as the clinic gave it");
      }
      return key;
    } catch (IOException unreadable) {
      throw new BadInput(file + " cannot be read (" + unreadable + "); copy it from the clinic");
    }
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

  /**
   * What a loop of this boot is set up with, where nobody prescribes and no sensor is calibrated.
   */
  public Setup setup(String boot) {
    return setup(boot, proven, Calibrations.NONE);
  }

  /** What a loop of this boot is set up with for a programme. */
  public Setup setup(String boot, Proven played, Calibrations calibrations) {
    Programme programme = played.score().programme();
    return new Setup(
        boot,
        device.tickNs(),
        played,
        calibrations.laws(device.pressure(), panel),
        device.pressure().plausibility(),
        DaySpent.NOTHING,
        Math.min(programme.startLevel(), played.limits().intensity().cap()));
  }

  /** Who is told, empty for nobody. */
  public Optional<UplinkSettings> uplink(String boot, String software) {
    return use.clinic()
        .map(clinic ->
            new UplinkSettings(id(), boot, software, clinic.brokers(), credentials.orElse(null)));
  }
}
