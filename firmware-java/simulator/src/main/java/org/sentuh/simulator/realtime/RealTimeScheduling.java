package org.sentuh.simulator.realtime;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Asks Linux to run the calling thread before everything that is not in a hurry (sched(7),
 * SCHED_FIFO).
 *
 * <p>A Java thread's own priority does nothing on Linux. Without this a busy machine wakes the tick
 * tens of milliseconds late several times a second, which stops the treatment, as it should. Root
 * may ask, and whoever is given an RLIMIT_RTPRIO; for anybody else, and on other systems, nothing
 * changes.
 */
final class RealTimeScheduling {

  /** SCHED_FIFO of {@code linux/sched.h}. */
  private static final int SCHED_FIFO = 1;

  /** Low among the real-time priorities (1 to 99): below the kernel's own interrupt threads. */
  private static final int PRIORITY = 10;

  /** In {@code sched_setscheduler} 0 stands for the calling thread. */
  private static final int CALLING_THREAD = 0;

  private RealTimeScheduling() {}

  /** Asks for the calling thread; says whether it was given. */
  static boolean ask() {
    boolean linux = System.getProperty("os.name", "").equals("Linux");
    if (!linux || !RealTimeScheduling.class.getModule().isNativeAccessEnabled()) {
      return false;
    }
    Linker linker = Linker.nativeLinker();
    SymbolLookup library = linker.defaultLookup();
    Optional<MemorySegment> found = library.find("sched_setscheduler");
    return found.isPresent() && given(linker, found.get());
  }

  @SuppressWarnings("restricted") // isNativeAccessEnabled has been asked.
  private static boolean given(Linker linker, MemorySegment function) {
    FunctionDescriptor shape =
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
    MethodHandle setScheduler = linker.downcallHandle(function, shape);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment parameter = arena.allocateFrom(ValueLayout.JAVA_INT, PRIORITY);
      return (int) setScheduler.invokeExact(CALLING_THREAD, SCHED_FIFO, parameter) == 0;
    } catch (Throwable bug) {
      throw new IllegalStateException("sched_setscheduler has another shape than expected", bug);
    }
  }
}
