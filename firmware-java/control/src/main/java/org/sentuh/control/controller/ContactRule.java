package org.sentuh.control.controller;

/**
 * When a zone of the panel counts as lying on the back: a pressure held for a time, with
 * hysteresis.
 *
 * @param onKpa at or above this the panel touches, 0.3 to 5 kPa
 * @param onNs for so long before it is believed
 * @param offKpa below this it has come off, less than {@code onKpa}
 * @param offNs for so long before it is believed
 */
public record ContactRule(double onKpa, long onNs, double offKpa, long offNs) {

  /** Refuses a rule without hysteresis or outside of what the sensor feels. */
  public ContactRule {
    boolean sound =
        onKpa >= 0.3
            && onKpa <= 5
            && offKpa > 0
            && offKpa < onKpa
            && onNs >= 0
            && onNs <= 5_000_000_000L
            && offNs >= 0
            && offNs <= 5_000_000_000L;
    if (!sound) {
      throw new IllegalArgumentException(
          "contact rule: on at "
              + onKpa
              + " kPa for "
              + onNs
              + " ns, off below "
              + offKpa
              + " kPa for "
              + offNs
              + " ns; on must be 0.3 to 5 kPa, off less than on, times 0 to 5 s");
    }
  }
}
