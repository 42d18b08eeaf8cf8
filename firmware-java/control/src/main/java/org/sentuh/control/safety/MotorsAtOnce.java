package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/** How many motors are driven at once; beyond the bound the weakest are left at rest. */
final class MotorsAtOnce implements Interlock {

  private final Limits.Motors limits;

  MotorsAtOnce(Limits.Motors limits) {
    this.limits = limits;
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "motors at once",
        "noted above " + limits.onWarn() + ", never more than " + limits.onMost(),
        List.of(Reason.MANY_MOTORS, Reason.TOO_MANY_MOTORS),
        Latch.WHILE_IT_LASTS);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    int on = on(draft);
    if (on > limits.onWarn()) {
      draft.note(Reason.MANY_MOTORS);
    }
    for (; on > limits.onMost(); on--) {
      draft.cap(weakest(draft), 0, Reason.TOO_MANY_MOTORS);
    }
  }

  private static int on(Draft draft) {
    int on = 0;
    for (int motor = 0; motor < draft.motors(); motor++) {
      on += draft.intensity(motor) > 0 ? 1 : 0;
    }
    return on;
  }

  private static int weakest(Draft draft) {
    int weakest = -1;
    for (int motor = 0; motor < draft.motors(); motor++) {
      double intensity = draft.intensity(motor);
      if (intensity > 0 && (weakest < 0 || intensity < draft.intensity(weakest))) {
        weakest = motor;
      }
    }
    return weakest;
  }
}
