package org.sentuh.device.chip;

/**
 * Lets time pass while a chip starts.
 *
 * <p>Only {@code start} methods take one, because starting happens before the loop runs; nothing on
 * the loop ever waits. On the device it sleeps, on the simulated panel it moves the simulated time
 * on.
 */
@FunctionalInterface
public interface Pause {

  /** Returns when at least this many nanoseconds have passed. */
  void atLeast(long durationNs);
}
