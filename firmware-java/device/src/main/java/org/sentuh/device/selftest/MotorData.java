package org.sentuh.device.selftest;

/**
 * What a motor of the panel's class draws: a direct-current motor with friction, in its steady
 * turning and when it is blocked.
 *
 * <p>3.0 V and 85 mA are published for the class (Z3OC1T8219731, docs.m5stack.com HAT-Vibrator).
 * The winding and the friction are choices of this project and await the measurement of a real
 * batch; the allowed share to either side covers a batch of ±8 % in current, a back of 10 kPa on
 * the motor, and a pulse that ends before the rotor has come to rest at its speed.
 *
 * @param ratedVolts where it turns at full speed
 * @param ratedAmps what it draws there
 * @param windingOhm the winding's resistance
 * @param frictionAmps what only overcomes friction
 * @param share how far a sound motor may draw less or more, as a share
 */
record MotorData(
    double ratedVolts, double ratedAmps, double windingOhm, double frictionAmps, double share) {

  /** The 3 V, 85 mA class. */
  static final MotorData ERM_3_V = new MotorData(3.0, 0.085, 22, 0.020, 0.22);

  /** What a motor that turns draws from the rail, in A, at a duty and a rail's voltage. */
  double turningAmps(double duty, double volts) {
    double backVolts = ratedVolts - ratedAmps * windingOhm;
    double dragAmps = ratedAmps - frictionAmps;
    double blocked = duty * volts / windingOhm;
    double speed = Math.max(0, (blocked - frictionAmps) / (dragAmps + backVolts / windingOhm));
    return duty * Math.min(blocked, frictionAmps + dragAmps * speed);
  }

  /** What a motor that is blocked draws from the rail, in A. */
  double blockedAmps(double duty, double volts) {
    return duty * duty * volts / windingOhm;
  }

  double leastAmps(double duty, double volts) {
    return turningAmps(duty, volts) * (1 - share);
  }

  double mostAmps(double duty, double volts) {
    return turningAmps(duty, volts) * (1 + share);
  }
}
