package org.sentuh.control.controller;

/**
 * How quickly strength may change.
 *
 * @param levelRisePerS how fast the level may rise, 0.01 to 0.5 a second
 * @param motorRisePerS how fast one motor may rise, 0.5 to 20 a second
 * @param gateRisePerS how fast a zone that was touched comes in, 0.1 to 5 a second
 * @param fallPerS how fast a level or a zone fades, 0.5 to 20 a second; a stop does not wait for it
 */
public record Smoothness(
    double levelRisePerS, double motorRisePerS, double gateRisePerS, double fallPerS) {

  private static final double NS_PER_S = 1e9;

  /** Refuses a change that startles or never arrives. */
  public Smoothness {
    boolean sound =
        levelRisePerS >= 0.01
            && levelRisePerS <= 0.5
            && motorRisePerS >= 0.5
            && motorRisePerS <= 20
            && gateRisePerS >= 0.1
            && gateRisePerS <= 5
            && fallPerS >= 0.5
            && fallPerS <= 20;
    if (!sound) {
      throw new IllegalArgumentException(
          "smoothness is out of its bounds: level "
              + levelRisePerS
              + "/s, motor "
              + motorRisePerS
              + "/s, gate "
              + gateRisePerS
              + "/s, fall "
              + fallPerS
              + "/s");
    }
  }

  /** The highest that the level may be some time after it was so high. */
  public double highestLevel(double from, long dtNs) {
    return from + levelRisePerS * (dtNs / NS_PER_S);
  }

  /** The highest that one motor may be some time after it was so high. */
  public double highestMotor(double from, long dtNs) {
    return from + motorRisePerS * (dtNs / NS_PER_S);
  }

  /** The level on its way towards another, no faster than allowed in either direction. */
  public double level(double from, double to, long dtNs) {
    return to > from ? Math.min(to, highestLevel(from, dtNs)) : fall(from, to, dtNs);
  }

  /** A zone's gain on its way towards another. */
  double gate(double from, double to, long dtNs) {
    return to > from ? Math.min(to, from + gateRisePerS * (dtNs / NS_PER_S)) : fall(from, to, dtNs);
  }

  private double fall(double from, double to, long dtNs) {
    return Math.max(to, from - fallPerS * (dtNs / NS_PER_S));
  }
}
