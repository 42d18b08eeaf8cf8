package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;

/** Motors are driven in a running treatment and in no other state. */
final class RunningOnly implements Interlock {

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "running only", "no motor outside of a running treatment", List.of(), Latch.WHILE_IT_LASTS);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    if (!situation.state().mayDrive()) {
      draft.rest();
    }
  }
}
