package org.sentuh.clinic.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.sentuh.clinic.archive.Arrival;

/**
 * What has come and is not yet stored. Bounded: who brings more waits, and then the broker does,
 * and then the devices' journals do.
 */
final class Waiting {

  /**
   * A message with the way to acknowledge it.
   *
   * @param from the connection that it came on
   * @param message as it came
   * @param arrival what it turned out to be
   */
  record Incoming(Mqtt from, MqttMessage message, Arrival arrival) {}

  private final int capacity;
  private final ArrayDeque<Incoming> queue = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final Condition room = lock.newCondition();
  private boolean ended;

  Waiting(int capacity) {
    this.capacity = capacity;
  }

  void put(Incoming incoming) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (queue.size() >= capacity) {
        room.await();
      }
      queue.add(incoming);
      more.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the first, then for as many as that, but not longer than so. Empty at the end. */
  List<Incoming> take(int most, long withinNs) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (queue.isEmpty() && !ended) {
        more.await();
      }
      long leftNs = withinNs;
      while (queue.size() < most && leftNs > 0 && !ended) {
        leftNs = more.awaitNanos(leftNs);
      }
      List<Incoming> batch = new ArrayList<>(Math.min(most, queue.size()));
      while (batch.size() < most && !queue.isEmpty()) {
        batch.add(queue.remove());
      }
      room.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Nobody needs to wait for more. */
  void end() {
    lock.lock();
    try {
      ended = true;
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A connection is gone: the broker will send its messages again, so these make room. */
  void forget(Mqtt lost) {
    lock.lock();
    try {
      queue.removeIf(incoming -> incoming.from() == lost);
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
