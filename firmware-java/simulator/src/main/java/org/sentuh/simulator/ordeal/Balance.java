package org.sentuh.simulator.ordeal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.BootSeen;
import org.sentuh.clinic.archive.Gap;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.LaneAudit;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.WireJson;

/**
 * Holds what the witnesses wrote down against what is archived, entry by entry and fact by fact,
 * and goes through every chain. For one device; what it counts is added up by {@link Tally}.
 */
final class Balance {

  private static final int PAGE = 500;

  /** What a power cut may take, counted back from the last fact that was reported. */
  private static final long CUT_AT_MOST_NS = 250_000_000L;

  private final DeviceId device;
  private final Archive archive;
  private final Tally tally;
  private final WireJson json = new WireJson();

  /** Durable entries by boot, lane and sequence, each with its hash. */
  private final Map<Key, String> witnessed = new HashMap<>();

  /** Facts that the loop reported, by boot, in their order; each with its moment. */
  private final Map<String, TreeMap<Long, Long>> reported = new HashMap<>();

  /** Boots that ended with their power. */
  private final Set<String> powerless = new HashSet<>();

  private record Key(String boot, Lane lane, long sequence) {}

  private Balance(DeviceId device, Archive archive, Tally tally) {
    this.device = device;
    this.archive = archive;
    this.tally = tally;
  }

  /** Adds a device to the tally. */
  static void add(DeviceId device, Path witness, Archive archive, Tally tally)
      throws IOException, ArchiveUnavailable {
    Balance balance = new Balance(device, archive, tally);
    balance.read(witness);
    balance.compare();
  }

  private void read(Path witness) throws IOException {
    String treating = "";
    for (String line : Files.readAllLines(witness, StandardCharsets.UTF_8)) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "entry" ->
            witnessed.put(
                new Key(
                    words[1],
                    Lane.valueOf(words[2].toUpperCase(Locale.ROOT).replace('-', '_')),
                    Long.parseLong(words[3])),
                words[4]);
        case "fact" -> {
          treating = words[1];
          reported
              .computeIfAbsent(treating, boot -> new TreeMap<>())
              .put(Long.parseLong(words[2]), Long.parseLong(words[3]));
        }
        case "power" -> powerless.add(treating);
        default -> {}
      }
    }
    tally.generated += witnessed.size();
  }

  private void compare() throws ArchiveUnavailable {
    List<Gap> gaps = archive.gaps(device);
    tally.gaps += gaps.size();
    Set<String> boots = new HashSet<>();
    for (BootSeen boot : archive.boots(device)) {
      boots.add(boot.boot());
      Set<Long> facts = new HashSet<>();
      for (Lane lane : Lane.values()) {
        lane(boot.boot(), lane, gaps, facts);
      }
      facts(boot.boot(), facts);
    }
    reported.keySet().stream()
        .filter(boot -> !boots.contains(boot))
        .forEach(boot -> facts(boot, Set.of()));
    missing(gaps);
  }

  private void lane(String boot, Lane lane, List<Gap> gaps, Set<Long> facts)
      throws ArchiveUnavailable {
    LaneAudit audit = new LaneAudit(named(boot, lane, gaps));
    long last = lastWitnessed(boot, lane);
    long from = 0;
    List<Entry> page = archive.entries(device, boot, lane, from, PAGE);
    while (!page.isEmpty()) {
      for (Entry entry : page) {
        tally.archived++;
        audit.add(entry);
        if (lane == Lane.EVENT) {
          fact(entry, facts);
        }
        String hash = witnessed.remove(new Key(boot, lane, entry.sequence()));
        if (hash != null && !hash.equals(entry.hash())) {
          tally.altered++;
        }
      }
      from = page.getLast().sequence() + 1;
      page = archive.entries(device, boot, lane, from, PAGE);
    }
    LaneAudit.Finding finding = audit.finish(Math.max(from - 1, last));
    tally.chains++;
    if (!finding.isComplete() || finding.repeated() > 0) {
      tally.brokenChains.add(device + " " + boot + " " + lane.word() + ": " + finding);
    }
  }

  private long lastWitnessed(String boot, Lane lane) {
    return witnessed.keySet().stream()
        .filter(key -> key.boot().equals(boot) && key.lane() == lane)
        .mapToLong(Key::sequence)
        .max()
        .orElse(-1);
  }

  /** The same fact of the loop may not stand under two numbers. */
  private void fact(Entry entry, Set<Long> facts) {
    Topic topic = entry.lane().channel().of(device);
    if (json.read(topic, entry.body()) instanceof Received.Understood<Message>(Message message)
        && message instanceof Message.Fact fact
        && !facts.add(fact.event().sequence())) {
      tally.doubled++;
    }
  }

  private static List<LaneAudit.Range> named(String boot, Lane lane, List<Gap> gaps) {
    return gaps.stream()
        .filter(gap -> gap.boot().equals(boot) && gap.lane() == lane && isNamed(gap))
        .map(gap -> new LaneAudit.Range(gap.first(), gap.last()))
        .toList();
  }

  private static boolean isNamed(Gap gap) {
    return !gap.why().equals(Gap.MISSING) && !gap.why().equals(Gap.GONE);
  }

  /**
   * What the loop reported and is not archived. Only where a boot ended with its power was the last
   * of it cut off: no disk takes what is a moment old. A killed process takes nothing along.
   */
  private void facts(String boot, Set<Long> archived) {
    TreeMap<Long, Long> facts = reported.getOrDefault(boot, new TreeMap<>());
    long last = archived.stream().mapToLong(Long::longValue).max().orElse(-1);
    for (Map.Entry<Long, Long> fact : facts.entrySet()) {
      if (archived.contains(fact.getKey())) {
        continue;
      }
      long beforeNs = facts.lastEntry().getValue() - fact.getValue();
      if (powerless.contains(boot) && fact.getKey() > last && beforeNs <= CUT_AT_MOST_NS) {
        tally.cut++;
        tally.cutNs = Math.max(tally.cutNs, beforeNs);
      } else {
        tally.lost.add(device + " " + boot + " fact " + fact.getKey());
      }
    }
  }

  private void missing(List<Gap> gaps) {
    for (Key key : witnessed.keySet()) {
      boolean discarded =
          gaps.stream()
              .anyMatch(gap ->
                  isNamed(gap)
                      && gap.boot().equals(key.boot())
                      && gap.lane() == key.lane()
                      && gap.first() <= key.sequence()
                      && gap.last() >= key.sequence());
      if (discarded && key.lane() != Lane.EVENT) {
        tally.discarded++;
      } else {
        tally.lost.add(device + " " + key.boot() + " " + key.lane().word() + " " + key.sequence());
      }
    }
  }

  /** What all balances together say. */
  static final class Tally {
    long generated;
    long archived;
    long doubled;
    long altered;
    long discarded;
    long gaps;
    long chains;
    long cut;
    long cutNs;
    final List<String> lost = new ArrayList<>();
    final List<String> brokenChains = new ArrayList<>();
  }
}
