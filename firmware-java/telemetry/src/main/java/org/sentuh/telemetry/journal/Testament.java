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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
  private static final Pattern BOOT = Pattern.compile("[A-Za-z0-9-]+");
  private static final int LONGEST_BOOT = 64;

  /** However wrong a device's clock is; with the life of a boot it stays within four digits. */
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

  /**
   * A fact.
   *
   * @param number by which the boot's journal knows what is durable
   * @param event the fact; its boot is what its loop was set up with, and the file's counts
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
      boolean whole = !left.hasRemaining() && left.getLong(0) == LastWords.MAGIC;
      Optional<Testament> testament = whole ? of(file, left) : Optional.empty();
      if (testament.isPresent()) {
        found.add(testament.get());
      } else {
        LOG.warn("{} is no boot's last words and goes", file.getFileName());
        Files.delete(file);
      }
    } catch (OverlappingFileLockException ofThisProcess) {
      LOG.debug("{} is in use", file.getFileName());
    }
  }

  /** What a file says; empty for one that no boot has left so. */
  private static Optional<Testament> of(Path file, ByteBuffer left) {
    int length = left.getInt(LastWords.BOOT_AT);
    Wall zero = LastWords.zero(left.getLong(LastWords.ZERO_AT));
    boolean possible = length > 0 && length <= LONGEST_BOOT;
    if (!possible || zero.at().isBefore(EARLIEST) || zero.at().isAfter(LATEST)) {
      return Optional.empty();
    }
    byte[] name = new byte[length];
    left.get(LastWords.BOOT_AT + Integer.BYTES, name);
    String boot = new String(name, StandardCharsets.US_ASCII);
    if (!BOOT.matcher(boot).matches()) {
      return Optional.empty();
    }
    long silentNs = left.getLong(LastWords.SILENT_AT);
    long aliveNs = left.getLong(LastWords.ALIVE_AT);
    return Optional.of(
        new Testament(
            file,
            left.getLong(LastWords.TURN_AT),
            boot,
            zero,
            silentNs < 0 ? 0 : Math.max(0, aliveNs - silentNs) / MS,
            words(left)));
  }

  private static List<Word> words(ByteBuffer left) {
    ArrayList<Word> words = new ArrayList<>();
    EventJson json = new EventJson();
    CRC32C crc = new CRC32C();
    int at = LastWords.WORDS_AT;
    int length = left.getInt(at);
    while (length > 0 && length <= LastWords.BYTES - at - LastWords.WORD_HEADER - Integer.BYTES) {
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
