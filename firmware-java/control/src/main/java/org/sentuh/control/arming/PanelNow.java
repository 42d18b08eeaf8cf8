package org.sentuh.control.arming;

import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.safety.Vitals;

/**
 * What the panel says of itself before a treatment, beside the bounds it has to keep.
 *
 * @param pressure the pressure sensors
 * @param vitals temperatures, supply, stop button, charger
 */
public record PanelNow(PressureMap pressure, Vitals vitals) {

  /** Whether every sensor is believed: before a treatment there is no reason to do without one. */
  boolean sensorsPlausible() {
    return pressure.faultedSites() == 0 && vitals.skinSitesKnown() == vitals.skinSites();
  }

  boolean supplied(Limits.Supply bounds) {
    Vitals.Supply now = vitals.supply();
    return now.known() && now.volts() >= bounds.leastVolts() && now.volts() <= bounds.mostVolts();
  }

  /** Whether the skin side is cool enough that a treatment would not stop at once. */
  boolean isCool(Limits.Skin bounds) {
    for (int site = 0; site < vitals.skinSites(); site++) {
      if (!vitals.isSkinKnown(site) || vitals.skinCelsius(site) >= bounds.warnCelsius()) {
        return false;
      }
    }
    return true;
  }
}
