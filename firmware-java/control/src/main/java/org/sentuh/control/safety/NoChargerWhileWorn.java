package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/** No treatment while a charger is connected: the wearer stays apart from the mains. */
final class NoChargerWhileWorn implements Interlock {

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "no charger while worn",
        "off while a charger is connected",
        List.of(Reason.CHARGING),
        Latch.UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    if (situation.attended() && situation.vitals().charging()) {
      draft.stop(Reason.CHARGING);
    }
  }
}
