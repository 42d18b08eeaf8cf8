package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/** How much warmer the skin side has become since the treatment began, site by site. */
final class SkinRise implements Interlock {

  private final Limits.Skin limits;
  private final double[] beginning;
  private boolean begun;

  SkinRise(Limits.Skin limits, int sites) {
    this.limits = limits;
    this.beginning = new double[sites];
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "skin warming",
        "gentler from +"
            + limits.riseWarnK()
            + " K over the beginning, stop at +"
            + limits.riseStopK()
            + " K",
        List.of(Reason.SKIN_WARMING, Reason.SKIN_WARMED),
        Latch.WARNING_WHILE_IT_LASTS_STOP_UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    if (!situation.underway()) {
      begun = false;
      return;
    }
    double rise = rise(situation.vitals());
    begun = true;
    if (rise >= limits.riseStopK()) {
      draft.stop(Reason.SKIN_WARMED);
    } else if (rise >= limits.riseWarnK()) {
      draft.gentler(Draft.GENTLER, Reason.SKIN_WARMING);
    }
  }

  private double rise(Vitals vitals) {
    double rise = 0;
    for (int site = 0; site < beginning.length; site++) {
      if (!begun) {
        beginning[site] = vitals.isSkinKnown(site) ? vitals.skinCelsius(site) : Double.NaN;
      } else if (vitals.isSkinKnown(site) && Double.isNaN(beginning[site])) {
        beginning[site] = vitals.skinCelsius(site);
      } else if (vitals.isSkinKnown(site)) {
        rise = Math.max(rise, vitals.skinCelsius(site) - beginning[site]);
      }
    }
    return rise;
  }
}
