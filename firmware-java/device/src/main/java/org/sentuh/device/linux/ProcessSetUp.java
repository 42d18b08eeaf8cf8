package org.sentuh.device.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process that must be on time asks of Linux before it starts other threads. Nothing relies
 * on it: what is not permitted is a line in the log that says what would mend it. SCHED_FIFO is
 * asked by the tick's thread itself, see {@link RealTimeScheduling}.
 */
public final class ProcessSetUp {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessSetUp.class);

  // asm-generic/mman.h: what is mapped, what will be, and each page from its first use on
  static final int MCL_CURRENT = 1;
  static final int MCL_FUTURE = 2;
  static final int MCL_ONFAULT = 4;

  // linux/prctl.h
  static final int PR_SET_TIMERSLACK = 29;

  /** The least that there is; 0 would mean the default of 50 µs. */
  private static final long SLACK_NS = 1;

  /**
   * What was granted.
   *
   * @param memoryStays whether no page of this process that was used once goes to a disk
   * @param timersAreExact whether timers of this thread, and of those that it starts, are not
   *     gathered with others'
   * @param refusals a line for each that was not, with what would mend it; they are in the log
   */
  public record Granted(boolean memoryStays, boolean timersAreExact, List<String> refusals) {

    /** Keeps its own copy of the list. */
    public Granted {
      refusals = List.copyOf(refusals);
    }
  }

  private ProcessSetUp() {}

  /** Asks for everything, from the thread that will start all others. */
  public static Granted ask() {
    List<String> refusals = new ArrayList<>();
    Granted granted;
    if (LinuxCalls.areThere()) {
      granted = new Granted(locksMemory(refusals), makesTimersExact(refusals), refusals);
    } else {
      refusals.add("memory is not locked, timers are as they are: this is no Linux to be called");
      granted = new Granted(false, false, refusals);
    }
    granted.refusals().forEach(LOG::info);
    return granted;
  }

  /**
   * A page that was swapped out, or a program's page that was dropped, would have to come from the
   * card first (mlockall(2)). On fault: only what is used, not all that is reserved, a heap of 40
   * MB and libraries of a hundred.
   */
  private static boolean locksMemory(List<String> refusals) {
    return asks(
        errno -> LinuxCalls.lockAll(errno, MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT),
        "memory is not locked: %s; LimitMEMLOCK=infinity of its service lets it",
        refusals);
  }

  /** Linux lets timers come up to 50 µs late so that several come at once (prctl(2)). */
  private static boolean makesTimersExact(List<String> refusals) {
    return asks(
        errno -> LinuxCalls.prctl(errno, PR_SET_TIMERSLACK, SLACK_NS),
        "timers keep their slack: %s",
        refusals);
  }

  private static boolean asks(
      ToIntFunction<MemorySegment> call, String refusal, List<String> refusals) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(LinuxCalls.ERRNO);
      if (call.applyAsInt(errno) == 0) {
        return true;
      }
      refusals.add(refusal.replace("%s", Errno.saying(LinuxCalls.errno(errno))));
      return false;
    }
  }
}
