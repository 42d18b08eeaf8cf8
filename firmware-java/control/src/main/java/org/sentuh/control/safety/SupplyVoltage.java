package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * The motor rail's voltage. A brown-out ends the treatment; nothing resumes by itself. A rail that
 * is off is none where it has to be: without a heartbeat, and while the stop button is pressed,
 * which opens it.
 *
 * <p>What lasts is counted in ticks that came, no longer each than a rise may take: a rail that
 * falls for want of a heartbeat is measured once on its way, and a late tick is no long fall.
 */
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
            + " s at most; below "
            + limits.deadVolts()
            + " V it is cut",
        List.of(Reason.SUPPLY_OUTSIDE, Reason.RAIL_CUT, Reason.SUPPLY_UNKNOWN),
        Latch.UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    Vitals.Supply supply = situation.vitals().supply();
    boolean isOff = supply.volts() < limits.deadVolts();
    boolean isOutside = isOff ? oughtToBeOn(situation) : isOutside(supply.volts());
    boolean tooLong = outside.longEnough(supply.known() && isOutside, situation.riseNs());
    if (!situation.attended()) {
      return;
    }
    if (!supply.known()) {
      draft.stop(Reason.SUPPLY_UNKNOWN);
    } else if (tooLong) {
      draft.stop(isOff ? Reason.RAIL_CUT : Reason.SUPPLY_OUTSIDE);
    }
  }

  private static boolean oughtToBeOn(Situation situation) {
    return !situation.silent() && !situation.vitals().stopPressed();
  }

  private boolean isOutside(double volts) {
    return !(volts >= limits.leastVolts() && volts <= limits.mostVolts());
  }
}
