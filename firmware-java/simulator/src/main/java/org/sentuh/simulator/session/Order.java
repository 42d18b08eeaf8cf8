package org.sentuh.simulator.session;

import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Panel;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.Limits;
import org.sentuh.device.calibration.Calibrations;
import org.sentuh.device.prescription.Plan;
import org.sentuh.settings.DeviceSettings;
import org.sentuh.settings.ProgrammeText;
import org.sentuh.simulator.session.TreatmentFiles.Text;

/**
 * What is to be played, read and checked.
 *
 * @param files word for word
 * @param setup for the loop
 * @param device how the panel is wired
 */
public record Order(TreatmentFiles files, Setup setup, DeviceSettings device) {

  /** Every simulated treatment is the first of its boot. */
  static final String BOOT = "simulated";

  /** The programme "standard" on the panel "m" and a back of the usual length, all as shipped. */
  public static Order shipped() {
    return read(
        new TreatmentFiles(
            TreatmentFiles.Text.shipped("programmes/standard.yaml"),
            TreatmentFiles.Text.shipped("panels/m.yaml"),
            TreatmentFiles.Text.shipped("limits.yaml"),
            TreatmentFiles.Text.shipped("device.yaml")),
        BackLength.REFERENCE,
        -1);
  }

  /**
   * Reads and checks the files.
   *
   * @param back the mother's back
   * @param level where her level begins; not above 0 for the programme's own
   * @throws org.sentuh.settings.SettingsRefused for a file that is refused
   * @throws IllegalArgumentException for files that do not go together or a programme that cannot
   *     be proven on the panel within the limits, saying which and why
   */
  public static Order read(TreatmentFiles files, BackLength back, double level) {
    Panel panel = files.readPanel();
    Programme programme = files.readProgramme(panel, back);
    Limits limits = files.readLimits();
    DeviceSettings device = files.readDevice(panel);
    Proven proven = Proof.of(new Score(programme, back), panel, limits).orRefuse();
    return new Order(files, setup(proven, device, files.readCalibration(), level), device);
  }

  private static Setup setup(
      Proven proven, DeviceSettings device, Calibrations sensors, double level) {
    double first = proven.score().programme().startLevel();
    return new Setup(
        BOOT,
        device.tickNs(),
        proven,
        sensors.laws(device.pressure(), proven.panel()),
        device.pressure().plausibility(),
        DaySpent.NOTHING,
        level > 0 ? level : Math.min(first, proven.limits().intensity().cap()));
  }

  /**
   * The same panel, limits and device, playing what was prescribed as this device has proven it.
   *
   * @param level where her level begins, lowered to what is prescribed; not above 0 for the
   *     programme's own
   */
  public Order prescribed(Plan plan, double level) {
    Proven proven = plan.proven();
    Text text = new Text("prescription", ProgrammeText.of(proven.score().programme()));
    return new Order(
        new TreatmentFiles(
            text, files.panel(), files.limits(), files.device(), files.calibration()),
        setup(proven, device, files.readCalibration(), Math.min(level, proven.ceiling())),
        device);
  }

  /** The same on sensors that somebody has calibrated. */
  public Order calibrated(Calibrations sensors) {
    return sensors.isEmpty()
        ? this
        : read(files.calibrated(sensors), setup.score().back(), setup.level());
  }
}
