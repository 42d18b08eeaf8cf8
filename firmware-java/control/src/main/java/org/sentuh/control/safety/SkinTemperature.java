package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * The warmest skin-side temperature (IEC 60601-1 allows 43 °C for ten minutes or more; an
 * independent cut-out stands there). One unknown sensor makes it gentler; when half of them or more
 * are unknown it stops.
 */
final class SkinTemperature implements Interlock {

  private final Limits.Skin limits;

  SkinTemperature(Limits.Skin limits) {
    this.limits = limits;
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "skin temperature",
        "gentler from " + limits.warnCelsius() + " °C, stop at " + limits.stopCelsius() + " °C",
        List.of(Reason.SKIN_WARM, Reason.SKIN_HOT, Reason.SENSOR_DOUBT, Reason.TEMPERATURE_UNKNOWN),
        Latch.WARNING_WHILE_IT_LASTS_STOP_UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    if (!situation.attended()) {
      return;
    }
    Vitals vitals = situation.vitals();
    int known = vitals.skinSitesKnown();
    if (known * 2 <= vitals.skinSites()) {
      draft.stop(Reason.TEMPERATURE_UNKNOWN);
    } else if (known < vitals.skinSites()) {
      draft.gentler(Draft.GENTLER, Reason.SENSOR_DOUBT);
    }
    double warmest = warmest(vitals);
    if (warmest >= limits.stopCelsius()) {
      draft.stop(Reason.SKIN_HOT);
    } else if (warmest >= limits.warnCelsius()) {
      draft.gentler(Draft.GENTLER, Reason.SKIN_WARM);
    }
  }

  private static double warmest(Vitals vitals) {
    double warmest = Double.NEGATIVE_INFINITY;
    for (int site = 0; site < vitals.skinSites(); site++) {
      if (vitals.isSkinKnown(site)) {
        warmest = Math.max(warmest, vitals.skinCelsius(site));
      }
    }
    return warmest;
  }
}
