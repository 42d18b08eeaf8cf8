package org.sentuh.telemetry.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import org.sentuh.control.event.Event;
import org.sentuh.telemetry.wire.EventJson;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a boot that was killed has left in {@link LastWords}. What was being written when it died
 * ends the words; what stands behind it is of earlier and has become durable.
 *
 * @param file where it stands
 * @param turn which of the boots that left something
 * @param boot the boot
 * @param zero the time of day at its zero
 * @param silentMs for how long samples had been refused when it died
 * @param words what it had reported last, in order; some of it may be durable already
 */
record Testament(Path file, long turn, String boot, Wall zero, long silentMs, List<Word> words) {

  private static final Logger LOG = LoggerFactory.getLogger(Testament.class);
  private static final String SUFFIX = ".words";
  private static final long MS = 1_000_000;

  /**
   * A fact.
   *
   * @param number by which the boot's journal knows what is durable
   * @param event the fact
   */
  record Word(long number, Event event) {}

  /** Where a boot leaves its words. */
  static Path file(Path folder, String boot) {
    return folder.resolve(boot + SUFFIX);
  }

  /**
   * What dead boots have left in a folder, the oldest first. A file that a living process holds is
   * not looked at, and one that says nothing is deleted.
   */
  static List<Testament> in(Path folder) {
    ArrayList<Testament> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
        for (Path file : files) {
          read(file, found);
        }
      } catch (IOException unreadable) {
        LOG.warn("what killed processes have left cannot be read", unreadable);
      }
    }
    found.sort(Comparator.comparingLong(Testament::turn));
    return List.copyOf(found);
  }

  private static void read(Path file, List<Testament> found) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (channel.tryLock() == null) {
        return;
      }
      ByteBuffer left = ByteBuffer.allocate(LastWords.BYTES);
      while (left.hasRemaining() && channel.read(left) >= 0) {
        // until it is full
      }
      if (left.hasRemaining() || left.getLong(0) != LastWords.MAGIC) {
        Files.delete(file); // killed while it was being made
      } else {
        found.add(of(file, left));
      }
    } catch (OverlappingFileLockException ofThisProcess) {
      LOG.debug("{} is in use", file.getFileName());
    }
  }

  private static Testament of(Path file, ByteBuffer left) {
    byte[] boot = new byte[left.getInt(LastWords.BOOT_AT)];
    left.get(LastWords.BOOT_AT + Integer.BYTES, boot);
    long silentNs = left.getLong(LastWords.SILENT_AT);
    return new Testament(
        file,
        left.getLong(LastWords.TURN_AT),
        new String(boot, StandardCharsets.US_ASCII),
        LastWords.zero(left.getLong(LastWords.ZERO_AT)),
        silentNs < 0 ? 0 : (left.getLong(LastWords.ALIVE_AT) - silentNs) / MS,
        words(left));
  }

  private static List<Word> words(ByteBuffer left) {
    ArrayList<Word> words = new ArrayList<>();
    EventJson json = new EventJson();
    CRC32C crc = new CRC32C();
    int at = LastWords.WORDS_AT;
    int length = left.getInt(at);
    while (length > 0 && at + LastWords.WORD_HEADER + length + Integer.BYTES <= LastWords.BYTES) {
      byte[] line = new byte[length];
      left.get(at + LastWords.WORD_HEADER, line);
      long number = left.getLong(at + 2 * Integer.BYTES);
      if (left.getInt(at + Integer.BYTES) != LastWords.checksum(crc, number, line)
          || !(json.read(new String(line, StandardCharsets.UTF_8))
              instanceof Received.Understood<Event>(Event event))) {
        break;
      }
      words.add(new Word(number, event));
      at += LastWords.WORD_HEADER + length;
      length = left.getInt(at);
    }
    return List.copyOf(words);
  }

  /** It has been told. */
  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      LOG.warn("{} stays, and is found to be told already", file.getFileName(), stays);
    }
  }
}
