package org.sentuh.telemetry.uplink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where the connection's threads leave what happened for the uplink's thread. Nobody who posts ever
 * waits. The number of messages that have arrived is bounded, and one too many is dropped: an ack
 * comes again, and a clinic that is not answered asks again. The rest is bounded by the window.
 */
final class Mailbox {

  /** The most arrived messages that may wait. */
  static final int MOST_ARRIVED = 64;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition posted = lock.newCondition();
  private final Deque<Letter> letters = new ArrayDeque<>();
  private int arrived;
  private boolean knocked;

  /**
   * An event, and the number of the connection that it happened on: what an abandoned one still
   * says is nobody's business.
   */
  record Letter(int link, LinkEvent event) {}

  /** Leaves an event. Answers whether there was room for it. */
  boolean post(int link, LinkEvent event) {
    lock.lock();
    try {
      if (event instanceof LinkEvent.Arrived) {
        if (arrived == MOST_ARRIVED) {
          return false;
        }
        arrived++;
      }
      letters.add(new Letter(link, event));
      posted.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Wakes the uplink's thread: there is something to do elsewhere. */
  void knock() {
    lock.lock();
    try {
      knocked = true;
      posted.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes the oldest event. */
  Optional<Letter> take() {
    lock.lock();
    try {
      Optional<Letter> letter = Optional.ofNullable(letters.poll());
      letter
          .filter(taken -> taken.event() instanceof LinkEvent.Arrived)
          .ifPresent(taken -> arrived--);
      return letter;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something is there, or somebody knocks, or so long. */
  void await(long mostNs) throws InterruptedException {
    lock.lock();
    try {
      long leftNs = mostNs;
      while (letters.isEmpty() && !knocked && leftNs > 0) {
        leftNs = posted.awaitNanos(leftNs);
      }
      knocked = false;
    } finally {
      lock.unlock();
    }
  }
}
