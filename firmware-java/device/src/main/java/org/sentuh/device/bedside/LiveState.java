package org.sentuh.device.bedside;

import org.jspecify.annotations.Nullable;
import org.sentuh.control.arming.Check;
import org.sentuh.control.arming.Question;
import org.sentuh.control.arming.Screening;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.pattern.Touch;
import org.sentuh.control.pressure.Reading;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.telemetry.wire.Consent;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The treatment as it is now, as JSON: what the latest snapshot and the readiness say, and nothing
 * else. Any thread; looking at what stands against a treatment may wait for the disk.
 */
final class LiveState {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Older than this is not the present any more. */
  private static final long FRESH_NS = 1_000_000_000L;

  private final Bed bed;
  private final ShownState shown;

  LiveState(Bed bed, ShownState shown) {
    this.bed = bed;
    this.shown = shown;
  }

  /** Where the treatment is; idle before the first tick. */
  State state() {
    Snapshot latest = bed.latest().get();
    return latest == null ? new State.Idle() : latest.state();
  }

  /** Whether something goes on that another phone must not come between. */
  boolean isUnderWay() {
    return !(state() instanceof State.Idle) && !state().hasEnded();
  }

  /** Whether the latest tick is the present and left no motor driven, and nobody else has them. */
  boolean isKnownStill() {
    Snapshot latest = bed.latest().get();
    return !bed.turns().waits()
        && latest != null
        && isFresh(latest)
        && latest.verdict().frame().isOff();
  }

  /** Whether a treatment has a tick that is the present. */
  boolean isFresh() {
    Snapshot latest = bed.latest().get();
    return latest != null && isFresh(latest);
  }

  private boolean isFresh(Snapshot latest) {
    return bed.clock().nowNs() - latest.tNs() <= FRESH_NS;
  }

  /** Everything that is shown of this moment. */
  ObjectNode json() {
    ObjectNode now = JSON.objectNode();
    now.put("shown", shown.mark()); // before what it stands for: a change in between makes it old
    Snapshot latest = bed.latest().get();
    State state = latest == null ? new State.Idle() : latest.state();
    now.put("state", state.word());
    now.put("why", state.why().code());
    now.put("fresh", latest != null && isFresh(latest));
    if (latest != null) {
      treatment(now, latest);
      back(now, latest);
    }
    readiness(now, latest);
    now.put("diary", bed.diary().agrees().test(Consent.WELLBEING));
    now.put("prescribed", rounded(bed.readiness().ceiling()));
    now.put("treatmentsLeft", bed.readiness().left());
    now.put("turn", bed.turns().word().orElse(""));
    now.put("shows", bed.shows().get());
    return now;
  }

  private static void treatment(ObjectNode now, Snapshot latest) {
    now.put("placeMs", latest.placeNs() / 1_000_000);
    now.put("level", rounded(latest.level()));
    now.put("ceiling", rounded(latest.ceiling()));
    now.put("passage", latest.intent().moment().passage());
    ArrayNode reasons = now.putArray("reasons");
    for (Reason reason : latest.verdict().reasons().list().reversed()) {
      reasons.add(reason.code());
    }
  }

  /** What each motor was granted, what each zone feels, and where the touches are. */
  private static void back(ObjectNode now, Snapshot latest) {
    ArrayNode driven = now.putArray("driven");
    for (int motor = 0; motor < latest.verdict().frame().motors(); motor++) {
      driven.add(rounded(latest.verdict().frame().intensity(motor)));
    }
    ArrayNode zones = now.putArray("zones");
    for (int zone = 0; zone < latest.pressure().sites(); zone++) {
      ObjectNode one = zones.addObject().put("touches", latest.intent().inContact(zone));
      switch (latest.pressure().reading(zone)) {
        case Reading.Valid(double kPa, long ageNs) -> one.put("kpa", rounded(kPa));
        case Reading.Stale(double kPa, long ageNs) -> one.put("stale", rounded(kPa));
        case Reading.Faulted faulted -> one.put("doubted", true);
      }
    }
    ArrayNode touches = now.putArray("touches");
    if (latest.state().mayDrive()) {
      for (Touch touch : latest.intent().moment().touches()) {
        touches
            .addObject()
            .put("x", rounded(touch.place().xMm()))
            .put("y", rounded(touch.place().yMm()))
            .put("strength", rounded(touch.strength()));
      }
    }
  }

  private void readiness(ObjectNode now, @Nullable Snapshot latest) {
    ArrayNode against = now.putArray("against");
    for (Check check : bed.readiness().checklist(latest).checks()) {
      check
          .against()
          .ifPresent(why ->
              against
                  .addObject()
                  .put("item", check.item().word())
                  .put("why", why.code())
                  .put("waitS", Math.ceilDiv(check.waitNs(), 1_000_000_000L)));
    }
    ArrayNode because = now.putArray("because");
    ArrayNode left = now.putArray("left");
    switch (bed.readiness().screening().at(bed.clock().nowNs())) {
      case Screening.Outcome.Forbidden(var questions) ->
          questions.stream().map(Question::id).forEach(because::add);
      case Screening.Outcome.Open(var questions) ->
          questions.stream().map(Question::id).forEach(left::add);
      case Screening.Outcome.Permitted permitted -> now.put("answered", true);
      case Screening.Outcome.Expired expired -> now.put("expired", true);
    }
  }

  /** Two decimals: finer than anybody sees or feels. */
  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
