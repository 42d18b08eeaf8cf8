package org.sentuh.simulator.ordeal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What came of an ordeal.
 *
 * @param generated entries that became durable on a device
 * @param archived entries in the archive
 * @param lost what a journal had committed, or a loop had reported, and is not in the archive; each
 *     by name
 * @param doubled facts that are in the archive under two numbers, and entries there with another
 *     content than the device's
 * @param discarded samples that the devices gave up for want of room, and said so
 * @param cut facts that a loop reported in the last 250 ms before its power went, and that no disk
 *     had been given yet; they are lost as well
 * @param cutMs how long before its last fact the earliest of them was
 * @param quarantined messages that the clinic could not take
 * @param gaps holes that the clinic shows, named ones included
 * @param chains how many chains were gone through
 * @param brokenChains those that do not verify, each with what was found
 * @param kills how often each trouble was done
 * @param drainS from the last mending until every device had told everything
 * @param deviceKb the most memory that a device's process was seen with
 */
public record Outcome(
    Ordeal.Settings settings,
    long generated,
    long archived,
    List<String> lost,
    long doubled,
    long discarded,
    long cut,
    double cutMs,
    long quarantined,
    long gaps,
    long chains,
    List<String> brokenChains,
    Map<Trouble, Integer> kills,
    double drainS,
    long deviceKb) {

  static Outcome of(
      Ordeal.Settings settings,
      Balance.Tally tally,
      Map<Trouble, Integer> kills,
      long quarantined,
      double drainS,
      long deviceKb) {
    return new Outcome(
        settings,
        tally.generated,
        tally.archived,
        List.copyOf(tally.lost),
        tally.doubled + tally.altered,
        tally.discarded,
        tally.cut,
        tally.cutNs / 1e6,
        quarantined,
        tally.gaps,
        tally.chains,
        List.copyOf(tally.brokenChains),
        new TreeMap<>(kills),
        drainS,
        deviceKb);
  }

  /** Everything that is not in the archive and should be; what was cut off is lost as well. */
  public long allLost() {
    return lost.size() + cut;
  }

  /** Whether nothing was lost or doubled and every chain verifies. */
  public boolean isWell() {
    return allLost() == 0 && doubled == 0 && brokenChains.isEmpty() && generated > 0;
  }

  /** One line of JSON. */
  public String toJson() {
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.put("seed", settings.seed())
        .put("broker", settings.broker())
        .put("archive", settings.archive())
        .put("seconds", settings.seconds())
        .put("devices", settings.devices())
        .put("generated", generated)
        .put("archived", archived)
        .put("lost", allLost())
        .put("doubled", doubled)
        .put("discarded", discarded)
        .put("cut", cut)
        .put("cut_ms", Math.round(cutMs * 10) / 10.0)
        .put("quarantined", quarantined)
        .put("gaps", gaps)
        .put("chains", chains)
        .put("broken_chains", brokenChains.size())
        .put("kills", kills.values().stream().mapToInt(n -> n).sum());
    kills.forEach((trouble, times) -> line.withObject("killed").put(trouble.word(), times));
    line.put("drain_s", Math.round(drainS * 10) / 10.0).put("device_mb", deviceKb / 1024);
    return line.toString();
  }

  /** A few lines for people. */
  public String inWords() {
    String troubles =
        kills.entrySet().stream()
            .map(done -> done.getValue() + " x " + done.getKey().word())
            .collect(Collectors.joining(", "));
    StringBuilder words =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%d entries became durable on %d devices in %d s; troubles: %s.%n%d are archived,"
                    + " %d lost, of which %d facts went with the power, %.0f ms old, %d"
                    + " doubled; %d samples given up by name; %d quarantined.%n%d chains gone"
                    + " through, %d do not verify; %d holes are shown. Drained in %.1f s; a device"
                    + " took %d MB.%n",
                generated,
                settings.devices(),
                settings.seconds(),
                troubles.isEmpty() ? "none" : troubles,
                archived,
                allLost(),
                cut,
                cutMs,
                doubled,
                discarded,
                quarantined,
                chains,
                brokenChains.size(),
                gaps,
                drainS,
                deviceKb / 1024));
    lost.stream().limit(20).forEach(one -> words.append("lost: ").append(one).append('\n'));
    brokenChains.forEach(one -> words.append("chain: ").append(one).append('\n'));
    return words.toString();
  }
}
