package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * Motors that are driven and draw no current: the panel's plug is out, a wire or the rail behind
 * the meter is broken. One motor of many is within the tolerance; what is found here is that most
 * of them do nothing.
 *
 * <p>Nothing is known where so little is expected that it could not be told from nothing; what was
 * counted before waits then. After frames that were not taken, and without a heartbeat, nothing is
 * expected.
 */
final class DriveWithoutCurrent implements Interlock {

  private final Limits.Current limits;
  private final Held missing;

  DriveWithoutCurrent(Limits.Current limits) {
    this.limits = limits;
    this.missing = new Held(limits.missingS());
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "drive without current",
        "stop when less than "
            + limits.missingShare()
            + " of an expected current of "
            + limits.missingLeastAmps()
            + " A or more flows for "
            + limits.missingS()
            + " s",
        List.of(Reason.DRIVE_WITHOUT_CURRENT),
        Latch.UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    double expected = limits.explainedAmps(situation.previous());
    Vitals.Supply supply = situation.vitals().supply();
    boolean tells =
        supply.known()
            && situation.failedDeliveries() == 0
            && !situation.silent()
            && expected >= limits.missingLeastAmps();
    if (!tells) {
      return;
    }
    boolean isMissing = supply.amps() < limits.missingShare() * expected;
    if (missing.longEnough(isMissing, situation.riseNs()) && situation.underway()) {
      draft.stop(Reason.DRIVE_WITHOUT_CURRENT);
    }
  }
}
