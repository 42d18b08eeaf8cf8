package org.sentuh.simulator.realtime;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The few calls of Linux that Java has no words for. Where they are not there, or native access is
 * not allowed, {@link #areThere} says so and none may be called. Any thread.
 */
final class LinuxCalls {

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;

  /** {@code linux/sched.h} and {@code linux/time.h}. */
  private static final int SCHED_FIFO = 1;

  private static final int CLOCK_MONOTONIC = 1;
  private static final int TIMER_ABSTIME = 1;
  private static final long NS_PER_S = 1_000_000_000L;

  private static final @Nullable MethodHandle SET_SCHEDULER =
      find("sched_setscheduler", INT, INT, INT, POINTER);
  private static final @Nullable MethodHandle NANOSLEEP =
      find("clock_nanosleep", INT, INT, INT, POINTER, POINTER);

  private static final @Nullable MethodHandle KILL = find("kill", INT, INT, INT);

  private LinuxCalls() {}

  static boolean areThere() {
    return SET_SCHEDULER != null && NANOSLEEP != null && KILL != null;
  }

  /**
   * Puts a thread before all that are not in a hurry (sched(7), SCHED_FIFO); false when it is not
   * allowed.
   *
   * @param thread its number in Linux; 0 is the calling one
   * @param priority 1 to 99 in a segment of 4 bytes
   */
  static boolean hurry(int thread, MemorySegment priority) {
    try {
      return (int) there(SET_SCHEDULER).invokeExact(thread, SCHED_FIFO, priority) == 0;
    } catch (Throwable bug) {
      throw shape("sched_setscheduler", bug);
    }
  }

  /**
   * Sleeps until a moment of the monotonic clock, which is the one that {@code System.nanoTime}
   * reads; a signal may end it earlier.
   *
   * @param timespec 16 bytes to be written over
   */
  static void sleepUntil(long ns, MemorySegment timespec) {
    timespec.set(ValueLayout.JAVA_LONG, 0, ns / NS_PER_S);
    timespec.set(ValueLayout.JAVA_LONG, Long.BYTES, ns % NS_PER_S);
    try {
      var _ =
          (int)
              there(NANOSLEEP)
                  .invokeExact(CLOCK_MONOTONIC, TIMER_ABSTIME, timespec, MemorySegment.NULL);
    } catch (Throwable bug) {
      throw shape("clock_nanosleep", bug);
    }
  }

  /** Sends a signal; false when there is no such process, or it is not ours. */
  static boolean signal(int process, int signal) {
    try {
      return (int) there(KILL).invokeExact(process, signal) == 0;
    } catch (Throwable bug) {
      throw shape("kill", bug);
    }
  }

  private static MethodHandle there(@Nullable MethodHandle call) {
    if (call == null) {
      throw new IllegalStateException("this is not a Linux that may be called; ask areThere first");
    }
    return call;
  }

  private static IllegalStateException shape(String call, Throwable bug) {
    return new IllegalStateException(call + " has another shape than expected", bug);
  }

  @SuppressWarnings("restricted") // isNativeAccessEnabled has been asked.
  private static @Nullable MethodHandle find(
      String name, MemoryLayout answer, MemoryLayout... arguments) {
    boolean linux = System.getProperty("os.name", "").equals("Linux");
    if (!linux || !LinuxCalls.class.getModule().isNativeAccessEnabled()) {
      return null;
    }
    Linker linker = Linker.nativeLinker();
    return linker
        .defaultLookup()
        .find(name)
        .map(function -> linker.downcallHandle(function, FunctionDescriptor.of(answer, arguments)))
        .orElse(null);
  }
}
