package org.sentuh.device.selftest;

import org.sentuh.control.loop.SelfTestTick;
import org.sentuh.control.safety.Vitals;

/**
 * What one pulse made flow, tick by tick, above what flowed before it: once in its kick, once when
 * the kick is over.
 *
 * <pre>
 * tick      0       1       2       3       4       5       6, and 0 of the next motor
 * drive     kick    kick    kick    kick    run     run
 * reading                   kick                            run
 * </pre>
 *
 * <p>The meter averages over 8.8 ms (9.7 at most) and a reading may be as old again, so two ticks
 * of 10 ms after a change of drive it holds nothing of before. These two make a pulse as long as it
 * is.
 */
final class Pulse {

  /** Two averages of the INA226, four conversions of 1.21 ms of shunt and bus at most each. */
  private static final long CLEAN_NS = 2 * 4 * 2 * 1_210_000L;

  private final int motor;
  private final double restAmps;
  private final int kickAt;
  private final int runAt;
  private final double kickS;
  private final double runS;
  private double kickAmps = Double.NaN;
  private double runAmps = Double.NaN;
  private double volts;
  private double most;
  private double intensity;
  private double nowGranted;

  /**
   * A pulse that has not begun.
   *
   * @param motor its place in the panel's order
   * @param restAmps what flows while nothing is driven
   * @param kickNs how long the motor is kicked
   * @param periodNs of the ticks
   */
  Pulse(int motor, double restAmps, long kickNs, long periodNs) {
    this.motor = motor;
    this.restAmps = restAmps;
    int cleanTicks = ticks(CLEAN_NS, periodNs);
    int kickTicks = ticks(kickNs, periodNs);
    this.kickAt = cleanTicks;
    this.runAt = kickTicks + cleanTicks;
    this.kickS = kickTicks * periodNs / 1e9;
    this.runS = cleanTicks * periodNs / 1e9 - CLEAN_NS / 4 / 1e9;
  }

  private static int ticks(long ns, long periodNs) {
    return Math.toIntExact((ns + periodNs - 1) / periodNs);
  }

  int motor() {
    return motor;
  }

  /** For how many ticks the motor is driven; the next one reads what it drew at their end. */
  int drivenTicks() {
    return runAt;
  }

  /**
   * Takes what a tick measured.
   *
   * @param at the tick of the pulse, from 0
   */
  void take(int at, SelfTestTick tick) {
    double granted = nowGranted; // in the tick before, and drawn since
    nowGranted = tick.frame().intensity(motor);
    Vitals.Supply supply = tick.sample().vitals().supply();
    if (!supply.known()) {
      return;
    }
    most = Math.max(most, supply.amps());
    if (at == kickAt) {
      kickAmps = supply.amps() - restAmps;
    }
    if (at == runAt) {
      runAmps = supply.amps() - restAmps;
      volts = supply.volts();
      intensity = granted;
    }
  }

  boolean isMeasured() {
    return !Double.isNaN(runAmps) && !Double.isNaN(kickAmps) && intensity > 0;
  }

  /** The strength at its end, felt. */
  double intensity() {
    return intensity;
  }

  double mostAmps() {
    return most;
  }

  /** What it says of the motor, driven so in the kick and so at the end. */
  MotorSignature signature(double kickDuty, double runDuty) {
    Drive drive = new Drive(Math.max(kickDuty, runDuty), kickS, runDuty, runS);
    return new MotorSignature(kickAmps, runAmps, drive, volts);
  }
}
