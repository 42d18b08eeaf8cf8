package org.sentuh.device.front;

/**
 * Somebody far away asked the box to show which one it is: for a while its light, its buzzer and
 * its pages do. It moves nothing. Any thread.
 */
public final class Showing {

  /** So long it shows itself. */
  public static final long LASTS_NS = 30_000_000_000L;

  private volatile long untilNs = Long.MIN_VALUE;

  /** A box that does not show itself. */
  public Showing() {}

  /** It shows itself from now on. */
  public void begin(long nowNs) {
    untilNs = nowNs + LASTS_NS;
  }

  /** Whether it does. */
  public boolean goesOn(long nowNs) {
    return nowNs < untilNs;
  }
}
