package org.sentuh.device;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.sentuh.device.linux.RealTimeScheduling;

/**
 * Work on a thread of its own, whose result is waited for later.
 *
 * @param <T> what comes of it
 */
final class Meanwhile<T> {

  private final String name;
  private final FutureTask<T> task;

  private Meanwhile(String name, Supplier<T> work) {
    this.name = name;
    this.task = new FutureTask<>(work::get);
    Thread.ofPlatform().name(name).daemon().start(task);
  }

  /** Begins it. */
  static <T> Meanwhile<T> begin(String name, Supplier<T> work) {
    return new Meanwhile<>(name, work);
  }

  /** Begins what must be on time: before all that is not in a hurry, where Linux lets it. */
  static <T> Meanwhile<T> hurried(String name, Supplier<T> work) {
    return new Meanwhile<>(
        name,
        () -> {
          var _ = RealTimeScheduling.ask();
          return work.get();
        });
  }

  /** Waits for it. */
  T result() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } catch (ExecutionException | CancellationException bug) {
      throw new IllegalStateException(name + " went wrong", bug);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
