package org.sentuh.telemetry.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Room on the disk that is taken in good times and given back in bad ones: when somebody has filled
 * the disk, samples are refused and what happened is still written, some thousand facts of it. The
 * writer's thread.
 */
final class Reserve {

  /** How much is laid by. */
  static final long BYTES = 1 << 20;

  /** Below this a disk is full, whatever its error says. */
  private static final long NOTHING_BYTES = 64 << 10;

  private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);

  private final Path folder;
  private final Path file;

  /** A reserve beside a journal. */
  Reserve(Path folder) {
    this.folder = folder;
    this.file = folder.resolve("journal-reserve");
  }

  /**
   * Lays it by; answers whether it is there. It is not where the disk would be full again with it.
   */
  boolean lay() {
    if (Quota.size(file) >= BYTES) {
      return true;
    }
    if (free() < BYTES + Quota.RESERVE_BYTES) {
      return false;
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(new byte[(int) BYTES]); // written, not only made longer
      return true;
    } catch (IOException full) {
      LOG.debug("no room can be laid by", full);
      spend();
      return false;
    }
  }

  /** Gives its room back; answers whether there was any. */
  boolean spend() {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException refused) {
      LOG.warn("the room that was laid by cannot be used", refused);
      return false;
    }
  }

  /** Whether the disk has nothing left. */
  boolean isDiskFull() {
    return free() < NOTHING_BYTES;
  }

  private long free() {
    return folder.toFile().getUsableSpace();
  }
}
