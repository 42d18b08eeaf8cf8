package org.sentuh.control.controller;

/**
 * How firm contact makes a zone gentler: a motor that is pressed into the back is felt more.
 *
 * <p>The factor is 1 up to a comfortable pressure and falls in a straight line to the gentlest at a
 * firm one; the same for the pressure against this wear's baseline. The smaller of the two counts.
 * It is never above 1.
 *
 * @param comfortKpa full strength up to here, 1 to 10 kPa
 * @param firmKpa the gentlest from here on, more than comfort, to 20 kPa
 * @param comfortTimesBaseline full strength up to so many times the baseline, 1 to 5
 * @param firmTimesBaseline the gentlest from so many times the baseline on, more than comfort, to
 *     10
 * @param gentlest the smallest factor for a firm contact, 0 to 1
 * @param doubtful the factor for a zone whose reading is stale, 0 to 1
 */
public record PressureRule(
    double comfortKpa,
    double firmKpa,
    double comfortTimesBaseline,
    double firmTimesBaseline,
    double gentlest,
    double doubtful) {

  /** Refuses a rule that would make a firm contact stronger. */
  public PressureRule {
    boolean sound =
        comfortKpa >= 1
            && comfortKpa < firmKpa
            && firmKpa <= 20
            && comfortTimesBaseline >= 1
            && comfortTimesBaseline < firmTimesBaseline
            && firmTimesBaseline <= 10
            && gentlest >= 0
            && gentlest <= 1
            && doubtful >= 0
            && doubtful <= 1;
    if (!sound) {
      throw new IllegalArgumentException(
          "pressure rule is out of its bounds: comfort "
              + comfortKpa
              + " kPa, firm "
              + firmKpa
              + " kPa, "
              + comfortTimesBaseline
              + " to "
              + firmTimesBaseline
              + " times baseline, gentlest "
              + gentlest
              + ", doubtful "
              + doubtful);
    }
  }

  double factor(double kPa, boolean baselineKnown, double baselineKpa) {
    double absolute = falling(kPa, comfortKpa, firmKpa);
    if (!baselineKnown || baselineKpa <= 0) {
      return absolute;
    }
    return Math.min(absolute, falling(kPa / baselineKpa, comfortTimesBaseline, firmTimesBaseline));
  }

  private double falling(double value, double comfort, double firm) {
    double part = Math.clamp((value - comfort) / (firm - comfort), 0, 1);
    return 1 - part * (1 - gentlest);
  }
}
