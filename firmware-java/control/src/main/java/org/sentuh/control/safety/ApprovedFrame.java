package org.sentuh.control.safety;

import java.util.Arrays;

/**
 * Felt intensities, one a motor site, that the interlocks have let through: the only thing that may
 * reach a motor.
 *
 * <p>Nobody outside of this package can make one. All motors off is an approved frame like any
 * other, so stopping needs no second path. Immutable.
 */
public final class ApprovedFrame {

  private final double[] intensities;
  private final double level;

  /**
   * Takes the array as it is.
   *
   * @throws IllegalArgumentException for anything that is not 0 to 1, for a number that is none
   *     would pass every comparison with a bound
   */
  ApprovedFrame(double[] intensities, double level) {
    this.intensities = intensities;
    this.level = level;
    check("level", level);
    for (double intensity : intensities) {
      check("intensity", intensity);
    }
  }

  private static void check(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "a frame whose " + what + " is " + value + " is never approved; 0 to 1 is allowed");
    }
  }

  static ApprovedFrame off(int motors) {
    return new ApprovedFrame(new double[motors], 0);
  }

  /** The number of motors. */
  public int motors() {
    return intensities.length;
  }

  /** The felt intensity of one motor, 0 to 1. */
  public double intensity(int motor) {
    return intensities[motor];
  }

  /** The level that no motor exceeds, 0 to 1. */
  public double level() {
    return level;
  }

  /** How many motors are driven. */
  public int motorsOn() {
    int on = 0;
    for (double intensity : intensities) {
      on += intensity > 0 ? 1 : 0;
    }
    return on;
  }

  /** The strongest motor's intensity, 0 to 1. */
  public double peak() {
    double peak = 0;
    for (double intensity : intensities) {
      peak = Math.max(peak, intensity);
    }
    return peak;
  }

  /** Whether no motor is driven. */
  public boolean isOff() {
    return peak() == 0;
  }

  @Override
  public String toString() {
    return "ApprovedFrame[level=" + level + ", " + Arrays.toString(intensities) + "]";
  }
}
