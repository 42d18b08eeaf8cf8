package org.sentuh.telemetry.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes and reads the fields of each kind of notice, in their order. */
final class Notices {

  private Notices() {}

  static void write(FieldWriter fields, Notice notice) {
    switch (notice) {
      case Notice.BootEnded ended ->
          fields
              .text("fact", "boot-ended")
              .text("of_boot", ended.boot())
              .byLane("last", ended.last())
              .flag("clean", ended.clean())
              .whole("lost_at_most_ms", ended.lostAtMostMs());
      case Notice.Goodbye() -> fields.text("fact", "goodbye");
      case Notice.Discarded discarded ->
          fields
              .text("fact", "discarded")
              .word("of_lane", discarded.lane())
              .text("of_boot", discarded.boot())
              .whole("first", discarded.first())
              .whole("last", discarded.last())
              .text("why", discarded.why());
      case Notice.JournalSetAside(String file, String why) ->
          fields.text("fact", "journal-set-aside").text("file", file).text("why", why);
      case Notice.WritingResumed resumed ->
          fields
              .text("fact", "writing-resumed")
              .text("why", resumed.why())
              .whole("lasted_ns", resumed.lastedNs())
              .whole("samples_refused", resumed.samplesRefused());
      case Notice.ClockCorrected(long offsetNs) ->
          fields.text("fact", "clock-corrected").whole("offset_ns", offsetNs);
      case Notice.ConsentChanged(Consent consent, boolean given) ->
          fields.text("fact", "consent-changed").word("consent", consent).flag("given", given);
      case Notice.AnswerForbade(String question, String severity) ->
          fields
              .text("fact", "answer-forbade")
              .text("question", question)
              .text("severity", severity);
      case Notice.HoldSet(String origin, boolean again) ->
          fields.text("fact", "hold-set").text("origin", origin).flag("again", again);
      case Notice.HoldReleased(String by, boolean again) ->
          fields.text("fact", "hold-released").text("by", by).flag("again", again);
      case Notice.Unsendable unsendable ->
          fields
              .text("fact", "unsendable")
              .word("of_lane", unsendable.lane())
              .text("of_boot", unsendable.boot())
              .whole("of_sequence", unsendable.sequence())
              .whole("reason_code", unsendable.reasonCode());
      case Notice.SelfTested tested -> write(fields, tested);
      case Notice.SensorsCalibrated(var sensors) ->
          fields.text("fact", "sensors-calibrated").objects("sensors", sensors, Notices::write);
    }
  }

  private static void write(FieldWriter fields, Notice.SelfTested tested) {
    fields
        .text("fact", "self-tested")
        .text("outcome", tested.outcome())
        .text("why", tested.why())
        .whole("lasted_ns", tested.lastedNs())
        .number("cut_off_ms", tested.cutOffMs())
        .objects("findings", tested.findings(), Notices::write)
        .texts("unknown", tested.unknown());
    if (!tested.motors().isEmpty()) {
      fields.objects(
          "motors",
          tested.motors(),
          (motor, drew) -> motor.text("site", drew.site()).number("run_ma", drew.runMa()));
    }
  }

  private static void write(FieldWriter fields, Notice.Calibrated sensor) {
    fields
        .text("site", sensor.site())
        .text("by", sensor.by())
        .text("since", sensor.since())
        .whole("weights", sensor.weights())
        .number("residual", sensor.residual());
  }

  private static void write(FieldWriter fields, Notice.Found found) {
    fields
        .text("fault", found.fault())
        .text("part", found.part())
        .text("place", found.place())
        .text("wire", found.wire())
        .number("measured", found.measured())
        .number("least", found.least())
        .number("most", found.most());
  }

  /** The notice of a line, or null when its fact is one of the loop's. */
  static @Nullable Notice read(Fields fields) {
    return switch (fields.text("fact")) {
      case "boot-ended" ->
          new Notice.BootEnded(
              fields.text("of_boot"),
              fields.byLane("last"),
              fields.flag("clean"),
              fields.whole("lost_at_most_ms"));
      case "goodbye" -> new Notice.Goodbye();
      case "discarded" ->
          new Notice.Discarded(
              fields.constant("of_lane", Lane.values()),
              fields.text("of_boot"),
              fields.whole("first"),
              fields.whole("last"),
              fields.text("why"));
      case "journal-set-aside" ->
          new Notice.JournalSetAside(fields.text("file"), fields.text("why"));
      case "writing-resumed" ->
          new Notice.WritingResumed(
              fields.text("why"), fields.whole("lasted_ns"), fields.whole("samples_refused"));
      case "clock-corrected" -> new Notice.ClockCorrected(fields.whole("offset_ns"));
      case "consent-changed" ->
          new Notice.ConsentChanged(
              fields.constant("consent", Consent.values()), fields.flag("given"));
      case "answer-forbade" ->
          new Notice.AnswerForbade(fields.text("question"), fields.text("severity"));
      case "hold-set" -> new Notice.HoldSet(fields.text("origin"), fields.flag("again"));
      case "hold-released" -> new Notice.HoldReleased(fields.text("by"), fields.flag("again"));
      case "unsendable" ->
          new Notice.Unsendable(
              fields.constant("of_lane", Lane.values()),
              fields.text("of_boot"),
              fields.whole("of_sequence"),
              fields.integer("reason_code"));
      case "self-tested" ->
          new Notice.SelfTested(
              fields.text("outcome"),
              fields.text("why"),
              fields.whole("lasted_ns"),
              fields.number("cut_off_ms"),
              fields.each("findings").stream().map(Notices::found).toList(),
              fields.texts("unknown"),
              fields.has("motors")
                  ? fields.each("motors").stream().map(Notices::drew).toList()
                  : List.of());
      case "sensors-calibrated" ->
          new Notice.SensorsCalibrated(
              fields.each("sensors").stream().map(Notices::calibrated).toList());
      default -> null;
    };
  }

  private static Notice.Calibrated calibrated(Fields fields) {
    return new Notice.Calibrated(
        fields.text("site"),
        fields.text("by"),
        fields.text("since"),
        fields.integer("weights"),
        fields.number("residual"));
  }

  private static Notice.MotorDrew drew(Fields fields) {
    return new Notice.MotorDrew(fields.text("site"), fields.number("run_ma"));
  }

  private static Notice.Found found(Fields fields) {
    return new Notice.Found(
        fields.text("fault"),
        fields.text("part"),
        fields.text("place"),
        fields.text("wire"),
        fields.number("measured"),
        fields.number("least"),
        fields.number("most"));
  }
}
