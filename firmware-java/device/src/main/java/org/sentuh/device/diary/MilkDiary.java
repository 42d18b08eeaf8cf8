package org.sentuh.device.diary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.sentuh.device.readiness.Hers;
import org.sentuh.device.readiness.Keeping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Her diary, the latest first, kept through power cuts. No sum, no average and no goal is made of
 * it. Any thread; writing and deleting wait for the disk.
 *
 * <pre>
 * 1;NUMBER,AT MS,KIND,AMOUNT;...
 * </pre>
 */
public final class MilkDiary {

  /** So many entries are kept; beyond that the oldest goes. */
  static final int MOST = 500;

  private static final String NAME = "diary";
  private static final String FORM = "1";

  /** All of it is hers. */
  public static final Hers HERS = new Hers(NAME, line -> FORM);

  private static final int WORDS = 4;
  private static final long LATEST_MS = 32_503_680_000_000L;
  private static final Logger LOG = LoggerFactory.getLogger(MilkDiary.class);

  private final Keeping keeping;
  private volatile List<Entry> entries;

  /** What is written down. */
  public enum Kind {
    /** Milk that was expressed, in mL. */
    EXPRESSED(1_000),
    /** The baby was fed, in minutes; 0 where she did not count. */
    FED(180),
    /**
     * She felt the milk come, in seconds after a massage began or a feed; 0 where she did not
     * count.
     */
    LET_DOWN(3_600);

    private final int most;

    Kind(int most) {
      this.most = most;
    }

    /** Its word in messages and files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind of a word.
     *
     * @throws IllegalArgumentException for a word of none
     */
    public static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * One entry.
   *
   * @param number its own
   * @param atMs when, as her phone knows it: milliseconds since 1970
   * @param amount in the kind's unit
   */
  public record Entry(long number, long atMs, Kind kind, int amount) {

    /** Refuses a time or an amount that nobody means. */
    public Entry {
      if (atMs <= 0 || atMs > LATEST_MS || amount < 0 || amount > kind.most) {
        throw new IllegalArgumentException(
            kind.word()
                + " of "
                + amount
                + " at "
                + atMs
                + " ms; allowed are 0 to "
                + kind.most
                + ", and a time since 1970");
      }
    }
  }

  /** The diary as it is kept; entries that nobody can read are left out. */
  public MilkDiary(Keeping keeping) {
    this.keeping = keeping;
    this.entries = keeping.value(NAME).map(MilkDiary::read).orElse(List.of());
  }

  /** Everything, the latest first. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * Writes something down.
   *
   * @throws IllegalArgumentException for a time or an amount that nobody means
   * @throws java.io.UncheckedIOException when the disk does not take it; then nothing has changed
   */
  public synchronized void write(Kind kind, int amount, long atMs) {
    long number = entries.stream().mapToLong(Entry::number).max().orElse(0) + 1;
    List<Entry> next = new ArrayList<>(entries);
    next.add(new Entry(number, atMs, kind, amount));
    next.sort(Comparator.comparingLong(Entry::atMs).thenComparingLong(Entry::number).reversed());
    keep(next.subList(0, Math.min(next.size(), MOST)));
  }

  /** Takes an entry out; one that is not there is no matter. */
  public synchronized void remove(long number) {
    keep(entries.stream().filter(entry -> entry.number() != number).toList());
  }

  /** Deletes all of it. */
  public synchronized void clear() {
    keep(List.of());
  }

  private void keep(List<Entry> next) {
    StringJoiner line = new StringJoiner(";").add(FORM);
    for (Entry entry : next) {
      line.add(
          entry.number() + "," + entry.atMs() + "," + entry.kind().word() + "," + entry.amount());
    }
    keeping.keep(NAME, line.toString());
    entries = List.copyOf(next);
  }

  private static List<Entry> read(String line) {
    List<String> lines = List.of(line.split(";", -1));
    if (!lines.getFirst().equals(FORM)) {
      LOG.warn("the diary is of another form, and begins anew");
      return List.of();
    }
    return lines.stream().skip(1).limit(MOST).flatMap(one -> entry(one).stream()).toList();
  }

  private static Optional<Entry> entry(String words) {
    List<String> all = List.of(words.split(",", -1));
    try {
      if (all.size() == WORDS) {
        return Optional.of(
            new Entry(
                Long.parseLong(all.get(0)),
                Long.parseLong(all.get(1)),
                Kind.of(all.get(2)),
                Integer.parseInt(all.get(3))));
      }
    } catch (IllegalArgumentException damaged) {
      LOG.debug("no entry in {}", words.length());
    }
    LOG.warn("an entry of the diary cannot be read");
    return Optional.empty();
  }
}
