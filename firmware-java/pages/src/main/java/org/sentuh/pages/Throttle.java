package org.sentuh.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How often somebody may ask: so many at once, and then one every so often. Remembers a bounded
 * number of askers, the latest ones. Any thread.
 */
public final class Throttle {

  private static final int MOST_ASKERS = 512;

  private final LongSupplier nowNs;
  private final int atOnce;
  private final long everyNs;
  private final Map<String, Long> emptyAtNs =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST_ASKERS;
        }
      };

  /**
   * A throttle that nobody has used.
   *
   * @param nowNs monotonic
   * @param atOnce how many may come at once
   * @param everyNs after that one in so many nanoseconds
   */
  public Throttle(LongSupplier nowNs, int atOnce, long everyNs) {
    this.nowNs = nowNs;
    this.atOnce = atOnce;
    this.everyNs = everyNs;
  }

  /** Whether an asker may once more; counts it when she may. */
  public synchronized boolean admits(String asker) {
    long now = nowNs.getAsLong();
    long emptyNs = Math.max(now, emptyAtNs.getOrDefault(asker, now));
    if (emptyNs - now > (atOnce - 1) * everyNs) {
      return false;
    }
    emptyAtNs.put(asker, emptyNs + everyNs);
    return true;
  }
}
