package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/** No motor and no level above the cap. */
final class IntensityCap implements Interlock {

  private final Limits.Intensity limits;

  IntensityCap(Limits.Intensity limits) {
    this.limits = limits;
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "intensity cap",
        "noted from " + limits.warn() + ", never above " + limits.cap(),
        List.of(Reason.INTENSITY_HIGH, Reason.INTENSITY_CAP),
        Latch.WHILE_IT_LASTS);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    draft.capLevel(limits.cap(), Reason.INTENSITY_CAP);
    for (int motor = 0; motor < draft.motors(); motor++) {
      draft.cap(motor, limits.cap(), Reason.INTENSITY_CAP);
    }
    if (draft.level() >= limits.warn()) {
      draft.note(Reason.INTENSITY_HIGH);
    }
  }
}
