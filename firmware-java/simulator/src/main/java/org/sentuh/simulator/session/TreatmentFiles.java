package org.sentuh.simulator.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.safety.Limits;
import org.sentuh.device.calibration.Calibrations;
import org.sentuh.settings.DeviceFile;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.LimitsFile;
import org.sentuh.settings.PanelFile;
import org.sentuh.settings.ProgrammeFile;
import org.sentuh.settings.SettingsFile;

/**
 * The files that a treatment is made of, word for word, so that a replay years later reads what was
 * read then.
 *
 * @param programme what is played
 * @param panel what is worn
 * @param limits what bounds it
 * @param device how the panel is wired
 * @param calibration how its force sensors are calibrated; empty where they are not
 */
public record TreatmentFiles(
    Text programme, Text panel, Text limits, Text device, Text calibration) {

  private static final String CALIBRATION = "calibration.txt";

  /** A treatment whose sensors nobody has calibrated. */
  public TreatmentFiles(Text programme, Text panel, Text limits, Text device) {
    this(programme, panel, limits, device, new Text(CALIBRATION, ""));
  }

  /** The same treatment on sensors that have been calibrated. */
  TreatmentFiles calibrated(Calibrations sensors) {
    return new TreatmentFiles(
        programme, panel, limits, device, new Text(CALIBRATION, sensors.line() + "\n"));
  }

  /**
   * A file's words.
   *
   * @param name how it is named in refusals
   * @param content its words
   */
  public record Text(String name, String content) {

    /** The copy of a file under {@code config/} that travels with the program. */
    public static Text shipped(String path) {
      return own("config/" + path);
    }

    /** A file that travels with the program, by its path within the simulator. */
    public static Text own(String path) {
      try (InputStream in =
          TreatmentFiles.class.getResourceAsStream("/org/sentuh/simulator/" + path)) {
        return new Text(
            path,
            new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException damaged) {
        throw new UncheckedIOException(
            "the program's own copy of " + path + " is damaged; install it again", damaged);
      }
    }

    /** Reads a file, or refuses it by its name. */
    public static Text of(Path file) {
      return new Text(file.toString(), SettingsFile.content(file));
    }
  }

  /** The programme for a panel on a back, or a refusal that names file, line and key. */
  public Programme readProgramme(Panel worn, BackLength back) {
    return ProgrammeFile.read(programme.name(), programme.content(), worn, back);
  }

  /** The panel, or a refusal that names file, line and key. */
  public Panel readPanel() {
    return PanelFile.read(panel.name(), panel.content());
  }

  /** The limits, or a refusal that names file, line and key. */
  public Limits readLimits() {
    return LimitsFile.read(limits.name(), limits.content());
  }

  /** The device wired for a panel, or a refusal that names file, line and key. */
  public DeviceSettings readDevice(Panel worn) {
    return DeviceFile.read(device.name(), device.content(), worn);
  }

  /**
   * How the force sensors are calibrated.
   *
   * @throws IllegalArgumentException for what no device has written
   */
  public Calibrations readCalibration() {
    return calibration.content().isBlank()
        ? Calibrations.NONE
        : Calibrations.read(calibration.content());
  }

  /** Puts them beside each other in a directory. */
  void copyTo(Path directory) throws IOException {
    for (Map.Entry<String, String> file : named().entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }

  /** They by the names that they have beside each other. */
  public Map<String, String> named() {
    Map<String, String> files = new TreeMap<>();
    files.put("programme.yaml", programme.content());
    files.put("panel.yaml", panel.content());
    files.put("limits.yaml", limits.content());
    files.put("device.yaml", device.content());
    if (!calibration.content().isBlank()) {
      files.put(CALIBRATION, calibration.content());
    }
    return files;
  }

  /** They as they were put beside each other. */
  static TreatmentFiles copiedIn(Path directory) {
    Path calibration = directory.resolve(CALIBRATION);
    return new TreatmentFiles(
        Text.of(directory.resolve("programme.yaml")),
        Text.of(directory.resolve("panel.yaml")),
        Text.of(directory.resolve("limits.yaml")),
        Text.of(directory.resolve("device.yaml")),
        Files.exists(calibration) ? Text.of(calibration) : new Text(CALIBRATION, ""));
  }
}
