package org.sentuh.simulator.punctuality;

import java.util.Arrays;
import org.sentuh.control.loop.Clock;

/**
 * Notes how late a clock lets its thread go on, so many times from a moment on. Nothing is
 * allocated meanwhile. Waited on by one thread, begun and awaited by another.
 */
final class TimedClock implements Clock {

  private final Clock clock;
  private final long[] lateNs;
  private volatile boolean begun;
  private volatile boolean full;
  private int noted;

  /** Will note so many delays of a clock. */
  TimedClock(Clock clock, int delays) {
    this.clock = clock;
    this.lateNs = new long[delays];
  }

  @Override
  public long nowNs() {
    return clock.nowNs();
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    clock.sleepUntil(deadlineNs);
    if (begun && noted < lateNs.length) {
      lateNs[noted] = clock.nowNs() - deadlineNs;
      noted++;
      full = noted == lateNs.length;
    }
  }

  /** From now on it notes. */
  void begin() {
    begun = true;
  }

  /** Whether it has noted as many as it was to. */
  boolean isFull() {
    return full;
  }

  /** What it has noted, once it is full. */
  Delays delays() {
    if (!full) {
      throw new IllegalStateException("the ticks are not all counted yet");
    }
    return Delays.of(Arrays.copyOf(lateNs, lateNs.length));
  }
}
