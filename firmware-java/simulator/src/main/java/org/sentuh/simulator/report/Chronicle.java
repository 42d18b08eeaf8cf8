package org.sentuh.simulator.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Fact;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;

/**
 * What a story's events say, sorted by what it is about. All times are seconds since the massage
 * was started, or since the first event when it never was.
 *
 * @param started whether the massage was started at all
 * @param endS when the treatment ended, or the record does
 * @param ended how it ended; null when the record breaks off before
 * @param seconds what was felt and given, second by second
 * @param runs the stretches in which it was played
 * @param waits the stretches in which it waited
 * @param limits what was noted, limited or stopped, in the order in which it began
 * @param losses when a zone did not touch
 * @param doubts when a pressure sensor was not believed
 * @param orders what people asked for
 * @param levels the level that was set, with its time
 * @param overreaches strokes that were drawn to the panel's edge
 * @param troubles what went wrong in the machinery itself
 */
record Chronicle(
    boolean started,
    double endS,
    Fact.@Nullable Ended ended,
    List<Second> seconds,
    List<Run> runs,
    List<Wait> waits,
    List<Limit> limits,
    List<Loss> losses,
    List<Doubt> doubts,
    List<Order> orders,
    List<Level> levels,
    List<Fact.DrawnToEdge> overreaches,
    List<Trouble> troubles) {

  /** The second that ended at a time. */
  record Second(double atS, Fact.Second felt) {}

  /**
   * A stretch in which the programme was played.
   *
   * @param placeS the place in the programme at its beginning
   */
  record Run(Span span, double placeS) {

    double placeAtS(double atS) {
      return placeS + atS - span.fromS();
    }

    double endPlaceS() {
      return placeAtS(span.toS());
    }
  }

  /** A stretch in which it waited. */
  record Wait(Span span, Reason why) {}

  /** A note, a limit or a stop, with the strongest intensity asked and granted as it began. */
  record Limit(Reason why, Span span, double requested, double granted) {}

  /**
   * A stretch in which a zone did not touch.
   *
   * @param doubted whether that was only because its sensor was not believed
   */
  record Loss(String zone, Span span, boolean doubted) {}

  /** A stretch in which a pressure sensor was not believed. */
  record Doubt(String zone, SensorFault fault, Span span) {}

  /** A person's command, and why it was refused if it was. */
  record Order(double atS, String command, @Nullable Refusal refused) {}

  /** The level since a time. */
  record Level(double atS, double level) {}

  /** Something in the machinery: its phrase, and how often or what. */
  record Trouble(double atS, String phrase, String what) {}

  /** Keeps the lists. */
  Chronicle {
    seconds = List.copyOf(seconds);
    runs = List.copyOf(runs);
    waits = List.copyOf(waits);
    limits = List.copyOf(limits);
    losses = List.copyOf(losses);
    doubts = List.copyOf(doubts);
    orders = List.copyOf(orders);
    levels = List.copyOf(levels);
    overreaches = List.copyOf(overreaches);
    troubles = List.copyOf(troubles);
  }

  /** How long it was played, in seconds. */
  double playedS() {
    double played = 0;
    for (Run run : runs) {
      played += run.span().lastedS();
    }
    return played;
  }

  /** The place in the programme that was reached, in seconds. */
  double reachedS() {
    return runs.isEmpty() ? 0 : runs.getLast().endPlaceS();
  }

  /** How long it waited, in seconds. */
  double waitedS() {
    double waited = 0;
    for (Wait wait : waits) {
      waited += wait.span().lastedS();
    }
    return waited;
  }

  /** The part of the playing time in which a zone touched, 0 to 1; NaN when nothing was played. */
  double touching(String zone) {
    List<Span> played = runs.stream().map(Run::span).toList();
    double off = 0;
    for (Loss loss : losses) {
      off += loss.zone().equals(zone) ? loss.span().sharedS(played) : 0;
    }
    return playedS() == 0 ? Double.NaN : 1 - off / playedS();
  }

  /** Whether a zone's pressure was believed all through a second. */
  boolean believed(String zone, double secondAtS) {
    for (Doubt doubt : doubts) {
      if (doubt.zone().equals(zone) && doubt.span().meets(secondAtS - 1, secondAtS)) {
        return false;
      }
    }
    return true;
  }

  /** A zone's mean pressure over the seconds in which its sensor was believed; NaN without any. */
  double meanKpa(int zone, String name) {
    double sum = 0;
    int count = 0;
    for (Second second : seconds) {
      if (believed(name, second.atS())) {
        sum += second.felt().zones().get(zone).meanKpa();
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
