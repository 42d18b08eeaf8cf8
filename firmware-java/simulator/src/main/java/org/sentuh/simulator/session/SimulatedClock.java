package org.sentuh.simulator.session;

import org.sentuh.control.loop.Clock;

/** Stands still within a tick and is moved on between ticks: stepped time. */
final class SimulatedClock implements Clock {

  private long nowNs;

  void set(long ns) {
    nowNs = ns;
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    nowNs = Math.max(nowNs, deadlineNs);
  }
}
