package org.sentuh.device.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * Waits until one of several nodes has something to be read (poll(2)), never for longer than it was
 * told. One thread.
 *
 * <pre>
 * struct pollfd: int fd | short events | short revents
 * </pre>
 */
public final class ReadableNodes {

  /** {@code poll.h}: there is something to be read. */
  static final short POLLIN = 1;

  static final int POLLFD_BYTES = 8;
  static final int EVENTS_AT = 4;
  static final int REVENTS_AT = 6;

  private final MemorySegment asked;
  private final MemorySegment errno = Arena.ofAuto().allocate(LinuxCalls.ERRNO);
  private final int count;

  /** Watches some nodes, which stay open for as long. */
  public ReadableNodes(List<DeviceNode> nodes) {
    this.count = nodes.size();
    this.asked = Arena.ofAuto().allocate((long) POLLFD_BYTES * Math.max(1, count), Long.BYTES);
    for (int node = 0; node < count; node++) {
      asked.set(ValueLayout.JAVA_INT, at(node), nodes.get(node).descriptor());
      asked.set(ValueLayout.JAVA_SHORT, at(node) + EVENTS_AT, POLLIN);
    }
  }

  /** Waits; false when the time is over, or a signal came. */
  public boolean await(int mostMs) {
    return LinuxCalls.poll(errno, asked, count, mostMs) > 0;
  }

  /** Whether the node that was named at this place had something when the wait ended. */
  public boolean has(int node) {
    return (asked.get(ValueLayout.JAVA_SHORT, at(node) + REVENTS_AT) & POLLIN) != 0;
  }

  private static long at(int node) {
    return (long) POLLFD_BYTES * node;
  }
}
