package org.sentuh.simulator.punctuality;

import org.sentuh.control.loop.Clock;

/** Time that goes on only while somebody sleeps, and then a little further than asked. */
final class SteppedClock implements Clock {

  static final long LATE_NS = 7;

  private long nowNs;

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    nowNs = Math.max(nowNs, deadlineNs + LATE_NS);
  }
}
