package org.sentuh.device.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Linux to run the calling thread before everything that is not in a hurry (sched(7),
 * SCHED_FIFO), and whatever that thread has to wait for right behind it.
 *
 * <p>A Java thread's own priority does nothing on Linux. Without this a busy machine wakes the tick
 * tens of milliseconds late several times a second, which stops the treatment, as it should. And
 * the tick is not alone in its process: while memory is tidied it waits for the virtual machine's
 * own threads, which would first have to wait for their turn; so they come right behind it. They in
 * turn wait until every other thread of the process has come to a place where it may be held, and
 * those too must get their turn: that is up to who starts the process ({@code chrt --fifo 1}, or
 * {@code CPUSchedulingPolicy=fifo} of its service).
 *
 * <p>Root may ask, and whoever is given an RLIMIT_RTPRIO ({@code LimitRTPRIO=10} of a service); for
 * anybody else, and on other systems, nothing changes, and a line in the log says so.
 */
public final class RealTimeScheduling {

  /** The tick's; low among the real-time ones (1 to 99): below the kernel's interrupt threads. */
  public static final int PRIORITY = 10;

  private static final Logger LOG = LoggerFactory.getLogger(RealTimeScheduling.class);

  /** {@code linux/sched.h}. */
  static final int SCHED_FIFO = 1;

  private static final int CALLING_THREAD = 0;
  private static final int RIGHT_BEHIND = PRIORITY - 1;
  private static final Path THREADS = Path.of("/proc/self/task");

  private RealTimeScheduling() {}

  /** Asks for the calling thread; says whether it was given. */
  public static boolean ask() {
    if (!LinuxCalls.areThere()) {
      LOG.info("the tick is not put before other work: this is not a Linux that may be called");
      return false;
    }
    int refused = hurry(CALLING_THREAD, PRIORITY);
    if (refused != 0) {
      LOG.info(
          "the tick is not put before other work: {}; LimitRTPRIO={} of its service lets it",
          Errno.saying(refused),
          PRIORITY);
      return false;
    }
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
      for (Path thread : threads) {
        if (isTheMachines(Files.readString(thread.resolve("comm")).strip())) {
          var _ = hurry(Integer.parseInt(thread.getFileName().toString()), RIGHT_BEHIND);
        }
      }
    } catch (IOException unreadable) {
      LOG.warn("the tick may have to wait for threads that are not in a hurry", unreadable);
    }
    return true;
  }

  /** Whether it holds all others while memory is tidied, or does the tidying. */
  private static boolean isTheMachines(String name) {
    return name.equals("VM Thread") || name.startsWith("GC Thread");
  }

  /** Answers 0, or why not. */
  private static int hurry(int thread, int priority) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(LinuxCalls.ERRNO);
      MemorySegment wanted = arena.allocateFrom(ValueLayout.JAVA_INT, priority);
      return LinuxCalls.setScheduler(errno, thread, SCHED_FIFO, wanted) == 0
          ? 0
          : LinuxCalls.errno(errno);
    }
  }
}
