package org.sentuh.device;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a command work until its process is told to end, and keeps the process until the command has
 * ended in order, 40 s at most. Any thread.
 */
public final class UntilEnded implements AutoCloseable {

  private static final long LAST_WORDS_S = 40;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch inOrder = new CountDownLatch(1);
  private volatile Runnable first = () -> {};

  /** Waits for the process to be told. */
  public UntilEnded() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "leave"));
  }

  /** What cannot wait until the command looks: done as soon as the process is told. */
  public void first(Runnable done) {
    first = done;
  }

  private void leave() {
    asked.countDown();
    first.run();
    try {
      if (!inOrder.await(LAST_WORDS_S, TimeUnit.SECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether nobody has told it yet. */
  public boolean isGoing() {
    return asked.getCount() > 0;
  }

  /** Waits until somebody tells it. */
  public void await() throws InterruptedException {
    asked.await();
  }

  /** The command has ended; the process may. */
  @Override
  public void close() {
    inOrder.countDown();
  }
}
