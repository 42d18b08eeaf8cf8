package org.sentuh.device.selftest;

import java.util.Optional;
import org.sentuh.device.selftest.SelfTestReport.MotorSeen;

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

  /** The motor as a report tells it. */
  MotorSeen seen(String site, String wire, MotorData data) {
    return new MotorSeen(
        site,
        wire,
        kickAmps,
        runAmps,
        data.leastAmps(drive, volts),
        data.mostAmps(drive, volts),
        effect(),
        finding(site, wire, data).map(Finding::fault));
  }

  /**
   * What is wrong with the motor, with the current that says so and the bounds that it broke; empty
   * for a sound one.
   */
  Optional<Finding> finding(String site, String wire, MotorData data) {
    double blocked = data.blockedAmps(drive.kickDuty(), volts);
    double winding = kickAmps / blocked;
    double least = data.leastAmps(drive, volts);
    double most = data.mostAmps(drive, volts);
    Named named = new Named(site, wire);
    if (winding < NONE) {
      return named.by(Fault.MOTOR_OPEN, kickAmps, POOR * blocked, RICH * blocked);
    }
    if (winding > SHORT) {
      return named.by(Fault.MOTOR_SHORTED, kickAmps, Double.NaN, SHORT * blocked);
    }
    if (winding < POOR) {
      return named.by(Fault.MOTOR_WEAK, kickAmps, POOR * blocked, RICH * blocked);
    }
    if (effect() > TURNS) {
      return named.by(Fault.MOTOR_STALLED, runAmps, least, Math.min(most, turningMostAmps()));
    }
    if (winding > TWO) {
      return named.by(Fault.MOTOR_DOUBLED, kickAmps, POOR * blocked, RICH * blocked);
    }
    if (winding > RICH) {
      return named.by(Fault.MOTOR_HUNGRY, kickAmps, POOR * blocked, RICH * blocked);
    }
    if (runAmps < least) {
      return named.by(Fault.MOTOR_WEAK, runAmps, least, most);
    }
    return runAmps > most ? named.by(Fault.MOTOR_HUNGRY, runAmps, least, most) : Optional.empty();
  }

  private record Named(String site, String wire) {

    Optional<Finding> by(Fault fault, double amps, double least, double most) {
      return Optional.of(Finding.of(fault, site, wire, amps * 1e3, least * 1e3, most * 1e3));
    }
  }

  /** The most that a rotor draws at the end that drew this in the kick, and turns. */
  private double turningMostAmps() {
    double slower = drive.runDuty() / drive.kickDuty();
    return TURNS * kickAmps * slower * slower;
  }

  /** What it conducts at the end as a share of what it conducted in the kick. */
  double effect() {
    double run = runAmps / (drive.runDuty() * drive.runDuty());
    return run / (kickAmps / (drive.kickDuty() * drive.kickDuty()));
  }
}
