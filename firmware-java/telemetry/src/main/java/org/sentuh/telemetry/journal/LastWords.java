package org.sentuh.telemetry.journal;

import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.wire.EventJson;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the loop has reported and the disk has not taken yet, in memory that outlives the process: a
 * process that is killed between a fact and its commit takes nothing along. A power cut does.
 *
 * <p>One file a boot, on a file system in memory, so that the tick's thread that writes here never
 * waits for a disk. All of its room is taken when it is made; later nothing can fail. Every fact
 * but the seconds is written; when all that was written has become durable, the next one begins at
 * the front again. {@link Testament} reads what a dead boot has left.
 *
 * <pre>{@code
 *   0 magic, 8 bytes
 *   8 which of the boots that left something, 8 bytes
 *  16 the time of day at the boot's zero in ms since 1970, twice, plus 1 where it is trusted
 *  24 when the writer was last seen alive, ns of the boot
 *  32 since when samples are refused, ns of the boot, or -1
 *  40 the boot: its length in 4 bytes, then ASCII
 * 128 words: length in 4 bytes (0: no more), CRC-32C in 4, number in 8, the event as JSON
 * }</pre>
 *
 * <p>{@link #keep} is for loops' threads, the rest for the writer's.
 */
final class LastWords implements AutoCloseable {

  /** Some 2000 facts; while the disk takes nothing more than that, they wait in memory alone. */
  static final int BYTES = 512 << 10;

  static final long MAGIC = 0x73656e7475683031L; // "sentuh01"
  static final int TURN_AT = 8;
  static final int ZERO_AT = 16;
  static final int ALIVE_AT = 24;
  static final int SILENT_AT = 32;
  static final int BOOT_AT = 40;
  static final int WORDS_AT = 128;
  static final int WORD_HEADER = 16;
  static final int NOT_SILENT = -1;

  private static final Logger LOG = LoggerFactory.getLogger(LastWords.class);

  private final Path file;
  private final EventJson json = new EventJson();
  private final CRC32C checksum = new CRC32C();
  private @Nullable FileChannel channel;
  private @Nullable MappedByteBuffer memory;
  private int end = WORDS_AT;
  private long number;
  private volatile long durable;

  private LastWords(Path file) {
    this.file = file;
  }

  /**
   * Takes the room. Where there is none, facts wait in the process's own memory alone, which is
   * logged.
   *
   * @param folder in memory; made if it is not there
   * @param turn one more than that of any boot that has left something there
   */
  static LastWords open(Path folder, String boot, long turn) {
    LastWords words = new LastWords(Testament.file(folder, boot));
    try {
      Files.createDirectories(folder);
      words.take(boot, turn);
    } catch (IOException refused) {
      LOG.warn("no memory outlives this process; a kill may take facts along", refused);
      words.close();
    }
    return words;
  }

  private void take(String boot, long turn) throws IOException {
    FileChannel opened =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    channel = opened;
    lock(opened);
    // Written, not only made longer: a page that there is no room for would end the process later.
    ByteBuffer nothing = ByteBuffer.allocate(BYTES);
    while (nothing.hasRemaining()) {
      opened.write(nothing, nothing.position());
    }
    MappedByteBuffer mapped = opened.map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
    byte[] name = boot.getBytes(StandardCharsets.US_ASCII);
    mapped.putLong(TURN_AT, turn);
    mapped.putLong(SILENT_AT, NOT_SILENT);
    mapped.putInt(BOOT_AT, name.length);
    mapped.put(BOOT_AT + Integer.BYTES, name);
    mapped.putLong(0, MAGIC);
    memory = mapped;
    json.write(new Event(boot, 0, 0, new Fact.Dropped(0))); // loads what the first tick would
  }

  private void lock(FileChannel opened) throws IOException {
    try {
      if (opened.tryLock() == null) {
        throw new IOException(file + " is another process's");
      }
    } catch (OverlappingFileLockException twice) {
      throw new IOException(file + " is in use", twice);
    }
  }

  /**
   * Keeps a fact; answers its number, by which the writer says that it has become durable. The lock
   * is for the moment in which a loop follows another; none is ever held over something slow.
   */
  synchronized long keep(Event event) {
    number++;
    MappedByteBuffer words = memory;
    if (words == null) {
      return number;
    }
    if (durable >= number - 1) {
      end = WORDS_AT;
    }
    byte[] line = json.write(event).getBytes(StandardCharsets.UTF_8);
    int next = end + WORD_HEADER + line.length;
    if (next + Integer.BYTES <= BYTES) {
      words.putInt(end, 0);
      words.putLong(end + 2 * Integer.BYTES, number);
      words.put(end + WORD_HEADER, line);
      words.putInt(end + Integer.BYTES, checksum(checksum, number, line));
      words.putInt(next, 0);
      VarHandle.releaseFence();
      words.putInt(end, line.length);
      end = next;
    }
    return number;
  }

  static int checksum(CRC32C crc, long number, byte[] line) {
    crc.reset();
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      crc.update((int) (number >>> shift));
    }
    crc.update(line);
    return (int) crc.getValue();
  }

  /** Everything up to this number is durable. */
  void durable(long upTo) {
    durable = Math.max(durable, upTo);
  }

  /**
   * The writer is alive.
   *
   * @param nowNs monotonic
   * @param zero the time of day at the boot's zero
   * @param silentSinceNs since when samples are refused, or {@link #NOT_SILENT}
   */
  void alive(long nowNs, Wall zero, long silentSinceNs) {
    MappedByteBuffer words = memory;
    if (words != null) {
      long trusted = zero.quality() == Wall.Quality.TRUSTED ? 1 : 0;
      words.putLong(ZERO_AT, zero.at().toEpochMilli() << 1 | trusted);
      words.putLong(SILENT_AT, silentSinceNs);
      words.putLong(ALIVE_AT, nowNs);
    }
  }

  /** The time of day that {@link #alive} has noted. */
  static Wall zero(long noted) {
    return new Wall(
        Instant.ofEpochMilli(noted >> 1),
        (noted & 1) == 1 ? Wall.Quality.TRUSTED : Wall.Quality.UNSET);
  }

  /** Nothing is left to be said. */
  void forget() {
    close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      LOG.warn("{} stays, and is found to be told already", file.getFileName(), stays);
    }
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException gone) {
      LOG.warn("{} was not closed in order", file.getFileName(), gone);
    }
  }
}
