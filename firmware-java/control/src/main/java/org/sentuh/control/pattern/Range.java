package org.sentuh.control.pattern;

/** The one way in which the pattern language refuses a number outside of what it allows. */
final class Range {

  private Range() {}

  static double check(String what, double value, double least, double most, String unit) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          what + " " + value + unit + " is outside " + least + " to " + most + unit);
    }
    return value;
  }

  /** Seconds to nanoseconds, rounded to the nearest. */
  static long ns(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
