package org.sentuh.simulator.realtime;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.sentuh.control.loop.Clock;

/**
 * The machine's monotonic time for one tick's thread: it sleeps in the kernel until the very
 * deadline, which no interrupt shortens. Elsewhere than on Linux it is as a {@link RealTimeClock}.
 */
public final class TickClock implements Clock {

  private static final int TIMESPEC_BYTES = 16;

  private final RealTimeClock clock = new RealTimeClock();
  private final MemorySegment timespec = Arena.ofAuto().allocate(TIMESPEC_BYTES, Long.BYTES);

  /** A clock for one thread, with the same zero as every {@link RealTimeClock} of this machine. */
  public TickClock() {}

  @Override
  public long nowNs() {
    return clock.nowNs();
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    if (!LinuxCalls.areThere()) {
      clock.sleepUntil(deadlineNs);
      return;
    }
    while (clock.nowNs() < deadlineNs) {
      LinuxCalls.sleepUntil(deadlineNs, timespec);
    }
  }
}
