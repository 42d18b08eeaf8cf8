package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * Pressure that lasts: 32 mmHg (4.3 kPa) is the customary figure for closing capillaries (Landis
 * 1930).
 *
 * <p>The mean over the window is that of one-second means, so that it is exact to a second and
 * needs sixty numbers a zone.
 */
final class SustainedPressure implements Interlock {

  private static final long SECOND_NS = 1_000_000_000L;

  private final Limits.Pressure limits;
  private final Panel panel;
  private final double[][] seconds;
  private final double[] thisSecond;
  private final double[] windowSum;
  private final Held[] high;
  private long secondNs;
  private int filled;
  private int next;

  SustainedPressure(Limits.Pressure limits, Panel panel) {
    this.limits = limits;
    this.panel = panel;
    int zones = panel.zones();
    this.seconds = new double[zones][(int) Math.ceil(limits.sustainedWindowS())];
    this.thisSecond = new double[zones];
    this.windowSum = new double[zones];
    this.high = new Held[zones];
    for (int zone = 0; zone < zones; zone++) {
      high[zone] = new Held(limits.sustainedStopS());
    }
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "sustained pressure",
        "a zone is gentler above "
            + limits.sustainedWarnKpa()
            + " kPa in the mean of "
            + limits.sustainedWindowS()
            + " s, stop at "
            + limits.sustainedStopKpa()
            + " kPa for "
            + limits.sustainedStopS()
            + " s",
        List.of(Reason.PRESSURE_SUSTAINED, Reason.PRESSURE_TOO_HIGH),
        Latch.WARNING_WHILE_IT_LASTS_STOP_UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    observe(situation.pressure(), situation.dtNs());
    for (int zone = 0; zone < high.length; zone++) {
      boolean isHigh = situation.pressure().kPa(zone) >= limits.sustainedStopKpa();
      boolean tooLong = high[zone].longEnough(isHigh, situation.dtNs());
      if (tooLong && situation.underway()) {
        draft.stop(Reason.PRESSURE_TOO_HIGH);
      }
      if (situation.underway()
          && filled == seconds[zone].length
          && mean(zone) > limits.sustainedWarnKpa()) {
        soften(zone, draft);
      }
    }
  }

  private void observe(PressureMap pressure, long dtNs) {
    for (int zone = 0; zone < thisSecond.length; zone++) {
      thisSecond[zone] += pressure.kPa(zone) * dtNs;
    }
    secondNs += dtNs;
    if (secondNs < SECOND_NS) {
      return;
    }
    for (int zone = 0; zone < thisSecond.length; zone++) {
      double mean = thisSecond[zone] / secondNs;
      windowSum[zone] += mean - seconds[zone][next];
      seconds[zone][next] = mean;
      thisSecond[zone] = 0;
    }
    secondNs = 0;
    next = (next + 1) % seconds[0].length;
    filled = Math.min(filled + 1, seconds[0].length);
  }

  private double mean(int zone) {
    return windowSum[zone] / filled;
  }

  private void soften(int zone, Draft draft) {
    for (int motor = 0; motor < draft.motors(); motor++) {
      if (panel.zoneOf(motor) == zone) {
        draft.gentler(motor, Draft.GENTLER, Reason.PRESSURE_SUSTAINED);
      }
    }
  }
}
