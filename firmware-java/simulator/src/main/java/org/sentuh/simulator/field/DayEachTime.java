package org.sentuh.simulator.field;

import org.sentuh.control.loop.Clock;

/**
 * The time of a ledger for which a day goes by between two treatments: a device that is there to be
 * troubled treats again and again, and the limits of a day hold for it as for any other. Any
 * thread.
 */
final class DayEachTime implements Clock {

  private static final long DAY_NS = 86_400_000_000_000L;

  private final Clock real;
  private volatile long leaptNs;

  DayEachTime(Clock real) {
    this.real = real;
  }

  /** Another day. */
  synchronized void dawns() {
    leaptNs += DAY_NS;
  }

  @Override
  public long nowNs() {
    return real.nowNs() + leaptNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    throw new UnsupportedOperationException("nobody sleeps by a ledger's time");
  }
}
