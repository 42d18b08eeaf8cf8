package org.sentuh.device.calibration;

import org.sentuh.control.pressure.FsrLaw;

/**
 * A weight on a sensor's puck, as its converter read it.
 *
 * @param grams the weight; 0 for none
 * @param counts the mean of what was read
 * @param jitterCounts the standard deviation of it
 * @param railCounts what the dividers' rail read meanwhile
 */
public record Load(int grams, int counts, double jitterCounts, int railCounts) {

  /** The heaviest weight; on a puck of 20 mm it presses with 62 kPa, where the part saturates. */
  public static final int MOST_GRAMS = 2_000;

  /** What a kilogram weighs, in newtons (standard gravity; on Earth within 0.3 %). */
  private static final double NEWTON_PER_KG = 9.80665;

  /** How hard it presses. */
  double newton() {
    return grams / 1e3 * NEWTON_PER_KG;
  }

  /** The pressure that it really makes under a law's puck. */
  public double kPa(FsrLaw law) {
    return newton() / law.puckAreaMm2() * 1e3;
  }

  /** The pressure that a law makes of what was read. */
  public double readAs(FsrLaw law) {
    return law.kPa(counts, railCounts);
  }

  /** The resistance that was read; infinite for an open part. */
  double ohm(double dividerOhm) {
    return counts <= 0 ? Double.POSITIVE_INFINITY : dividerOhm * (railCounts - counts) / counts;
  }
}
