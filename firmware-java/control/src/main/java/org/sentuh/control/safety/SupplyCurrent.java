package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/** The current that all motors together draw. The time lets the kick of starting motors pass. */
final class SupplyCurrent implements Interlock {

  private final Limits.Motors limits;
  private final Held above;

  SupplyCurrent(Limits.Motors limits) {
    this.limits = limits;
    this.above = new Held(limits.stopAmpsS());
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "supply current",
        "below " + limits.stopAmps() + " A, above for less than " + limits.stopAmpsS() + " s",
        List.of(Reason.OVERCURRENT),
        Latch.UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    Vitals.Supply supply = situation.vitals().supply();
    boolean isAbove = supply.known() && supply.amps() >= limits.stopAmps();
    if (above.longEnough(isAbove, situation.dtNs()) && situation.attended()) {
      draft.stop(Reason.OVERCURRENT);
    }
  }
}
