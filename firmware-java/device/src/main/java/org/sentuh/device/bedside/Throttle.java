package org.sentuh.device.bedside;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sentuh.control.loop.Clock;

/**
 * How often somebody may ask: so many at once, and then one every so often. Remembers a bounded
 * number of askers, the latest ones. Any thread.
 */
final class Throttle {

  private static final int MOST_ASKERS = 512;

  private final Clock clock;
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
   * @param atOnce how many may come at once
   * @param everyNs after that one in so many nanoseconds
   */
  Throttle(Clock clock, int atOnce, long everyNs) {
    this.clock = clock;
    this.atOnce = atOnce;
    this.everyNs = everyNs;
  }

  /** Whether an asker may once more; counts it when she may. */
  synchronized boolean admits(String asker) {
    long nowNs = clock.nowNs();
    long emptyNs = Math.max(nowNs, emptyAtNs.getOrDefault(asker, nowNs));
    if (emptyNs - nowNs > (atOnce - 1) * everyNs) {
      return false;
    }
    emptyAtNs.put(asker, emptyNs + everyNs);
    return true;
  }
}
