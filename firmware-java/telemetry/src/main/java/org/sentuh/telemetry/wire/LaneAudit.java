package org.sentuh.telemetry.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the entries of one boot and lane, in the order of their sequence, and says whether
 * they are complete and unaltered.
 *
 * <p>It asks nobody but the entries: each says the hash of the one before it, so an entry that was
 * changed, or put in the place of another, is found by its successor. What stands before a hole
 * cannot be compared with what stands behind it; a hole is therefore always said, whether the
 * device named it (it discarded those entries and told so) or not. Of an entry whose content was
 * deleted at somebody's wish the hash alone is left; it links what stands before it and behind it
 * all the same, and is counted by itself. Needs the memory of one entry, however long the lane is.
 * For one thread.
 */
public final class LaneAudit {

  private final List<Range> named;
  private final List<Range> missing = new ArrayList<>();
  private final List<Range> discarded = new ArrayList<>();
  private final List<Long> broken = new ArrayList<>();
  private @Nullable Entry latest;
  private String latestHash = Entry.BEGINNING;
  private long entries;
  private long erased;
  private long repeated;

  /**
   * An audit.
   *
   * @param named the ranges that the device said it discarded, in any order; they may overlap
   */
  public LaneAudit(List<Range> named) {
    this.named = apart(named);
  }

  /**
   * Sequences of one boot and lane.
   *
   * @param first the first
   * @param last the last, not below the first
   */
  public record Range(long first, long last) {

    /** Refuses an empty one. */
    public Range {
      Allowed.atLeast("first", first, 0);
      Allowed.atLeast("last", last, first);
    }

    @Override
    public String toString() {
      return first == last ? "" + first : first + " to " + last;
    }
  }

  /**
   * What is to be said of a lane.
   *
   * @param entries how many different entries there are
   * @param repeated how many were there more than once, with the same body
   * @param missing what is missing, in order, and nobody knows why
   * @param discarded what is missing, in order, because the device discarded it and said so
   * @param broken the sequences whose entry is not the successor of the entry before it, or is
   *     there with two different bodies
   */
  public record Finding(
      long entries, long repeated, List<Range> missing, List<Range> discarded, List<Long> broken) {

    /** Whether nothing is missing that the device did not discard, and nothing was altered. */
    public boolean isComplete() {
      return missing.isEmpty() && broken.isEmpty();
    }

    @Override
    public String toString() {
      StringBuilder said = new StringBuilder(entries + " entries");
      said.append(isComplete() ? ", complete" : "");
      say(said, ", missing ", missing);
      say(said, ", discarded by the device ", discarded);
      say(said, ", broken at ", broken);
      return said.toString();
    }

    private static void say(StringBuilder said, String what, List<?> where) {
      if (!where.isEmpty()) {
        said.append(what).append(String.join(", ", where.stream().map(String::valueOf).toList()));
      }
    }
  }

  /** The next entry; refuses one of another lane, and one that comes too early. */
  public void add(Entry entry) {
    add(entry, entry.hash());
  }

  /**
   * The next entry, of which only the hash is left.
   *
   * @param entry without a body
   * @param hash of the body that it had
   */
  public void addErased(Entry entry, String hash) {
    Allowed.hash("hash", hash);
    add(entry, hash);
    erased++;
  }

  /** How many of the entries had nothing left but their hash. */
  public long erased() {
    return erased;
  }

  private void add(Entry entry, String itsHash) {
    @Nullable Entry before = latest;
    long expected = before == null ? 0 : before.sequence() + 1;
    if (before != null) {
      sameLane(before, entry);
    }
    if (before != null && entry.sequence() == before.sequence()) {
      repeat(before, entry);
      return;
    }
    if (entry.sequence() < expected) {
      throw new IllegalArgumentException(
          entry + " comes after " + before + ", but entries must come in their order");
    }
    hole(expected, entry.sequence() - 1);
    if (entry.sequence() == expected && !entry.before().equals(latestHash)) {
      broken.add(entry.sequence());
    }
    entries++;
    latest = entry;
    latestHash = itsHash;
  }

  /**
   * What is to be said of all of them.
   *
   * @param last the last sequence that the device says it wrote, -1 where it has said nothing: then
   *     nobody can know what is missing at the end
   */
  public Finding finish(long last) {
    hole(latest == null ? 0 : latest.sequence() + 1, last);
    return new Finding(
        entries, repeated, List.copyOf(missing), List.copyOf(discarded), List.copyOf(broken));
  }

  private static void sameLane(Entry before, Entry entry) {
    if (!entry.device().equals(before.device())
        || !entry.boot().equals(before.boot())
        || entry.lane() != before.lane()) {
      throw new IllegalArgumentException(
          entry + " comes after " + before + ", but an audit is of one boot and lane");
    }
  }

  private void repeat(Entry before, Entry entry) {
    if (entry.body().equals(before.body())) {
      repeated++;
    } else if (broken.isEmpty() || broken.getLast() != entry.sequence()) {
      broken.add(entry.sequence());
    }
  }

  /** Divides a hole into what the device named and what it did not. */
  private void hole(long first, long last) {
    long from = first;
    for (Range range : named) {
      if (range.last() < from || range.first() > last) {
        continue;
      }
      note(missing, from, range.first() - 1);
      note(discarded, Math.max(from, range.first()), Math.min(last, range.last()));
      if (range.last() >= last) {
        return;
      }
      from = range.last() + 1;
    }
    note(missing, from, last);
  }

  private static void note(List<Range> ranges, long first, long last) {
    if (first <= last) {
      ranges.add(new Range(first, last));
    }
  }

  /** In order, and none touching another. */
  private static List<Range> apart(List<Range> ranges) {
    List<Range> apart = new ArrayList<>();
    for (Range range : ranges.stream().sorted(Comparator.comparingLong(Range::first)).toList()) {
      Range last = apart.isEmpty() ? range : apart.removeLast();
      if (range.first() - 1 > last.last()) {
        apart.add(last);
        apart.add(range);
      } else {
        apart.add(new Range(last.first(), Math.max(last.last(), range.last())));
      }
    }
    return apart;
  }
}
