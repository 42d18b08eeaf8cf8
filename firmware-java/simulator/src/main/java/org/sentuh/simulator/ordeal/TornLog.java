package org.sentuh.simulator.ordeal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.random.RandomGenerator;

/**
 * What a power cut leaves of SQLite's write-ahead log: everything up to the last commit, which the
 * disk was told to keep, and of the rest an arbitrary part, maybe with bytes that never were.
 *
 * <pre>{@code
 * log:   32 bytes of header, whose bytes 8-11 are the page size and 16-23 the salts
 * frame: 24 bytes of header and one page; bytes 4-7 are not 0 in a commit's last frame, 8-15 the salts
 * }</pre>
 *
 * <p>Source: sqlite.org/fileformat2.html, section 4.
 */
final class TornLog {

  private static final int LOG_HEADER = 32;
  private static final int FRAME_HEADER = 24;

  private TornLog() {}

  /** Tears the log of a database whose process is dead; answers how many bytes went. */
  static long tear(Path database, RandomGenerator chance) throws IOException {
    Path log = database.resolveSibling(database.getFileName() + "-wal");
    // The index is memory that a power cut does not leave behind.
    Files.deleteIfExists(database.resolveSibling(database.getFileName() + "-shm"));
    if (!Files.exists(log)) {
      return 0;
    }
    try (FileChannel channel =
        FileChannel.open(log, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long size = channel.size();
      long kept = committed(channel, size);
      long cut = kept + (size > kept ? chance.nextLong(size - kept + 1) : 0);
      channel.truncate(cut);
      if (chance.nextBoolean()) {
        byte[] garbage = new byte[chance.nextInt(1, 6_000)];
        chance.nextBytes(garbage);
        channel.write(ByteBuffer.wrap(garbage), cut);
      }
      return size - cut;
    }
  }

  /** The end of the last frame that ends a commit and belongs to the log as it is now. */
  private static long committed(FileChannel channel, long size) throws IOException {
    if (size < LOG_HEADER) {
      return 0;
    }
    ByteBuffer header = read(channel, 0, LOG_HEADER);
    int page = header.getInt(8);
    long salts = header.getLong(16);
    long kept = LOG_HEADER;
    long frame = FRAME_HEADER + (long) page;
    for (long at = LOG_HEADER; at + frame <= size; at += frame) {
      ByteBuffer of = read(channel, at, FRAME_HEADER);
      if (of.getLong(8) != salts) {
        break;
      }
      if (of.getInt(4) != 0) {
        kept = at + frame;
      }
    }
    return kept;
  }

  private static ByteBuffer read(FileChannel channel, long at, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.BIG_ENDIAN);
    while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
      // until it is full
    }
    return buffer;
  }
}
