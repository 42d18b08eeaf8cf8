package org.sentuh.control.prescription;

import org.sentuh.control.controller.Smoothness;

/**
 * The highest level that there can be at each place of a programme: the one at the ceiling that
 * follows every ramp without a pause, for after a pause it begins from nothing.
 */
final class HighestLevel {

  private final Smoothness smoothness;
  private double level;

  HighestLevel(Smoothness smoothness) {
    this.smoothness = smoothness;
  }

  /**
   * Between two ticks nothing is seen: where a phase begins stronger than the last one has ended, a
   * tick may fall behind by the way of one step.
   */
  void begin(double wanted, boolean continued) {
    if (!continued && wanted > level) {
      long stepNs = 2 * Proof.LONGEST_TICK_NS;
      double fallen = level - smoothness.level(level, 0, stepNs);
      level = Math.min(wanted, smoothness.highestLevel(level + fallen, stepNs));
    }
  }

  /**
   * Goes on along a straight piece of what is wanted, and answers the highest on the way.
   *
   * @param from wanted at its beginning
   * @param to wanted at its end
   */
  double follow(double from, double to, long lengthNs) {
    double before = level;
    level = smoothness.level(before, before >= from ? to : Math.max(from, to), lengthNs);
    return Math.max(before, level);
  }
}
