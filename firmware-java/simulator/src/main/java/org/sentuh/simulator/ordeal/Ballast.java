package org.sentuh.simulator.ordeal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What fills a disk to its last byte. Used by one thread. */
final class Ballast {

  private static final int BLOCK = 1 << 12;

  private final Path file;

  /** The ballast of the disk that is mounted here. */
  Ballast(Path disk) {
    this.file = disk.resolve("ballast");
  }

  /** No byte more can be written from now on. */
  void lay() {
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      // That is what was wanted.
    }
  }

  /** There is room again. */
  void take() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
