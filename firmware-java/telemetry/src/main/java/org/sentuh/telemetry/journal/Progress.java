package org.sentuh.telemetry.journal;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.sentuh.telemetry.wire.Lane;

/** How far the writer has come. Written by the writer's thread, read and awaited by any. */
final class Progress {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Lane, Long> waiting = new EnumMap<>(Lane.class);
  private long written;
  private long steps;
  private long strangeAcks;

  /** So many entries have become durable. */
  void wrote(int entries, BatchWriting.Change change) {
    lock.lock();
    try {
      written += entries;
      strangeAcks += change.strangeAcks();
      change.waiting().forEach((lane, more) -> waiting.merge(lane, more, Long::sum));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The file was opened, and so many entries wait in it. */
  void opened(Map<Lane, Long> found) {
    lock.lock();
    try {
      waiting.putAll(found);
    } finally {
      lock.unlock();
    }
  }

  /** The writer has taken all that had come when it began, and has done with it what it could. */
  void stepped() {
    lock.lock();
    try {
      steps++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How many entries have become durable since the journal was opened. */
  long written() {
    lock.lock();
    try {
      return written;
    } finally {
      lock.unlock();
    }
  }

  /** How many entries wait in the file, by lane. */
  Map<Lane, Long> waiting() {
    lock.lock();
    try {
      return Map.copyOf(waiting);
    } finally {
      lock.unlock();
    }
  }

  /** How many acks were for a boot that never was, or beyond what it has written. */
  long strangeAcks() {
    lock.lock();
    try {
      return strangeAcks;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until more than so many entries are durable, or so long. */
  void awaitMore(long than, long mostMs) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(mostMs);
      while (written <= than && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a whole step that begins from now on, or so long; answers whether there was one. */
  boolean awaitStep(Runnable wake, long mostMs) throws InterruptedException {
    lock.lock();
    try {
      long until = steps + 2; // the one that is under way may have begun too early
      long left = TimeUnit.MILLISECONDS.toNanos(mostMs);
      while (steps < until && left > 0) {
        wake.run();
        left = changed.awaitNanos(left);
      }
      return steps >= until;
    } finally {
      lock.unlock();
    }
  }
}
