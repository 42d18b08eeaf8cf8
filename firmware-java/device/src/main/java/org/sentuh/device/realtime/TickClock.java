package org.sentuh.device.realtime;

import org.sentuh.control.loop.Clock;
import org.sentuh.device.linux.KernelSleep;

/**
 * The machine's monotonic time for one tick's thread: it sleeps in the kernel until the very
 * deadline, which no interrupt shortens. Elsewhere than on Linux it is as a {@link RealTimeClock}.
 */
public final class TickClock implements Clock {

  private final RealTimeClock clock = new RealTimeClock();
  private final KernelSleep sleep = new KernelSleep();

  /** A clock for one thread, with the same zero as every {@link RealTimeClock} of this machine. */
  public TickClock() {}

  @Override
  public long nowNs() {
    return clock.nowNs();
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    if (!KernelSleep.isThere()) {
      clock.sleepUntil(deadlineNs);
      return;
    }
    while (clock.nowNs() < deadlineNs) {
      sleep.until(deadlineNs);
    }
  }
}
