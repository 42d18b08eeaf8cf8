package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/** The motor rail's voltage. A brown-out ends the treatment; nothing resumes by itself. */
final class SupplyVoltage implements Interlock {

  private final Limits.Supply limits;
  private final Held outside;

  SupplyVoltage(Limits.Supply limits) {
    this.limits = limits;
    this.outside = new Held(limits.outsideS());
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "supply voltage",
        limits.leastVolts()
            + " to "
            + limits.mostVolts()
            + " V, outside for "
            + limits.outsideS()
            + " s at most",
        List.of(Reason.SUPPLY_OUTSIDE, Reason.SUPPLY_UNKNOWN),
        Latch.UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    Vitals.Supply supply = situation.vitals().supply();
    boolean isOutside =
        supply.known()
            && !(supply.volts() >= limits.leastVolts() && supply.volts() <= limits.mostVolts());
    boolean tooLong = outside.longEnough(isOutside, situation.dtNs());
    if (!situation.attended()) {
      return;
    }
    if (!supply.known()) {
      draft.stop(Reason.SUPPLY_UNKNOWN);
    } else if (tooLong) {
      draft.stop(Reason.SUPPLY_OUTSIDE);
    }
  }
}
