package org.sentuh.simulator.punctuality;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Threads of the one who measures that would like to have every core for themselves, and never
 * wait, until it is closed. They die with their process.
 */
final class BusyCores implements AutoCloseable {

  private static final int BLOCK_BYTES = 1 << 16;

  private volatile boolean closed;

  /** One thread a core. */
  BusyCores() {
    for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
      Thread.ofPlatform().name("busy " + core).daemon().start(this::compute);
    }
  }

  private void compute() {
    MessageDigest digest = sha256();
    byte[] block = new byte[BLOCK_BYTES];
    while (!closed) {
      digest.update(block);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
