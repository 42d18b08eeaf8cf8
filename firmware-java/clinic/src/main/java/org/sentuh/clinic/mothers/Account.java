package org.sentuh.clinic.mothers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;

/**
 * What came of one treatment, by the facts that its panel told.
 *
 * @param panel the panel's name; empty where what was prepared did not come
 * @param dose what reached each zone beside what was prescribed; empty where its end did not come
 * @param paused how long it waited
 * @param limits what made it gentler, in the order in which it began
 * @param off zones that came off the back while it ran, in the order in which they did
 * @param gaps how many entries between its beginning and its end are not there
 */
public record Account(
    String panel,
    Optional<Dose> dose,
    Duration paused,
    List<Limit> limits,
    List<Off> off,
    long gaps) {

  /**
   * Something made it gentler.
   *
   * @param why the reason
   * @param times how often
   * @param lasted how long in all; what had not ended by the end counts until then
   */
  public record Limit(Reason why, int times, Duration lasted) {}

  /**
   * A zone came off the back.
   *
   * @param zone its name
   * @param times how often
   * @param lasted how long in all
   */
  public record Off(String zone, int times, Duration lasted) {}

  /**
   * Reads a treatment.
   *
   * @param prepared what its panel and programme are, if that came
   * @param events from its beginning to its end, in their order, by the sequence of their lane
   * @param others how many entries of that lane stand among them that tell of something else
   */
  public static Account of(Optional<Fact.Prepared> prepared, List<Event> events, int others) {
    return new Reader().read(prepared, events, others);
  }

  /** Of one name: how often, how long, and since when it holds. */
  private static final class Tally {
    int times;
    long lastedNs;
    long sinceNs = -1;

    void begin(long atNs) {
      if (sinceNs < 0) {
        times++;
        sinceNs = atNs;
      }
    }

    void end(long atNs) {
      if (sinceNs >= 0) {
        lastedNs += atNs - sinceNs;
        sinceNs = -1;
      }
    }
  }

  private static final class Reader {

    private final Map<Reason, Tally> limits = new LinkedHashMap<>();
    private final Map<String, Tally> off = new LinkedHashMap<>();
    private Optional<Fact.Ended> end = Optional.empty();
    private long atNs;

    Account read(Optional<Fact.Prepared> prepared, List<Event> events, int others) {
      for (Event event : events) {
        atNs = event.atNs();
        read(event.fact());
      }
      limits.values().forEach(tally -> tally.end(atNs));
      off.values().forEach(tally -> tally.end(atNs));
      List<Limit> held = new ArrayList<>();
      limits.forEach(
          (why, tally) -> held.add(new Limit(why, tally.times, Duration.ofNanos(tally.lastedNs))));
      List<Off> came = new ArrayList<>();
      off.forEach(
          (zone, tally) -> came.add(new Off(zone, tally.times, Duration.ofNanos(tally.lastedNs))));
      return new Account(
          prepared.map(Fact.Prepared::panel).orElse(""),
          end.map(Fact.Ended::dose),
          Duration.ofNanos(end.map(Fact.Ended::pausedNs).orElse(0L)),
          List.copyOf(held),
          List.copyOf(came),
          gaps(events, others));
    }

    private void read(Fact fact) {
      switch (fact) {
        case Fact.LimitBegan(Reason why, double asked, double granted)
            when why.kind() == Reason.Kind.LIMIT ->
            limits.computeIfAbsent(why, w -> new Tally()).begin(atNs);
        case Fact.LimitEnded(Reason why, long lastedNs) ->
            limits.getOrDefault(why, new Tally()).end(atNs);
        case Fact.ContactChanged(String zone, boolean touching) when touching ->
            off.getOrDefault(zone, new Tally()).end(atNs);
        case Fact.ContactChanged(String zone, boolean touching) ->
            off.computeIfAbsent(zone, z -> new Tally()).begin(atNs);
        case Fact.Ended ended -> end = Optional.of(ended);
        default -> {}
      }
    }

    private static long gaps(List<Event> events, int others) {
      return events.isEmpty()
          ? 0
          : events.getLast().sequence() - events.getFirst().sequence() + 1 - events.size() - others;
    }
  }
}
