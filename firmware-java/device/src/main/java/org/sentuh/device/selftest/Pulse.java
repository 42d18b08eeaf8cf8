package org.sentuh.device.selftest;

import org.sentuh.control.loop.SelfTestTick;
import org.sentuh.control.safety.Vitals;
import org.sentuh.device.selftest.SelfTestReport.MotorSeen;

/** What one pulse made flow, tick by tick, above what flowed before it. */
final class Pulse {

  /** The first tick whose current has been averaged over the kick alone. */
  private static final int KICK_TICK = 2;

  /** The last ticks of a pulse, in which the strength has long stood still. */
  private static final int FIRST_RUN_TICK = 12;

  private final double restAmps;
  private double kickAmps = Double.NaN;
  private double runAmps;
  private int runs;
  private double volts;
  private double most;
  private double intensity;

  Pulse(double restAmps) {
    this.restAmps = restAmps;
  }

  /**
   * Takes what a tick measured.
   *
   * @param at the tick of the pulse, from 0
   * @param granted what the motor was granted in the tick before, and has drawn since
   */
  void take(int at, double granted, SelfTestTick tick) {
    Vitals.Supply supply = tick.sample().vitals().supply();
    if (!supply.known()) {
      return;
    }
    double amps = supply.amps() - restAmps;
    most = Math.max(most, supply.amps());
    if (at == KICK_TICK) {
      kickAmps = amps;
    }
    if (at >= FIRST_RUN_TICK) {
      runs++;
      runAmps += (amps - runAmps) / runs;
      volts += (supply.volts() - volts) / runs;
      intensity = granted;
    }
  }

  boolean isMeasured() {
    return runs > 0 && !Double.isNaN(kickAmps) && intensity > 0;
  }

  /** The strength at its end, felt. */
  double intensity() {
    return intensity;
  }

  double mostAmps() {
    return most;
  }

  MotorSeen seen(String site, String wire, double kickDuty, double runDuty, MotorData data) {
    MotorSignature signature = new MotorSignature(kickAmps, runAmps, kickDuty, runDuty, volts);
    return new MotorSeen(
        site,
        wire,
        kickAmps,
        runAmps,
        data.leastAmps(runDuty, volts),
        data.mostAmps(runDuty, volts),
        signature.effect(),
        signature.judged(data));
  }

  static Finding finding(Fault fault, MotorSeen seen) {
    return Finding.of(
        fault,
        seen.site(),
        seen.wire(),
        seen.runAmps() * 1e3,
        seen.leastAmps() * 1e3,
        seen.mostAmps() * 1e3);
  }
}
