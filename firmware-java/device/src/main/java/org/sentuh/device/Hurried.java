package org.sentuh.device;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.sentuh.device.linux.RealTimeScheduling;

/** What must be on time for a while and owns the bus meanwhile, on a thread of its own. */
final class Hurried {

  private Hurried() {}

  /** Does it, before all that is not in a hurry where Linux lets it, and waits for it. */
  static <T> T run(String name, Supplier<T> work) {
    FutureTask<T> task =
        new FutureTask<>(() -> {
          var _ = RealTimeScheduling.ask();
          return work.get();
        });
    Thread.ofPlatform().name(name).daemon().start(task);
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
