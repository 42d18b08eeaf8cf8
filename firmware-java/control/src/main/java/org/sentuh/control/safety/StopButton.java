package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * The stop button. Its other contact cuts the motor rail without any software; this one tells the
 * software why.
 */
final class StopButton implements Interlock {

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "stop button",
        "off in the tick that reads it",
        List.of(Reason.STOP_BUTTON),
        Latch.UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    if (situation.attended() && situation.vitals().stopPressed()) {
      draft.stop(Reason.STOP_BUTTON);
    }
  }
}
