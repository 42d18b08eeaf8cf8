package org.sentuh.telemetry.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A few words that must outlive a power cut, each under a name: what the mother agreed to, the
 * revision of her prescription, how the last boot ended.
 *
 * <p>They stand twice, in {@code kept-0} and {@code kept-1}, written one after the other. Each is
 * one whole generation, so whatever happens to one of them, now or while it is written, the other
 * tells the same or the generation before:
 *
 * <pre>
 * sentuh-kept 1
 * generation 41
 * name value            a line each, sorted by name
 * sha256 64 digits      over every byte before this line
 * </pre>
 *
 * <p>A file is written beside its place, synced, moved there, and the folder is synced. Of the
 * files whose checksum is right, the higher generation counts. Any thread; {@link #keep} waits for
 * the disk.
 */
public final class Kept {

  private static final Logger LOG = LoggerFactory.getLogger(Kept.class);
  private static final List<String> COPIES = List.of("kept-0", "kept-1");
  private static final Generation NOTHING = new Generation(0, new TreeMap<>());
  private static final String FORM = "sentuh-kept 1\n";
  private static final String GENERATION = "generation ";
  private static final Pattern GENERATION_LINE = Pattern.compile(GENERATION + "(\\d{1,18})");
  private static final String CHECKSUM = "sha256 ";
  private static final int LONGEST = 64 << 10;

  private final Path folder;
  private Generation latest;

  private record Generation(long number, SortedMap<String, String> values) {}

  private Kept(Path folder, Generation latest) {
    this.folder = folder;
    this.latest = latest;
  }

  /**
   * What is kept in a folder. Where both copies are damaged nothing is, and that is logged; one
   * that is damaged is written anew.
   */
  public static Kept in(Path folder) {
    Generation first = read(folder.resolve(COPIES.getFirst()));
    Generation second = read(folder.resolve(COPIES.getLast()));
    Kept kept = new Kept(folder, first.number() >= second.number() ? first : second);
    if (first.number() != second.number()) {
      kept.mend();
    }
    return kept;
  }

  /** Makes both copies the same again. */
  private void mend() {
    try {
      write(latest);
    } catch (IOException refused) {
      LOG.warn("only one copy is whole, and the disk takes no other", refused);
    }
  }

  /** The value of a name, empty for one that is not kept. */
  public synchronized Optional<String> value(String name) {
    return Optional.ofNullable(latest.values().get(name));
  }

  /**
   * Keeps a value. It has outlived any power cut when this returns.
   *
   * @param name small letters, digits and '-'
   * @param value a line
   * @throws UncheckedIOException when the disk does not take it; then nothing has changed
   */
  public synchronized void keep(String name, String value) {
    if (!name.matches("[a-z0-9-]{1,64}") || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "\"" + name + "\" must be small letters, digits and '-', its value one line");
    }
    if (value.equals(latest.values().get(name))) {
      return;
    }
    SortedMap<String, String> values = new TreeMap<>(latest.values());
    values.put(name, value);
    Generation next = new Generation(latest.number() + 1, values);
    try {
      write(next);
    } catch (IOException refused) {
      throw new UncheckedIOException(
          "\"" + name + "\" could not be kept in " + folder.getFileName() + "; look at the disk",
          refused);
    }
    latest = next;
  }

  private void write(Generation generation) throws IOException {
    Files.createDirectories(folder);
    for (String copy : COPIES) {
      write(folder.resolve(copy), bytes(generation));
    }
  }

  private void write(Path file, byte[] text) throws IOException {
    Path beside = folder.resolve("kept-new");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(folder);
  }

  /** Makes what was moved in a folder outlive a power cut. */
  static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static byte[] bytes(Generation generation) {
    StringBuilder text = new StringBuilder(FORM);
    text.append(GENERATION).append(generation.number()).append('\n');
    generation
        .values()
        .forEach((name, value) -> text.append(name).append(' ').append(value).append('\n'));
    String checksum = CHECKSUM + sha256(text.toString()) + "\n";
    return text.append(checksum).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Generation read(Path file) {
    try {
      if (Files.size(file) <= LONGEST) {
        return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
            .orElseGet(() -> damaged(file));
      }
      return damaged(file);
    } catch (NoSuchFileException none) {
      return NOTHING;
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read; the other copy counts", file.getFileName(), unreadable);
      return NOTHING;
    }
  }

  private static Generation damaged(Path file) {
    LOG.warn("{} is damaged; the other copy counts", file.getFileName());
    return NOTHING;
  }

  /** The generation of a file's text; empty unless every byte is as it was written. */
  private static Optional<Generation> parse(String text) {
    int end = text.lastIndexOf("\n" + CHECKSUM) + 1;
    String body = text.substring(0, end);
    if (!text.substring(end).equals(CHECKSUM + sha256(body) + "\n") || !body.startsWith(FORM)) {
      return Optional.empty();
    }
    List<String> lines = body.substring(FORM.length()).lines().toList();
    OptionalLong number = lines.isEmpty() ? OptionalLong.empty() : generation(lines.getFirst());
    if (number.isEmpty()) {
      return Optional.empty();
    }
    TreeMap<String, String> values = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int space = line.indexOf(' ');
      if (space < 0) {
        return Optional.empty();
      }
      values.put(line.substring(0, space), line.substring(space + 1));
    }
    return Optional.of(new Generation(number.getAsLong(), values));
  }

  private static OptionalLong generation(String line) {
    Matcher generation = GENERATION_LINE.matcher(line);
    return generation.matches()
        ? OptionalLong.of(Long.parseLong(generation.group(1)))
        : OptionalLong.empty();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
