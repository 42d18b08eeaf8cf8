package org.sentuh.clinic.mothers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.Care;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.control.arming.Severity;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.event.Dose;
import org.sentuh.control.treatment.Reason;
import org.sentuh.telemetry.words.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the pages of mothers are told, as JSON. Codes where the page has words, words elsewhere. */
public final class MotherFacts {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Words words;

  /** Facts with the words of a language. */
  public MotherFacts(String language) {
    this.words = Words.of(Locale.of(language));
  }

  // The list.

  /** One mother's line. */
  ObjectNode standing(Standing standing) {
    ObjectNode json =
        JSON.objectNode()
            .put("code", standing.mother().code())
            .put("day", standing.day())
            .put("birth", word(standing.mother().birth()))
            .put("need", word(standing.need()))
            .put("since", standing.since().toString());
    json.set("because", because(standing.because()));
    ArrayNode days = json.putArray("days");
    for (List<Cell> day : standing.days()) {
      ArrayNode cells = days.addArray();
      day.forEach(cell -> cells.add(word(cell)));
    }
    standing.panel().ifPresent(panel -> json.put("panel", panel.value()));
    standing.heard().ifPresent(heard -> json.put("heard", heard.toString()));
    return json;
  }

  private ObjectNode because(Because because) {
    return switch (because) {
      case Because.AnswerForbade(Told.Sign sign) ->
          kind(sign.severity().map(MotherFacts::forbade).orElse("answer-forbade"))
              .put("question", sign.question())
              .put("at", sign.moment().toString());
      case Because.NeverReported(Instant since) ->
          kind("never-reported").put("at", since.toString());
      case Because.NoNews(Instant heard) -> kind("no-news").put("at", heard.toString());
      case Because.EntriesOutstanding() -> kind("outstanding");
      case Because.NotShared() -> kind("not-shared");
      case Because.Refused(String why) -> kind("refused").put("why", why);
      case Because.EndedEarly(HomeTreatment treatment) ->
          kind("ended-early")
              .put("outcome", word(treatment.outcome()))
              .put("at", treatment.moment().toString())
              .put("runS", treatment.run().toSeconds())
              .put("why", note(treatment.why()));
      case Because.Missed(int windows, Optional<Instant> last) -> {
        ObjectNode json = kind("missed").put("windows", windows);
        last.ifPresent(at -> json.put("at", at.toString()));
        yield json;
      }
      case Because.Rests(boolean revoked, String why) ->
          kind(revoked ? "revoked" : "held").put("why", why);
      case Because.HeldAtPanel(Told.Hold hold) ->
          kind("held-" + hold.by()).put("at", hold.moment().toString());
      case Because.NoPanel() -> kind("no-panel");
      case Because.NotPrescribed() -> kind("not-prescribed");
      case Because.NotAnswered(Instant signed) -> kind("not-answered").put("at", signed.toString());
      case Because.Ends(Instant until) -> kind("ends").put("at", until.toString());
      case Because.AsPlanned() -> kind("as-planned");
    };
  }

  private static String forbade(Severity severity) {
    return switch (severity) {
      case GO_NOW -> "danger-sign";
      case NOT_TODAY -> "not-today";
      case ASK_MIDWIFE -> "ask-midwife";
    };
  }

  private static ObjectNode kind(String kind) {
    return JSON.objectNode().put("kind", kind);
  }

  /** The midwife's note for a reason's code; empty for none that is known here. */
  public String note(String code) {
    return reason(code).map(words::midwife).orElse("");
  }

  private static Optional<Reason> reason(String code) {
    for (Reason reason : Reason.values()) {
      if (reason.code().equals(code)) {
        return Optional.of(reason);
      }
    }
    return Optional.empty();
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  // One mother.

  /** One treatment as her panel told of it. */
  public ObjectNode treatment(HomeTreatment treatment) {
    ObjectNode json =
        JSON.objectNode()
            .put("panel", treatment.device().value())
            .put("programme", treatment.programme())
            .put("outcome", word(treatment.outcome()))
            .put("note", note(treatment.why()))
            .put("runS", treatment.run().toSeconds())
            .put("received", treatment.received().toString());
    treatment.at().ifPresent(at -> json.put("at", at.toString()));
    return json;
  }

  /**
   * What came of a treatment.
   *
   * @param panel the panel on which it was; where nobody knows its sites, zones have numbers alone
   */
  public ObjectNode account(Account account, Optional<Panel> panel) {
    ObjectNode json =
        JSON.objectNode().put("gaps", account.gaps()).put("pausedS", account.paused().toSeconds());
    account
        .dose()
        .ifPresent(dose -> {
          json.put("fidelity", rounded(dose.fidelity()));
          zones(json.putArray("zones"), dose, panel);
        });
    ArrayNode limits = json.putArray("limits");
    for (Account.Limit limit : account.limits()) {
      told(limits, words.midwife(limit.why()), limit.times(), limit.lasted());
    }
    ArrayNode off = json.putArray("off");
    for (Account.Off one : account.off()) {
      told(off, Words.capital(words.zone(one.zone())), one.times(), one.lasted());
    }
    return json;
  }

  private static void told(ArrayNode into, String said, int times, Duration lasted) {
    into.addObject().put("said", said).put("times", times).put("lastedS", lasted.toSeconds());
  }

  private void zones(ArrayNode zones, Dose dose, Optional<Panel> panel) {
    for (int zone = 0; zone < dose.delivered().size(); zone++) {
      ObjectNode one =
          zones
              .addObject()
              .put("delivered", rounded(dose.delivered().get(zone)))
              .put("prescribed", rounded(dose.prescribed().get(zone)));
      @Nullable SensorSite site = site(panel, zone, dose.delivered().size());
      one.put("said", site == null ? Integer.toString(zone + 1) : words.zone(site.name()));
      if (site != null) {
        one.put("x", site.place().xMm()).put("y", site.place().yMm());
      }
    }
  }

  private static @Nullable SensorSite site(Optional<Panel> panel, int zone, int zones) {
    return panel
        .filter(known -> known.zones() == zones)
        .map(known -> known.sensors().get(zone))
        .orElse(null);
  }

  static ObjectNode handed(Handed handed) {
    ObjectNode json =
        JSON.objectNode()
            .put("panel", handed.device().value())
            .put("at", handed.at().toString())
            .put("by", handed.by())
            .put("why", handed.why());
    handed.until().ifPresent(until -> json.put("until", until.toString()));
    return json;
  }

  static ObjectNode care(Care care) {
    return JSON.objectNode()
        .put("at", care.at().toString())
        .put("by", care.by())
        .put("what", care.what())
        .put("note", care.note());
  }

  static ObjectNode felt(History.Felt felt) {
    ObjectNode json = JSON.objectNode().put("received", felt.received().toString());
    felt.at().ifPresent(at -> json.put("at", at.toString()));
    ObjectNode answers = json.putObject("answers");
    for (Map.Entry<String, Integer> answer : felt.answers().entrySet()) {
      if (answer.getValue() >= 0) {
        answers.put(answer.getKey(), answer.getValue().intValue());
      }
    }
    return json;
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
