package org.sentuh.device.readiness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.sentuh.control.arming.Brought;
import org.sentuh.control.arming.DoseLedger.Entry;

/**
 * The ledger as one line, and back.
 *
 * <pre>
 * 1 | AGED_NS LATEST_MS|- TREATED_NS M2_PER_S3 open|ended ZONE_S,ZONE_S,... | ...
 * </pre>
 */
final class LedgerLine {

  private static final String FORM = "1";

  /** A year: what is longer was not written here, and sums of it would overflow. */
  private static final long MOST_NS = 366L * 24 * 3600 * 1_000_000_000L;

  private static final String NEXT = " | ";
  private static final String NO_TIME = "-";
  private static final String OPEN = "open";
  private static final String ENDED = "ended";

  private LedgerLine() {}

  static String of(List<Entry> entries) {
    return FORM + entries.stream().map(entry -> NEXT + of(entry)).collect(Collectors.joining());
  }

  private static String of(Entry entry) {
    Brought brought = entry.brought();
    String latest =
        entry.latestMs().isPresent() ? Long.toString(entry.latestMs().getAsLong()) : NO_TIME;
    String zones = brought.zones().stream().map(String::valueOf).collect(Collectors.joining(","));
    return String.join(
        " ",
        Long.toString(entry.agedNs()),
        latest,
        Long.toString(brought.treatedNs()),
        Double.toString(brought.m2PerS3()),
        entry.open() ? OPEN : ENDED,
        zones);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException for one that {@link #of} has not written
   */
  static List<Entry> read(String line) {
    List<String> parts = List.of(line.split(" \\| ", -1));
    if (!parts.getFirst().equals(FORM)) {
      throw new IllegalArgumentException("a ledger of form " + parts.getFirst() + " is not known");
    }
    List<Entry> entries = new ArrayList<>();
    for (String part : parts.subList(1, parts.size())) {
      entries.add(entry(List.of(part.split(" ", -1))));
    }
    return entries;
  }

  private static Entry entry(List<String> words) {
    if (words.size() != 6 || !List.of(OPEN, ENDED).contains(words.get(4))) {
      throw new IllegalArgumentException("no entry of a ledger: " + words);
    }
    long agedNs = Long.parseLong(words.get(0));
    if (agedNs < 0 || agedNs > MOST_NS) {
      throw new IllegalArgumentException("no treatment ended " + agedNs + " ns ago");
    }
    long treatedNs = Long.parseLong(words.get(2));
    if (treatedNs > MOST_NS) {
      throw new IllegalArgumentException("no treatment lasts " + treatedNs + " ns");
    }
    List<Double> zones =
        words.get(5).isEmpty()
            ? List.of()
            : Arrays.stream(words.get(5).split(",")).map(Double::valueOf).toList();
    return new Entry(
        agedNs,
        words.get(1).equals(NO_TIME)
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(words.get(1))),
        new Brought(treatedNs, Double.parseDouble(words.get(3)), zones),
        words.get(4).equals(OPEN));
  }
}
