package org.sentuh.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/**
 * What reading one input may take of the machine, in proportion to its length. What a thread
 * allocates and how long it computes does not depend on what else the machine does.
 */
public final class Allowance {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long BYTES = 32L << 20;
  private static final long BYTES_A_BYTE = 1_000;
  private static final long CPU_NS = 1_000_000_000L;
  private static final long CPU_NS_A_BYTE = 50_000;

  private Allowance() {}

  /**
   * Reads an input; fails when that takes more than an input of its length may take. What was taken
   * only the first time was not for the input but for classes that were loaded.
   */
  public static <T> T keep(byte[] input, Callable<T> reader) throws Exception {
    Taken<T> taken = take(reader);
    if (!taken.isWithin(input.length)) {
      taken = take(reader);
    }
    if (!taken.isWithin(input.length)) {
      throw new AssertionError(
          "%d bytes of input took %d of memory and %.1f s"
              .formatted(input.length, taken.bytes(), taken.cpuNs() / 1e9));
    }
    return taken.answer();
  }

  private static <T> Taken<T> take(Callable<T> reader) throws Exception {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long cpuNs = THREADS.getCurrentThreadCpuTime();
    T answer = reader.call();
    return new Taken<>(
        answer,
        THREADS.getCurrentThreadAllocatedBytes() - bytes,
        THREADS.getCurrentThreadCpuTime() - cpuNs);
  }

  private record Taken<T>(T answer, long bytes, long cpuNs) {

    boolean isWithin(int length) {
      return bytes <= BYTES + BYTES_A_BYTE * length && cpuNs <= CPU_NS + CPU_NS_A_BYTE * length;
    }
  }
}
