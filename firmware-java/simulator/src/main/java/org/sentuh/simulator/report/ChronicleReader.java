package org.sentuh.simulator.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.treatment.Reason;

/** Reads a story's events once, in their order, and closes at the end what was still open. */
final class ChronicleReader {

  private final TreatmentStory story;
  private final long startNs;
  private final boolean started;
  private final List<Chronicle.Second> seconds = new ArrayList<>();
  private final List<Chronicle.Run> runs = new ArrayList<>();
  private final List<Chronicle.Wait> waits = new ArrayList<>();
  private final List<Chronicle.Limit> limits = new ArrayList<>();
  private final List<Chronicle.Loss> losses = new ArrayList<>();
  private final List<Chronicle.Doubt> doubts = new ArrayList<>();
  private final List<Chronicle.Order> orders = new ArrayList<>();
  private final List<Chronicle.Level> levels = new ArrayList<>();
  private final List<Fact.DrawnToEdge> overreaches = new ArrayList<>();
  private final List<Chronicle.Trouble> troubles = new ArrayList<>();
  private final Map<Reason, Chronicle.Limit> held = new EnumMap<>(Reason.class);
  private final Map<String, Double> offSinceS = new HashMap<>();
  private final Map<String, Chronicle.Doubt> doubted = new HashMap<>();
  private String state = "idle";
  private Reason stateWhy = Reason.NONE;
  private double stateSinceS;
  private double endS;
  private Fact.@Nullable Ended ended;

  private ChronicleReader(TreatmentStory story) {
    this.story = story;
    this.started = story.events().stream().anyMatch(ChronicleReader::starts);
    this.startNs =
        story.events().stream()
            .filter(event -> !started || starts(event))
            .mapToLong(Event::atNs)
            .findFirst()
            .orElse(0);
    story.setup().panel().sensors().forEach(site -> offSinceS.put(site.name(), 0.0));
    levels.add(new Chronicle.Level(0, story.setup().level()));
  }

  static Chronicle read(TreatmentStory story) {
    ChronicleReader reader = new ChronicleReader(story);
    for (Event event : story.events()) {
      reader.take((event.atNs() - reader.startNs) / 1e9, event.fact());
    }
    return reader.close();
  }

  private static boolean starts(Event event) {
    return event.fact() instanceof Fact.StateChanged changed && changed.to().equals("running");
  }

  private void take(double atS, Fact fact) {
    if (ended != null) {
      return;
    }
    endS = Math.max(endS, atS);
    switch (fact) {
      case Fact.Prepared prepared -> {}
      case Fact.DrawnToEdge drawn -> overreaches.add(drawn);
      case Fact.StateChanged changed -> change(atS, changed);
      case Fact.CommandTaken taken -> order(new Chronicle.Order(atS, taken.command(), null));
      case Fact.CommandRefused refused ->
          order(new Chronicle.Order(atS, refused.command(), refused.why()));
      case Fact.LevelSet set -> levels.add(new Chronicle.Level(Math.max(0, atS), set.level()));
      case Fact.StrokeBegan began -> {}
      case Fact.ContactChanged changed -> contact(atS, changed);
      case Fact.SensorFaulted faulted ->
          doubted.put(
              faulted.zone(),
              new Chronicle.Doubt(faulted.zone(), faulted.fault(), new Span(atS, atS)));
      case Fact.SensorRecovered recovered -> recover(atS, recovered.zone());
      case Fact.LimitBegan began ->
          held.put(
              began.why(),
              new Chronicle.Limit(
                  began.why(), new Span(atS, atS), began.requested(), began.granted()));
      case Fact.LimitEnded over -> release(atS, over.why());
      case Fact.TicksMissed missed -> trouble(atS, "trouble.ticks", missed.periods());
      case Fact.DeliveryRefused refused ->
          troubles.add(new Chronicle.Trouble(atS, "trouble.delivery", refused.why()));
      case Fact.ProgramFault fault ->
          troubles.add(new Chronicle.Trouble(atS, "trouble.program", fault.what()));
      case Fact.Second second -> second(atS, second);
      case Fact.Ended end -> ended = end;
      case Fact.Dropped dropped -> trouble(atS, "trouble.dropped", dropped.facts());
    }
  }

