package org.sentuh.device.selftest;

/**
 * What a motor of the panel's class draws: a direct-current motor with friction, blocked, in its
 * steady turning, and on the way there.
 *
 * <p>3.0 V and 85 mA are published for the class (Z3OC1T8219731, docs.m5stack.com HAT-Vibrator),
 * and 50 to 150 ms until it has sped up. The winding, the friction and the time are choices of this
 * project and await the measurement of a real batch; the allowed share to either side covers a
 * batch of ±8 % in current and ±20 % in time, and a back of 10 kPa on the motor.
 *
 * @param ratedVolts where it turns at full speed
 * @param ratedAmps what it draws there
 * @param windingOhm the winding's resistance
 * @param frictionAmps what only overcomes friction
 * @param riseS the time constant of speeding up
 * @param share how far a sound motor may draw less or more, as a share
 */
record MotorData(
    double ratedVolts,
    double ratedAmps,
    double windingOhm,
    double frictionAmps,
    double riseS,
    double share) {

  /** The 3 V, 85 mA class. */
  static final MotorData ERM_3_V = new MotorData(3.0, 0.085, 22, 0.020, 0.080, 0.22);

  /** What a motor that turns steadily draws from the rail, in A, at a duty and a rail's voltage. */
  double turningAmps(double duty, double volts) {
    return amps(duty, volts, steadySpeed(duty, volts));
  }

  /** What a motor draws at the end of a pulse from rest, on its way to steady turning, in A. */
  double turningAmps(Drive drive, double volts) {
    double kicked = steadySpeed(drive.kickDuty(), volts) * (1 - left(drive.kickS()));
    double steady = steadySpeed(drive.runDuty(), volts);
    double speed = steady + (kicked - steady) * left(drive.runS());
    return amps(drive.runDuty(), volts, speed);
  }

  /** What a motor that is blocked draws from the rail, in A. */
  double blockedAmps(double duty, double volts) {
    return duty * duty * volts / windingOhm;
  }

  double leastAmps(Drive drive, double volts) {
    return turningAmps(drive, volts) * (1 - share);
  }

  double mostAmps(Drive drive, double volts) {
    return turningAmps(drive, volts) * (1 + share);
  }

  /** As a share of the rated speed. */
  private double steadySpeed(double duty, double volts) {
    double blocked = duty * volts / windingOhm;
    double dragAmps = ratedAmps - frictionAmps;
    return Math.max(0, (blocked - frictionAmps) / (dragAmps + backVolts() / windingOhm));
  }

  private double amps(double duty, double volts, double speed) {
    return duty * Math.max(0, duty * volts - backVolts() * speed) / windingOhm;
  }

  private double backVolts() {
    return ratedVolts - ratedAmps * windingOhm;
  }

  private double left(double seconds) {
    return StrictMath.exp(-seconds / riseS);
  }
}
