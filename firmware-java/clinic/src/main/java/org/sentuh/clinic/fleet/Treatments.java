package org.sentuh.clinic.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Gap;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.LaneAudit;
import org.sentuh.telemetry.wire.LaneAudit.Range;
import org.sentuh.telemetry.wire.Wall;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether everything of a treatment is here and is as its device wrote it. Nobody's mark is
 * believed: the hashes of the whole lane are worked out again from what is stored. Any thread.
 */
final class Treatments {

  private static final int MOST = 12;
  private static final int PAGE = 1000;
  private static final int MOST_ENTRIES = 40_000;
  private static final Duration LOOKED_BACK = Duration.ofDays(60);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Archive archive;

  Treatments(Archive archive) {
    this.archive = archive;
  }

  /** From its beginning to its end, which may be unknown. */
  private record Treatment(Happening began, OptionalLong ended, String outcome) {}

  /** The last treatments of a device, the newest first, each with what is missing of it. */
  ArrayNode of(DeviceId device, Instant now) throws ArchiveUnavailable {
    List<Treatment> treatments =
        treatments(
            archive.mothers().happenings(device, now.minus(LOOKED_BACK), now.plusSeconds(1)));
    List<Gap> gaps = archive.gaps(device);
    Map<String, LaneAudit.Finding> audits = new HashMap<>();
    ArrayNode told = JSON.arrayNode();
    for (Treatment treatment : treatments.reversed().stream().limit(MOST).toList()) {
      String boot = treatment.began().boot();
      LaneAudit.@Nullable Finding audit = audits.get(boot);
      if (audit == null) {
        audit = audit(device, boot, gaps);
        audits.put(boot, audit);
      }
      tell(told.addObject(), treatment, audit, gaps);
    }
    return told;
  }

  private static List<Treatment> treatments(List<Happening> happenings) {
    List<Treatment> treatments = new ArrayList<>();
    for (Happening began : happenings) {
      if (began.kind() == Happening.Kind.BEGAN) {
        OptionalLong next =
            happenings.stream()
                .filter(one -> one.boot().equals(began.boot()))
                .filter(one -> one.kind() == Happening.Kind.BEGAN)
                .mapToLong(Happening::sequence)
                .filter(sequence -> sequence > began.sequence())
                .min();
        treatments.add(
            happenings.stream()
                .filter(one -> one.kind() == Happening.Kind.ENDED)
                .filter(one -> one.boot().equals(began.boot()))
                .filter(one -> one.sequence() > began.sequence())
                .filter(one -> one.sequence() < next.orElse(Long.MAX_VALUE))
                .findFirst()
                .map(end -> new Treatment(began, OptionalLong.of(end.sequence()), end.word()))
                .orElse(new Treatment(began, OptionalLong.empty(), "")));
      }
    }
    return treatments;
  }

  private LaneAudit.Finding audit(DeviceId device, String boot, List<Gap> gaps)
      throws ArchiveUnavailable {
    List<Range> named =
        gaps.stream()
            .filter(gap -> gap.boot().equals(boot) && gap.lane() == Lane.EVENT)
            .filter(gap -> !gap.why().equals(Gap.MISSING) && !gap.why().equals(Gap.GONE))
            .map(gap -> new Range(gap.first(), gap.last()))
            .toList();
    LaneAudit audit = new LaneAudit(named);
    long from = 0;
    int looked = 0;
    List<Entry> page;
    do {
      page = archive.entries(device, boot, Lane.EVENT, from, PAGE);
      page.forEach(audit::add);
      looked += page.size();
      from = page.isEmpty() ? from : page.getLast().sequence() + 1;
    } while (page.size() == PAGE && looked < MOST_ENTRIES);
    return audit.finish(-1);
  }

  private static void tell(
      ObjectNode json, Treatment treatment, LaneAudit.Finding audit, List<Gap> gaps) {
    Happening began = treatment.began();
    long first = began.sequence();
    long last = treatment.ended().orElse(Long.MAX_VALUE);
    long missing = within(audit.missing(), first, last) + within(audit.discarded(), first, last);
    long broken = audit.broken().stream().filter(at -> at >= first && at <= last).count();
    long seconds =
        gaps.stream()
            .filter(gap -> gap.boot().equals(began.boot()) && gap.lane() == Lane.SAMPLE)
            .mapToLong(gap -> gap.last() - gap.first() + 1)
            .sum();
    json.put("at", at(began).toString())
        .put("trusted", began.told().quality() == Wall.Quality.TRUSTED)
        .put("first", first)
        .put("missing", missing)
        .put("broken", broken)
        .put("frames", seconds)
        .put("verdict", verdict(treatment, missing, broken));
    treatment.ended().ifPresent(end -> json.put("last", end).put("outcome", treatment.outcome()));
  }

  private static Instant at(Happening began) {
    return began.told().quality() == Wall.Quality.TRUSTED ? began.told().at() : began.received();
  }

  private static String verdict(Treatment treatment, long missing, long broken) {
    if (broken > 0) {
      return "altered";
    }
    if (missing > 0) {
      return "incomplete";
    }
    return treatment.ended().isEmpty() ? "without-end" : "complete";
  }

  private static long within(List<Range> ranges, long first, long last) {
    return ranges.stream()
        .mapToLong(
            range -> Math.max(0, Math.min(last, range.last()) - Math.max(first, range.first()) + 1))
        .sum();
  }
}
