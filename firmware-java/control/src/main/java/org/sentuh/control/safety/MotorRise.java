package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.controller.Smoothness;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * No motor rises faster than allowed, so that nothing ever startles; after a silence of the
 * heartbeat, in which it may have gone off by itself, it rises from rest.
 */
final class MotorRise implements Interlock {

  private final Smoothness smoothness;

  MotorRise(Smoothness smoothness) {
    this.smoothness = smoothness;
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "motor rise",
        smoothness.motorRisePerS() + " a second at most",
        List.of(Reason.MOTOR_RISE),
        Latch.WHILE_IT_LASTS);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    for (int motor = 0; motor < draft.motors(); motor++) {
      double from = situation.silent() ? 0 : situation.previous().intensity(motor);
      draft.cap(motor, smoothness.highestMotor(from, situation.riseNs()), Reason.MOTOR_RISE);
    }
  }
}
