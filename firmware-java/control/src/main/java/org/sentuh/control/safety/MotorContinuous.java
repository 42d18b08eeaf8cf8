package org.sentuh.control.safety;

import java.util.Arrays;
import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * How long one motor has been driven without a rest: heat under it, and skin that no longer feels
 * it.
 */
final class MotorContinuous implements Interlock {

  private final Limits.Motors limits;
  private final long warnNs;
  private final long stopNs;
  private final long restNs;
  private final long[] drivenNs;
  private final long[] restedNs;

  MotorContinuous(Limits.Motors limits, int motors) {
    this.limits = limits;
    this.warnNs = Held.ns(limits.continuousWarnS());
    this.stopNs = Held.ns(limits.continuousStopS());
    this.restNs = Held.ns(limits.restS());
    this.drivenNs = new long[motors];
    this.restedNs = new long[motors];
    Arrays.fill(restedNs, restNs);
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "one motor continuously",
        "gentler after "
            + limits.continuousWarnS()
            + " s, stop after "
            + limits.continuousStopS()
            + " s; "
            + limits.restS()
            + " s of stillness are a rest",
        List.of(Reason.MOTOR_CONTINUOUS, Reason.MOTOR_OVERDRIVEN),
        Latch.WARNING_WHILE_IT_LASTS_STOP_UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    for (int motor = 0; motor < drivenNs.length; motor++) {
      count(motor, situation.previous().intensity(motor) > 0, situation.dtNs());
      if (drivenNs[motor] >= stopNs && situation.underway()) {
        draft.stop(Reason.MOTOR_OVERDRIVEN);
      } else if (drivenNs[motor] >= warnNs && draft.intensity(motor) > 0) {
        draft.gentler(motor, Draft.GENTLER, Reason.MOTOR_CONTINUOUS);
      }
    }
  }

  private void count(int motor, boolean driven, long dtNs) {
    restedNs[motor] = driven ? 0 : restedNs[motor] + dtNs;
    boolean rested = restedNs[motor] >= restNs;
    drivenNs[motor] = rested ? 0 : drivenNs[motor] + dtNs;
  }
}
