package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.body.Panel;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * Pressure that is high at once. Low-force massage stays below 10 N, which is 31 kPa on a 20 mm
 * puck (Chen 2022).
 */
final class PeakPressure implements Interlock {

  private final Limits.Pressure limits;
  private final Panel panel;
  private final Held[] high;

  PeakPressure(Limits.Pressure limits, Panel panel) {
    this.limits = limits;
    this.panel = panel;
    this.high = new Held[panel.zones()];
    for (int zone = 0; zone < high.length; zone++) {
      high[zone] = new Held(limits.peakStopS());
    }
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "peak pressure",
        "a zone is gentler from "
            + limits.peakWarnKpa()
            + " kPa, stop at "
            + limits.peakStopKpa()
            + " kPa for "
            + limits.peakStopS()
            + " s",
        List.of(Reason.PRESSURE_PEAK, Reason.PRESSURE_SPIKE),
        Latch.WARNING_WHILE_IT_LASTS_STOP_UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    for (int zone = 0; zone < high.length; zone++) {
      double kPa = situation.pressure().kPa(zone);
      boolean tooLong = high[zone].longEnough(kPa >= limits.peakStopKpa(), situation.dtNs());
      if (tooLong && situation.underway()) {
        draft.stop(Reason.PRESSURE_SPIKE);
      }
      if (kPa >= limits.peakWarnKpa() && situation.underway()) {
        soften(zone, draft);
      }
    }
  }

  private void soften(int zone, Draft draft) {
    for (int motor = 0; motor < draft.motors(); motor++) {
      if (panel.zoneOf(motor) == zone) {
        draft.gentler(motor, Draft.GENTLER, Reason.PRESSURE_PEAK);
      }
    }
  }
}
