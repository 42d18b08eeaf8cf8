package org.sentuh.clinic.mothers;

import java.time.Instant;
import java.util.function.Supplier;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a board again and again, so that no page waits for it. Where the archive cannot be used,
 * the board grows old, and whoever asks is told so. One thread of its own, called {@code board}.
 */
public final class BoardKeeper implements AutoCloseable {

  /** So often it is looked whether something has changed: one small statement where nothing has. */
  static final long EVERY_MS = 200;

  private static final Logger LOG = LoggerFactory.getLogger(BoardKeeper.class);

  private final Board board;
  private final Supplier<Instant> now;
  private final Thread thread;
  private volatile boolean closed;
  private boolean fails;

  /**
   * Begins.
   *
   * @param now the clinic's clock
   */
  BoardKeeper(Board board, Supplier<Instant> now) {
    this.board = board;
    this.now = now;
    this.thread = Thread.ofPlatform().daemon().name("board").start(this::run);
  }

  private void run() {
    try {
      while (!closed) {
        read();
        Thread.sleep(EVERY_MS);
      }
    } catch (InterruptedException ended) {
      LOG.debug("the board is read no more");
    }
  }

  /** A trouble is told when it begins and when it is over, not five times a second. */
  private void read() {
    try {
      board.read(now.get());
      if (fails) {
        LOG.info("the board is read again");
      }
      fails = false;
    } catch (ArchiveUnavailable | RuntimeException unread) {
      if (!fails) {
        LOG.warn("the board cannot be read; it is tried again and again", unread);
      }
      fails = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
