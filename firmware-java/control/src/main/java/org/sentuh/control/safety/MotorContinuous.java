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
  private final long[] drivenNs;
  private final long[] restedNs;

  MotorContinuous(Limits.Motors limits, int motors) {
    this.limits = limits;
    this.drivenNs = new long[motors];
    this.restedNs = new long[motors];
    Arrays.fill(restedNs, Held.ns(limits.restS()));
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
      if (drivenNs[motor] >= Held.ns(limits.continuousStopS()) && situation.underway()) {
        draft.stop(Reason.MOTOR_OVERDRIVEN);
      } else if (drivenNs[motor] >= Held.ns(limits.continuousWarnS())
          && draft.intensity(motor) > 0) {
        draft.gentler(motor, Draft.GENTLER, Reason.MOTOR_CONTINUOUS);
      }
    }
  }

  private void count(int motor, boolean driven, long dtNs) {
    restedNs[motor] = driven ? 0 : restedNs[motor] + dtNs;
    boolean rested = restedNs[motor] >= Held.ns(limits.restS());
    drivenNs[motor] = rested ? 0 : drivenNs[motor] + dtNs;
  }
}
