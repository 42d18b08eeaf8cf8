package org.sentuh.telemetry.journal;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;

/**
 * Facts as a loop reports them, in the number and of the size that a real treatment of 300 s has.
 */
final class Happenings {

  static final List<String> ZONES =
      List.of(
          "upper-left", "upper-right", "middle-left", "middle-right", "lower-left", "lower-right");

  private static final long SECOND_NS = SteppedClock.SECOND_NS;

  private final String boot;
  private long sequence;

  Happenings(String boot) {
    this.boot = boot;
  }

  /** Some fact, as the next event. */
  Event event(long atNs, Fact fact) {
    return new Event(boot, sequence++, atNs, fact);
  }

  /** A small fact. */
  Event stroke(long atNs) {
    return event(atNs, new Fact.StrokeBegan(1, 2, (int) sequence, atNs));
  }

  /** A fact that changes where the treatment is. */
  Event state(long atNs) {
    return event(atNs, new Fact.StateChanged("armed", "running", Reason.NONE));
  }

  /** A second of samples, no two alike. */
  Event second(long atNs) {
    return event(atNs, second(sequence, atNs));
  }

  private static Fact.Second second(long number, long atNs) {
    ArrayList<Fact.ZoneSecond> zones = new ArrayList<>();
    for (int zone = 0; zone < ZONES.size(); zone++) {
      double kPa = 2 + Math.sin(number * 0.37 + zone);
      zones.add(new Fact.ZoneSecond(kPa - 0.21, kPa, kPa + 0.34, kPa / 10, kPa > 1));
    }
    List<Double> skin = List.of(33.0625, 33.1875, Double.NaN);
    return new Fact.Second(atNs, 0.4, zones, skin, 0.3123 + number % 7 * 0.01, 3.0125);
  }

  Event ended(long atNs) {
    Dose dose = new Dose(List.of(1.0, 2.0, 3.0, 4.0, 5.0, 6.0), List.of(1., 2., 3., 4., 5., 6.));
    return event(atNs, new Fact.Ended("completed", Reason.COMPLETED, 300, 0, dose));
  }

  /** What a treatment that goes as it should reports: 25 events and 304 seconds, in order. */
  List<Event> treatment(long fromNs) {
    ArrayList<Event> all = new ArrayList<>();
    all.add(event(fromNs, new Fact.Prepared("standard", 3, "m", 262, 300 * SECOND_NS, 0.4, 0.8)));
    for (String command : List.of("Screen", "AnswerScreening", "Start")) {
      all.add(event(fromNs, new Fact.CommandTaken(command)));
      all.add(state(fromNs));
    }
    for (String zone : ZONES) {
      all.add(event(fromNs, new Fact.ContactChanged(zone, true)));
    }
    for (int second = 1; second <= 304; second++) {
      if (second % 30 == 0) {
        all.add(stroke(fromNs + second * SECOND_NS));
      }
      all.add(second(fromNs + second * SECOND_NS));
    }
    all.add(state(fromNs + 304 * SECOND_NS));
    all.add(ended(fromNs + 304 * SECOND_NS));
    return all;
  }
}
