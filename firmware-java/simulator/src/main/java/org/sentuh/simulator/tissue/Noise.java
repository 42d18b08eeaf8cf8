package org.sentuh.simulator.tissue;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same on every machine: sums and products only, for the library's own
 * Gaussian may take logarithms whose last bit differs.
 */
final class Noise {

  private static final double PER_UNIT = 1.0 / 65536;

  /** The standard deviation of the sum of four uniform numbers: sqrt(4 / 12). */
  private static final double SUM_SIGMA = Math.sqrt(1.0 / 3);

  private final SplittableRandom random;

  Noise(SplittableRandom random) {
    this.random = random;
  }

  /** Nearly Gaussian, mean 0 and standard deviation 1, never beyond 3.47. */
  double gaussian() {
    long bits = random.nextLong();
    long sum = 0;
    for (int part = 0; part < 4; part++) {
      sum += (bits >>> (16 * part)) & 0xffff;
    }
    return ((sum + 2) * PER_UNIT - 2) / SUM_SIGMA;
  }

  /** A factor of 1 give or take up to a share, all equally likely: how parts of a batch differ. */
  double factor(double share) {
    return 1 + share * (2 * ((random.nextLong() >>> 11) * 0x1p-53) - 1);
  }
}
