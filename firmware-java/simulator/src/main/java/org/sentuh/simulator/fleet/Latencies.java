package org.sentuh.simulator.fleet;

/**
 * How long things took, to one per cent, in a memory that does not grow with their number. Any
 * thread.
 */
final class Latencies {

  private static final double STEP = Math.log(1.01);

  /** Up to 1 us; the last bucket is of 1000 s and more. */
  private static final double LEAST_NS = 1e3;

  private static final int BUCKETS = (int) (Math.log(1e9) / STEP) + 2;

  private final long[] counts = new long[BUCKETS];
  private long total;

  synchronized void add(long ns, long times) {
    counts[bucket(ns)] += times;
    total += times;
  }

  /**
   * Below which so much of all lies, in milliseconds; NaN of nothing.
   *
   * @param share above 0 to 1
   */
  synchronized double quantileMs(double share) {
    long wanted = (long) Math.ceil(share * total);
    long seen = 0;
    for (int bucket = 0; bucket < BUCKETS && total > 0; bucket++) {
      seen += counts[bucket];
      if (seen >= wanted) {
        return LEAST_NS * Math.exp(bucket * STEP) / 1e6;
      }
    }
    return Double.NaN;
  }

  private static int bucket(long ns) {
    return Math.clamp(
        (long) Math.ceil(Math.log(Math.max(1, ns / LEAST_NS)) / STEP), 0, BUCKETS - 1);
  }
}
