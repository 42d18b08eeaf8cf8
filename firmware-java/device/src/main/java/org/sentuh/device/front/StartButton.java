package org.sentuh.device.front;

/**
 * Tells one deliberate press from a touch, from a wire that is pinched, and from a button that was
 * held when the device was switched on. Without a clock or I/O of its own; one thread.
 */
final class StartButton {

  /** So long it is held. */
  static final long LONG_NS = 2_000_000_000L;

  /** Looks that are farther apart than this do not show that it was held between them. */
  static final long GAP_NS = 300_000_000L;

  private static final long NEVER = Long.MIN_VALUE;

  private boolean armed;
  private long sinceNs = NEVER;
  private long lookedNs = NEVER;

  /**
   * Looks at it.
   *
   * @param pressed how it is; one that cannot be read is not pressed
   * @param nowNs the time
   * @return whether it has been held for long enough just now, once for each press
   */
  boolean look(boolean pressed, long nowNs) {
    boolean followed = lookedNs != NEVER && nowNs - lookedNs <= GAP_NS;
    lookedNs = nowNs;
    if (!pressed) {
      armed = true;
      sinceNs = NEVER;
      return false;
    }
    if (sinceNs == NEVER || !followed) {
      sinceNs = nowNs;
    }
    boolean held = armed && nowNs - sinceNs >= LONG_NS;
    armed &= !held;
    return held;
  }
}
