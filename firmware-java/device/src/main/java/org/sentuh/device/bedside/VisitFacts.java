package org.sentuh.device.bedside;

import java.util.Locale;
import java.util.Optional;
import org.sentuh.control.arming.Hold;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.pattern.Moment;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pattern.Touch;
import org.sentuh.device.turns.HandTurn;
import org.sentuh.device.visit.TreatmentBook;
import org.sentuh.pages.Refused;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a midwife's page shows beside the treatment, as JSON: the programme at any moment, worked
 * out by the device's own code, the last treatments, and the massage on her hand. Any thread.
 */
final class VisitFacts {

  /** So many moments in one answer. */
  static final int MOST = 400;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST_STEP_MS = 10_000;
  private static final int GLANCE_MS = 1_000;

  private final Bed bed;

  VisitFacts(Bed bed) {
    this.bed = bed;
  }

  /**
   * The programme from a moment on: where it touches, and what each motor is asked of her level.
   *
   * @param fromMs since its beginning
   * @param stepMs from one moment to the next
   * @param count how many, those behind the end left out
   */
  String moments(long fromMs, long stepMs, int count) {
    if (fromMs < 0 || stepMs < 1 || stepMs > LONGEST_STEP_MS || count < 1 || count > MOST) {
      throw new Refused(400, "not-understood");
    }
    Setup setup = bed.setup();
    ObjectNode json = JSON.objectNode().put("fromMs", fromMs).put("stepMs", stepMs);
    ArrayNode moments = json.putArray("moments");
    double[] shares = new double[setup.panel().motors().size()];
    long durationMs = setup.score().durationNs() / 1_000_000;
    for (int i = 0; i < count && fromMs + i * stepMs < durationMs; i++) {
      Moment moment = setup.score().at((fromMs + i * stepMs) * 1_000_000);
      setup.proven().crossFade().lay(moment.touches(), shares);
      moment(moments.addObject(), moment, shares);
    }
    return json.toString();
  }

  private static void moment(ObjectNode json, Moment moment, double[] shares) {
    json.put("passage", moment.passage());
    json.put("strength", rounded(moment.strength()));
    touches(json.putArray("touches"), moment);
    ArrayNode motors = json.putArray("motors");
    for (int motor = 0; motor < shares.length; motor++) {
      double asked = rounded(shares[motor] * moment.strength());
      if (asked > 0) {
        motors.addObject().put("motor", motor).put("asked", asked);
      }
    }
  }

  /** The whole programme, a moment a second: how strong it is, and how far down the back. */
  String overview() {
    Score score = bed.setup().score();
    ObjectNode json = JSON.objectNode().put("stepMs", GLANCE_MS);
    ArrayNode moments = json.putArray("moments");
    long durationMs = score.durationNs() / 1_000_000;
    for (long atMs = 0; atMs < durationMs; atMs += GLANCE_MS) {
      Moment moment = score.at(atMs * 1_000_000);
      ObjectNode glance = moments.addObject().put("passage", moment.passage());
      glance.put("strength", rounded(moment.strength()));
      moment.touches().stream()
          .findFirst()
          .ifPresent(touch -> glance.put("y", rounded(touch.place().yMm())));
    }
    return json.toString();
  }

  private static void touches(ArrayNode touches, Moment moment) {
    for (Touch touch : moment.touches()) {
      touches
          .addObject()
          .put("x", rounded(touch.place().xMm()))
          .put("y", rounded(touch.place().yMm()))
          .put("strength", rounded(touch.strength()));
    }
  }

  /** The last treatments, the latest first. */
  String treatments() {
    ObjectNode json = JSON.objectNode();
    ArrayNode all = json.putArray("treatments");
    for (TreatmentBook.Treated one : bed.visit().book().treated()) {
      ObjectNode treated = all.addObject();
      treated.put("at", one.at().map(String::valueOf).orElse(""));
      treated.put("outcome", one.outcome());
      treated.put("why", one.why());
      treated.put("runMs", one.runMs());
      treated.put("pausedMs", one.pausedMs());
      treated.put("fidelity", rounded(one.dose().fidelity()));
      ArrayNode zones = treated.putArray("zones");
      for (int zone = 0; zone < one.dose().delivered().size(); zone++) {
        zones
            .addObject()
            .put("delivered", rounded(one.dose().delivered().get(zone)))
            .put("prescribed", rounded(one.dose().prescribed().get(zone)));
      }
    }
    return json.toString();
  }

  /** What changes while she looks: a hold, and the massage on her hand. */
  String now() {
    ObjectNode json = JSON.objectNode();
    Hold hold = bed.readiness().hold();
    if (hold != null) {
      json.putObject("hold")
          .put("origin", hold.origin().name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .put("why", hold.why())
          .put("since", hold.since());
    }
    Optional<HandTurn> shown = bed.visit().shown();
    shown.ifPresent(turn -> hand(json.putObject("hand"), turn));
    return json.toString();
  }

  private static void hand(ObjectNode json, HandTurn turn) {
    json.put("ended", turn.ended().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    Snapshot latest = turn.latest();
    boolean plays =
        latest != null && turn.ended() == HandTurn.Why.GOES_ON && latest.state().mayDrive();
    json.put("plays", plays);
    ArrayNode zones = json.putArray("zones");
    ArrayNode driven = json.putArray("driven");
    if (latest == null) {
      return;
    }
    for (int zone = 0; zone < latest.pressure().sites(); zone++) {
      zones.addObject().put("touches", latest.intent().inContact(zone));
    }
    for (int motor = 0; motor < latest.verdict().frame().motors(); motor++) {
      driven.add(rounded(latest.verdict().frame().intensity(motor)));
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
