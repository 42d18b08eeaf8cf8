package org.sentuh.simulator.demo;

import org.sentuh.control.loop.Clock;

/** Time that moves when it is told to: waiting for a moment makes it that moment. */
final class SteppedClock implements Clock {

  private long nowNs;

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    nowNs = Math.max(nowNs, deadlineNs);
  }
}
