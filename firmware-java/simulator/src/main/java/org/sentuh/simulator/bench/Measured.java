package org.sentuh.simulator.bench;

/**
 * One figure that was measured, beside what it must reach.
 *
 * @param what it is, in some words
 * @param value the figure
 * @param unit its unit
 * @param bound what it must reach; NaN where it is only told
 * @param atLeast whether the bound is the least; the most otherwise
 */
public record Measured(String what, double value, String unit, double bound, boolean atLeast) {

  /** A figure that must not be less. */
  static Measured atLeast(String what, double value, String unit, double bound) {
    return new Measured(what, value, unit, bound, true);
  }

  /** A figure that must not be more. */
  static Measured atMost(String what, double value, String unit, double bound) {
    return new Measured(what, value, unit, bound, false);
  }

  /** A figure that explains another. */
  static Measured told(String what, double value, String unit) {
    return new Measured(what, value, unit, Double.NaN, false);
  }

  /** A count of what must not be. */
  static Measured none(String what, long count) {
    return atMost(what, (double) count, "", 0);
  }

  /** A count that explains another figure. */
  static Measured counted(String what, long count) {
    return told(what, (double) count, "");
  }

  /** Whether it must reach something. */
  public boolean isBound() {
    return !Double.isNaN(bound);
  }

  /** Whether it reaches what it must. */
  public boolean isKept() {
    return !isBound() || (atLeast ? value >= bound : value <= bound);
  }
}
