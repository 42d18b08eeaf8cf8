package org.sentuh.control.pressure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whether channels move as a back can move them: no jump from one conversion to the next, no
 * trembling over many.
 *
 * <p>Trembling is the mean bend, |a - 2b + c| of three conversions in a row: what rises or falls
 * evenly has none, however fast. One stray value bends three times, and is not allowed to count for
 * more than a few times the bound. Used by the tick's thread alone.
 */
final class Steadiness {

  /** Conversions further apart than this tell nothing of a slope, in nanoseconds. */
  private static final long GAP_NS = 100_000_000L;

  /** A mean over about so many conversions: a second of a channel in three. */
  private static final double CONVERSIONS = 32;

  /** One bend counts for no more than so many times the bound. */
  private static final double MOST_TIMES = 4;

  private final Plausibility rules;
  private final int[] last;
  private final int[] slope;
  private final long[] convertedNs;
  private final double[] bend;
  private final long[] jumpedNs;
  private final long[] noisyNs;

  Steadiness(int sites, Plausibility rules) {
    this.rules = rules;
    this.last = new int[sites];
    this.slope = new int[sites];
    this.convertedNs = filled(sites);
    this.bend = new double[sites];
    this.jumpedNs = filled(sites);
    this.noisyNs = filled(sites);
  }

  /** Long before everything, and yet not so long that a difference overflows. */
  private static long[] filled(int sites) {
    long[] never = new long[sites];
    Arrays.fill(never, Long.MIN_VALUE / 2);
    return never;
  }

  /** Looks at what was converted; the same conversion again is none. */
  void see(int site, int counts, long atNs) {
    long dtNs = atNs - convertedNs[site];
    if (dtNs <= 0) {
      return;
    }
    int step = counts - last[site];
    if (dtNs > GAP_NS) {
      step = 0;
    } else {
      tremble(site, Math.abs(step - slope[site]), atNs);
      if (Math.abs(step) > rules.jumpCounts()) {
        jumpedNs[site] = atNs;
      }
    }
    last[site] = counts;
    slope[site] = step;
    convertedNs[site] = atNs;
  }

  private void tremble(int site, int bent, long atNs) {
    double counted = Math.min(bent, MOST_TIMES * rules.noisyCounts());
    bend[site] += (counted - bend[site]) / CONVERSIONS;
    if (bend[site] > rules.noisyCounts()) {
      noisyNs[site] = atNs;
    }
  }

  /** What is the matter with a channel at a time, or null. */
  @Nullable SensorFault fault(int site, long tNs) {
    if (tNs - noisyNs[site] < rules.settleNs()) {
      return SensorFault.NOISY;
    }
    return tNs - jumpedNs[site] < rules.settleNs() ? SensorFault.JUMPED : null;
  }
}
