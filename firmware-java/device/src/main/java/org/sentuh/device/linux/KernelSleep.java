package org.sentuh.device.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Sleep in the kernel until a moment of the monotonic clock, which is the one that {@code
 * System.nanoTime} reads (clock_nanosleep(2)); no interrupt of Java's shortens it, a signal may.
 * One thread.
 */
public final class KernelSleep {

  // linux/time.h
  private static final int CLOCK_MONOTONIC = 1;
  private static final int TIMER_ABSTIME = 1;
  private static final int TIMESPEC_BYTES = 16;
  private static final long NS_PER_S = 1_000_000_000L;

  private final MemorySegment timespec = Arena.ofAuto().allocate(TIMESPEC_BYTES, Long.BYTES);

  /** For the thread that will sleep. */
  public KernelSleep() {}

  /** Whether there is such a thing here. */
  public static boolean isThere() {
    return LinuxCalls.areThere();
  }

  /** Sleeps until a moment, or until a signal. */
  public void until(long ns) {
    timespec.set(ValueLayout.JAVA_LONG, 0, ns / NS_PER_S);
    timespec.set(ValueLayout.JAVA_LONG, Long.BYTES, ns % NS_PER_S);
    LinuxCalls.nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, timespec);
  }
}
