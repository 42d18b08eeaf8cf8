package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/**
 * A panel that has left the back is noticed, and stops for good when it stays off. A pause that she
 * asked for is hers.
 */
final class PanelContact implements Interlock {

  private final Limits.Contact limits;
  private final Held none;

  PanelContact(Limits.Contact limits) {
    this.limits = limits;
    this.none = new Held(limits.noneStopS());
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "panel contact",
        "noted below "
            + limits.zonesWarn()
            + " zones, stop after "
            + limits.noneStopS()
            + " s with none",
        List.of(Reason.FEW_ZONES, Reason.CONTACT_LOST),
        Latch.WARNING_WHILE_IT_LASTS_STOP_UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    boolean hers =
        situation.state() instanceof State.Paused(Reason why) && why == Reason.PAUSED_BY_WEARER;
    boolean counts = situation.underway() && !hers;
    int zones = situation.intent().zonesInContact();
    if (none.longEnough(counts && zones == 0, situation.dtNs())) {
      draft.stop(Reason.CONTACT_LOST);
    } else if (counts && zones < limits.zonesWarn()) {
      draft.note(Reason.FEW_ZONES);
    }
  }
}
