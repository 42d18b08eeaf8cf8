package org.sentuh.device.selftest;

import java.util.Optional;

/**
 * What one pulse made a motor draw, above what flowed before it.
 *
 * <p>In the kick the rotor has not sped up yet, so the current tells the winding; at the end of the
 * pulse a rotor that turns sets its own voltage against the rail and draws less for it. That fall
 * is the motor's effect, and it needs no knowledge of the part: of a blocked one it does not come.
 *
 * @param kickAmps current early in the kick, in A
 * @param runAmps current at the end of the pulse, in A
 * @param drive how it was driven
 * @param volts the motor rail
 */
record MotorSignature(double kickAmps, double runAmps, Drive drive, double volts) {

  /** Less than this share of a winding's current is none. */
  private static final double NONE = 0.15;

  /** Less than this share is a winding with something in its way. */
  private static final double POOR = 0.72;

  /** More than this share is a winding whose turns touch; a sound one has sped up a little. */
  private static final double RICH = 1.15;

  /** More than this share are two windings. */
  private static final double TWO = 1.6;

  /** More than this share is no winding at all. */
  static final double SHORT = 2.6;

  /** A rotor that turns conducts less than this share of what it did at rest. */
  private static final double TURNS = 0.90;

  /** What is wrong with the motor; empty for a sound one. */
  Optional<Fault> judged(MotorData data) {
    double winding = kickAmps / data.blockedAmps(drive.kickDuty(), volts);
    if (winding < NONE) {
      return Optional.of(Fault.MOTOR_OPEN);
    }
    if (winding > SHORT) {
      return Optional.of(Fault.MOTOR_SHORTED);
    }
    if (winding < POOR) {
      return Optional.of(Fault.MOTOR_WEAK);
    }
    if (effect() > TURNS) {
      return Optional.of(Fault.MOTOR_STALLED);
    }
    if (winding > TWO) {
      return Optional.of(Fault.MOTOR_DOUBLED);
    }
    if (winding > RICH) {
      return Optional.of(Fault.MOTOR_HUNGRY);
    }
    if (runAmps < data.leastAmps(drive, volts)) {
      return Optional.of(Fault.MOTOR_WEAK);
    }
    return runAmps > data.mostAmps(drive, volts)
        ? Optional.of(Fault.MOTOR_HUNGRY)
        : Optional.empty();
  }

  /** What it conducts at the end as a share of what it conducted in the kick. */
  double effect() {
    double run = runAmps / (drive.runDuty() * drive.runDuty());
    return run / (kickAmps / (drive.kickDuty() * drive.kickDuty()));
  }
}
