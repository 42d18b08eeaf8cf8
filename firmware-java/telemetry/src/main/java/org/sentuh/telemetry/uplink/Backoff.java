package org.sentuh.telemetry.uplink;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next connection: anything between nothing and a bound that doubles
 * with every failure (full jitter), so that a thousand devices whose broker comes back do not come
 * all at once.
 */
final class Backoff {

  private static final int MOST_DOUBLINGS = 30;

  private final long leastNs;
  private final long mostNs;
  private final RandomGenerator chance;

  Backoff(Timing timing, RandomGenerator chance) {
    this.leastNs = timing.backoffLeast().toNanos();
    this.mostNs = timing.backoffMost().toNanos();
    this.chance = chance;
  }

  /** The wait after so many failures in a row, 0 and up. */
  long waitNs(int failures) {
    return chance.nextLong(boundNs(failures) + 1);
  }

  /** The longest wait after so many failures in a row. */
  long boundNs(int failures) {
    int doublings = Math.min(failures, MOST_DOUBLINGS);
    return leastNs > mostNs >> doublings ? mostNs : leastNs << doublings;
  }
}
