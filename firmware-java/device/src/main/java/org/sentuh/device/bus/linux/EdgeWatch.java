package org.sentuh.device.bus.linux;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.linux.LinuxFailure;
import org.sentuh.device.linux.ReadableNodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the edges of all inputs on one platform thread, which begins with the first input that
 * is listened to. It never waits longer than {@value #MOST_WAIT_MS} ms at once, so that an input
 * that comes or goes is heeded by then.
 */
final class EdgeWatch implements AutoCloseable {

  static final int MOST_WAIT_MS = 50;

  private static final Logger LOG = LoggerFactory.getLogger(EdgeWatch.class);

  private final List<LinuxInput> inputs = new ArrayList<>();
  private @Nullable Thread thread;
  private long round;
  private boolean closed;

  /** From now on this input's listeners are told. */
  synchronized void add(LinuxInput input) {
    inputs.add(input);
    if (thread == null) {
      thread = Thread.ofPlatform().name("gpio-edges").daemon().start(this::watch);
    }
  }

  /** From now on they are not; when this returns, nobody waits for its node any more. */
  synchronized void remove(LinuxInput input) {
    if (inputs.remove(input)) {
      awaitNextRound();
    }
  }

  /** A node that is waited for must not be closed: its number may be given to another at once. */
  private void awaitNextRound() {
    long begun = round;
    boolean interrupted = false;
    while (round == begun && thread != null && Thread.currentThread() != thread) {
      try {
        wait(MOST_WAIT_MS);
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    for (List<LinuxInput> now = next(); !now.isEmpty(); now = next()) {
      ReadableNodes readable = new ReadableNodes(now.stream().map(LinuxInput::line).toList());
      while (isStill(now)) {
        if (readable.await(MOST_WAIT_MS)) {
          tell(now, readable);
        }
      }
    }
  }

  private void tell(List<LinuxInput> now, ReadableNodes readable) {
    for (int input = 0; input < now.size(); input++) {
      try {
        if (readable.has(input)) {
          now.get(input).tell();
        }
      } catch (LinuxFailure | RuntimeException failed) {
        LOG.warn("an edge of {} was not told", now.get(input).line().name(), failed);
      }
    }
  }

  /** The inputs to wait for; none where the thread is to end. */
  private synchronized List<LinuxInput> next() {
    round++;
    notifyAll();
    if (closed || inputs.isEmpty()) {
      thread = null;
      return List.of();
    }
    return List.copyOf(inputs);
  }

  private synchronized boolean isStill(List<LinuxInput> now) {
    return !closed && inputs.equals(now);
  }

  @Override
  public synchronized void close() {
    closed = true;
    awaitNextRound();
  }
}
