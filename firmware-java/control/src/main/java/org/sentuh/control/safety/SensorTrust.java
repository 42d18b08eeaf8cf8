package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.body.Panel;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * A zone whose pressure sensor is not believed is not driven; when too many are not believed the
 * treatment stops. A jump is doubted for a moment and loses nobody: whoever pats the panel makes
 * several sensors jump.
 */
final class SensorTrust implements Interlock {

  private final Limits.Contact limits;
  private final Panel panel;

  SensorTrust(Limits.Contact limits, Panel panel) {
    this.limits = limits;
    this.panel = panel;
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "sensor trust",
        "a zone with a faulted sensor is off, stop at " + limits.faultyStop() + " of them",
        List.of(Reason.SENSOR_DOUBT, Reason.SENSORS_LOST),
        Latch.WARNING_WHILE_IT_LASTS_STOP_UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    if (situation.pressure().faultedSites() == 0 || !situation.attended()) {
      return;
    }
    if (situation.pressure().lostSites() >= limits.faultyStop()) {
      draft.stop(Reason.SENSORS_LOST);
    }
    for (int motor = 0; motor < draft.motors(); motor++) {
      if (situation.pressure().isFaulted(panel.zoneOf(motor))) {
        draft.gentler(motor, 0, Reason.SENSOR_DOUBT);
      }
    }
  }
}
