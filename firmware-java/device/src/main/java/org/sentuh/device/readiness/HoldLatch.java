package org.sentuh.device.readiness;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Hold;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;

/**
 * The hold, latched: whoever may, sets it; a midwife at the panel alone releases it, by naming the
 * device. What cannot be read is a hold. Any thread.
 *
 * <pre>
 * held ORIGIN SINCE why, in words
 * free SINCE who released it
 * </pre>
 */
public final class HoldLatch {

  /** Under which name it is kept. */
  static final String NAME = "hold";

  /** What a midwife's sign looks like. */
  static final String SIGN = "[\\p{L}0-9.-]{1,20}";

  private static final String FREE = "free";
  private static final String HELD = "held";
  private static final String NEW = "new";
  private static final String HANDED_OVER = "set before the device was handed over";
  private static final String UNKNOWN = "unknown";

  /** The hold stands; the words for which a midwife set it are of the mother before. */
  static final Hers HERS =
      new Hers(
          NAME,
          line -> {
            List<String> words = List.of(line.split(" ", 4));
            boolean told = words.size() == 4 && words.getFirst().equals(HELD);
            return told ? String.join(" ", HELD, words.get(1), words.get(2), HANDED_OVER) : line;
          });

  private final Keeping keeping;
  private final Wall.Clock wall;
  private volatile @Nullable Hold standing;
  private String releasedBy = "";
  private Consumer<Notice> told = notice -> {};

  /** The hold as it is kept; none where nothing has ever been kept. */
  public HoldLatch(Keeping keeping, Wall.Clock wall) {
    this.keeping = keeping;
    this.wall = wall;
    Optional<String> line = keeping.value(NAME);
    if (line.isEmpty() && !keeping.damaged()) {
      keeping.keep(NAME, FREE + " " + now() + " " + NEW);
    } else {
      standing = line.isPresent() ? parse(line.get()) : damaged();
      releasedBy = standing == null ? line.map(HoldLatch::releaser).orElse("") : "";
    }
  }

  /**
   * From now on every change is told; and at once how it stands, for one that was set or released
   * while nobody listened, or that the record had not taken when the device went off.
   */
  public synchronized void tell(Consumer<Notice> to) {
    told = to;
    tell(true);
  }

  private void tell(boolean again) {
    Hold now = standing;
    if (now != null) {
      told.accept(new Notice.HoldSet(word(now.origin()), again));
    } else if (releasedBy.matches(SIGN)) {
      told.accept(new Notice.HoldReleased(releasedBy, again));
    }
  }

  /** Where it is kept, for what else a midwife decides. */
  Keeping keeping() {
    return keeping;
  }

  /** The hold that stands, or null. */
  public @Nullable Hold standing() {
    return standing;
  }

  /**
   * Lets no treatment begin from now on. One that stands already stays as it is.
   *
   * @param why on one line, up to 200 characters
   * @throws java.io.UncheckedIOException when the disk does not take it; then it holds until the
   *     device is switched off
   */
  public synchronized void hold(Hold.Origin origin, String why) {
    if (standing == null) {
      Hold hold = new Hold(origin, why, now());
      standing = hold;
      try {
        keeping.keep(NAME, String.join(" ", HELD, word(origin), hold.since(), why));
      } finally {
        tell(false);
      }
    }
  }

  /**
   * A midwife at the panel lets it go on.
   *
   * @param midwife her short sign, 1 to 20 letters, digits, '.' or '-'
   * @param typed the device's name as she typed it: nobody does that by accident
   * @param device the device's name
   * @throws IllegalArgumentException when it is another name, or no sign
   */
  public synchronized void release(String midwife, String typed, String device) {
    if (!typed.equals(device)) {
      throw new IllegalArgumentException(
          "\"" + typed + "\" is not this device; a hold is released by typing " + device);
    }
    if (!midwife.matches(SIGN)) {
      throw new IllegalArgumentException(
          "\""
              + midwife
              + "\" is no sign of a midwife; allowed are 1 to 20 letters, digits, '.' and '-'");
    }
    keeping.keep(NAME, String.join(" ", FREE, now(), midwife));
    standing = null;
    releasedBy = midwife;
    tell(false);
  }

  private String now() {
    Wall now = wall.now();
    return now.quality() == Wall.Quality.TRUSTED
        ? now.at().truncatedTo(ChronoUnit.SECONDS).toString()
        : UNKNOWN;
  }

  private static @Nullable Hold parse(String line) {
    List<String> words = List.of(line.split(" ", 4));
    if (words.getFirst().equals(FREE)) {
      return null;
    }
    for (Hold.Origin origin : Hold.Origin.values()) {
      if (words.size() == 4 && words.get(0).equals(HELD) && words.get(1).equals(word(origin))) {
        return read(origin, words.get(3), words.get(2));
      }
    }
    return damaged();
  }

  /** Who released it; nobody did where it is free because it is new. */
  private static String releaser(String line) {
    List<String> words = List.of(line.split(" ", 3));
    return words.size() == 3 && !words.get(2).equals(NEW) ? words.get(2) : "";
  }

  private static Hold read(Hold.Origin origin, String why, String since) {
    try {
      return new Hold(origin, why, since);
    } catch (IllegalArgumentException nobodyWroteIt) {
      return damaged();
    }
  }

  private static Hold damaged() {
    return new Hold(
        Hold.Origin.DAMAGE, "what was kept of holds and doses can no longer be read", UNKNOWN);
  }

  private static String word(Hold.Origin origin) {
    return origin.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