  private void change(double atS, Fact.StateChanged changed) {
    closeState(atS);
    boolean goesOn = plays(state) && plays(changed.to());
    state = changed.to();
    stateWhy = changed.why();
    stateSinceS = goesOn ? stateSinceS : atS;
  }

  private void closeState(double atS) {
    Span span = new Span(stateSinceS, atS);
    if (plays(state)) {
      double placeS = runs.isEmpty() ? 0 : runs.getLast().endPlaceS();
      boolean goesOn = !runs.isEmpty() && runs.getLast().span().fromS() == stateSinceS;
      double fromPlaceS = goesOn ? runs.removeLast().placeS() : placeS;
      runs.add(new Chronicle.Run(span, fromPlaceS));
    } else if (state.equals("paused")) {
      waits.add(new Chronicle.Wait(span, stateWhy));
    }
  }

  private static boolean plays(String state) {
    return state.equals("running") || state.equals("easing");
  }

  /** What was over before the massage was started is no part of its story. */
  private boolean counts(double atS) {
    return atS > 0 || !started;
  }

  private void order(Chronicle.Order order) {
    if (counts(order.atS())) {
      orders.add(order);
    }
  }

  private void contact(double atS, Fact.ContactChanged changed) {
    if (!changed.touching()) {
      offSinceS.put(changed.zone(), Math.max(0, atS));
      return;
    }
    @Nullable Double sinceS = offSinceS.remove(changed.zone());
    if (sinceS != null && atS > 0) {
      lose(changed.zone(), new Span(sinceS, atS));
    }
  }

  private void lose(String zone, Span span) {
    boolean only = doubted.containsKey(zone) && doubted.get(zone).span().fromS() <= span.fromS();
    for (Chronicle.Doubt doubt : doubts) {
      only |= doubt.zone().equals(zone) && doubt.span().holds(span.fromS());
    }
    losses.add(new Chronicle.Loss(zone, span, only));
  }

  private void recover(double atS, String zone) {
    Chronicle.@Nullable Doubt doubt = doubted.remove(zone);
    if (doubt != null && counts(atS)) {
      SensorFault fault = doubt.fault();
      doubts.add(
          new Chronicle.Doubt(zone, fault, new Span(Math.max(0, doubt.span().fromS()), atS)));
    }
  }

  private void release(double atS, Reason why) {
    Chronicle.@Nullable Limit limit = held.remove(why);
    if (limit != null && counts(atS)) {
      limits.add(
          new Chronicle.Limit(
              why,
              new Span(Math.max(0, limit.span().fromS()), atS),
              limit.requested(),
              limit.granted()));
    }
  }

  private void second(double atS, Fact.Second second) {
    if (atS > 0 && started) {
      seconds.add(new Chronicle.Second(atS, second));
    }
  }

  private void trouble(double atS, String phrase, long count) {
    troubles.add(new Chronicle.Trouble(atS, phrase, Long.toString(count)));
  }

  private Chronicle close() {
    closeState(endS);
    for (Reason reason : Reason.values()) {
      release(endS, reason);
    }
    for (SensorSite site : story.setup().panel().sensors()) {
      @Nullable Double sinceS = offSinceS.get(site.name());
      if (sinceS != null && started && endS > sinceS) {
        lose(site.name(), new Span(sinceS, endS));
      }
      recover(endS, site.name());
    }
    limits.sort((a, b) -> Double.compare(a.span().fromS(), b.span().fromS()));
    return new Chronicle(
        started,
        endS,
        ended,
        seconds,
        runs,
        waits,
        limits,
        losses,
        doubts,
        orders,
        levels,
        overreaches,
        troubles);
  }
}
