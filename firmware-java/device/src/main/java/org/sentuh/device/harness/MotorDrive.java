package org.sentuh.device.harness;

import org.sentuh.settings.DeviceSettings.MotorCalibration;

/**
 * From felt intensity to the duty of one motor: start threshold, kick, linearisation. Duty exists
 * here and below, nowhere above.
 *
 * <p>An eccentric motor's acceleration grows with the square of its speed and felt intensity with a
 * power {@code a} of the acceleration (Verrillo 1970), so {@code duty = start + (1 - start) * p^(1
 * / (2 a))}. A motor at rest does not begin to turn at its running threshold; it is kicked for some
 * ticks.
 */
final class MotorDrive {

  private final MotorCalibration calibration;
  private final double exponent;
  private long kickedNs;

  MotorDrive(MotorCalibration calibration) {
    this.calibration = calibration;
    this.exponent = 1 / (2 * calibration.perceptionExponent());
  }

  /**
   * The duty for this tick.
   *
   * @param intensity felt, 0 to 1
   * @param dtNs since the last tick
   * @return 0 to 1
   */
  double duty(double intensity, long dtNs) {
    if (intensity <= 0) {
      kickedNs = 0;
      return 0;
    }
    double running = running(intensity);
    if (kickedNs >= calibration.kickNs()) {
      return running;
    }
    kickedNs += dtNs;
    return Math.max(running, calibration.kickDuty());
  }

  /** The duty of a motor that turns, for an intensity above 0. */
  double running(double intensity) {
    double start = calibration.startDuty();
    return start + (1 - start) * StrictMath.pow(intensity, exponent);
  }
}
