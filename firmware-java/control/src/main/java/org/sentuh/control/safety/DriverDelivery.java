package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * Motor drivers that do not take their frames. Few attempts, then off; the heartbeat is not given
 * meanwhile.
 */
final class DriverDelivery implements Interlock {

  private static final int ATTEMPTS = 3;

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "driver delivery",
        "stop after " + ATTEMPTS + " frames in a row were not taken",
        List.of(Reason.DRIVERS_LOST),
        Latch.UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    if (situation.failedDeliveries() >= ATTEMPTS && situation.attended()) {
      draft.stop(Reason.DRIVERS_LOST);
    }
  }
}
