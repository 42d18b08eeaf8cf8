package org.sentuh.control.safety;

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
  private final int motors;
  private final DrivenTime time;

  MotorContinuous(Limits.Motors limits, int motors) {
    this.limits = limits;
    this.warnNs = Held.ns(limits.continuousWarnS());
    this.stopNs = Held.ns(limits.continuousStopS());
    this.motors = motors;
    this.time = new DrivenTime(motors, Held.ns(limits.restS()));
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
    boolean playing = situation.state().mayDrive();
    for (int motor = 0; motor < motors; motor++) {
      boolean driven = situation.previous().intensity(motor) > 0;
      long drivenNs = time.count(motor, driven, playing, situation.dtNs());
      if (drivenNs >= stopNs && situation.underway()) {
        draft.stop(Reason.MOTOR_OVERDRIVEN);
      } else if (drivenNs >= warnNs && draft.intensity(motor) > 0) {
        draft.gentler(motor, Draft.GENTLER, Reason.MOTOR_CONTINUOUS);
      }
    }
  }
}
