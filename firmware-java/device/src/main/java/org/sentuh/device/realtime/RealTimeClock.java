package org.sentuh.device.realtime;

import java.util.concurrent.locks.LockSupport;
import org.sentuh.control.loop.Clock;

/**
 * The machine's monotonic time. Safe for any thread; an interrupt shortens a wait to nothing and is
 * kept.
 */
public final class RealTimeClock implements Clock {

  /** A clock whose zero is any fixed moment of this machine. */
  public RealTimeClock() {}

  @Override
  public long nowNs() {
    return System.nanoTime();
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    long leftNs = deadlineNs - System.nanoTime();
    while (leftNs > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, leftNs);
      leftNs = deadlineNs - System.nanoTime();
    }
  }
}
