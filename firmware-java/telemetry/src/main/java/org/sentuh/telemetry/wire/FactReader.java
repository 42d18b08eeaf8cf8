package org.sentuh.telemetry.wire;

import java.util.ArrayList;
import java.util.List;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Fact;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;

/** Reads the fields of each kind of fact. */
final class FactReader {

  private FactReader() {}

  /** The fact of a line; an {@link IllegalArgumentException} names the field that is not right. */
  static Fact read(Fields fields) {
    String kind = fields.text("fact");
    return switch (kind) {
      case "prepared" -> prepared(fields);
      case "drawn-to-edge" ->
          new Fact.DrawnToEdge(
              fields.integer("phase"),
              fields.integer("stroke"),
              fields.level("spine_level"),
              fields.number("outside_mm"));
      case "state-changed" ->
          new Fact.StateChanged(fields.text("from"), fields.text("to"), reason(fields));
      case "command-taken" -> new Fact.CommandTaken(fields.text("command"));
      case "command-refused" ->
          new Fact.CommandRefused(
              fields.text("command"), fields.constant("refusal", Refusal.values()));
      case "level-set" -> new Fact.LevelSet(fields.number("level"), fields.number("ceiling"));
      case "stroke-began" ->
          new Fact.StrokeBegan(
              fields.integer("phase"),
              fields.integer("repeat"),
              fields.integer("stroke"),
              fields.whole("place_ns"));
      case "contact-changed" ->
          new Fact.ContactChanged(fields.text("zone"), fields.flag("touching"));
      case "sensor-faulted" ->
          new Fact.SensorFaulted(
              fields.text("zone"), fields.constant("fault", SensorFault.values()));
      case "sensor-recovered" -> new Fact.SensorRecovered(fields.text("zone"));
      case "limit-began" ->
          new Fact.LimitBegan(reason(fields), fields.number("requested"), fields.number("granted"));
      case "limit-ended" -> new Fact.LimitEnded(reason(fields), fields.whole("lasted_ns"));
      case "ticks-missed" -> new Fact.TicksMissed(fields.whole("periods"));
      case "delivery-refused" -> new Fact.DeliveryRefused(fields.text("why"));
      case "program-fault" -> new Fact.ProgramFault(fields.text("what"));
      case "second" -> second(fields);
      case "ended" -> ended(fields);
      case "dropped" -> new Fact.Dropped(fields.whole("facts"));
      default ->
          throw new IllegalArgumentException(
              "fact \"" + Allowed.shown(kind) + "\" is not understood here; update the reader");
    };
  }

  private static Reason reason(Fields fields) {
    return fields.constant("reason", Reason.values());
  }

  private static Fact prepared(Fields fields) {
    return new Fact.Prepared(
        fields.text("programme"),
        fields.integer("revision"),
        fields.text("panel"),
        fields.number("back_length_mm"),
        fields.whole("duration_ns"),
        fields.number("level"),
        fields.number("ceiling"));
  }

  private static Fact second(Fields fields) {
    List<Fact.ZoneSecond> zones = new ArrayList<>();
    for (Fields zone : fields.each("zones")) {
      zones.add(
          new Fact.ZoneSecond(
              zone.number("least_kpa"),
              zone.number("mean_kpa"),
              zone.number("most_kpa"),
              zone.number("intensity"),
              zone.flag("touching")));
    }
    return new Fact.Second(
        fields.whole("place_ns"),
        fields.number("level"),
        List.copyOf(zones),
        fields.numbers("skin_celsius"),
        fields.number("current_a"),
        fields.number("rail_v"));
  }

  private static Fact ended(Fields fields) {
    return new Fact.Ended(
        fields.text("outcome"),
        reason(fields),
        fields.whole("run_ns"),
        fields.whole("paused_ns"),
        new Dose(fields.numbers("delivered_s"), fields.numbers("prescribed_s")));
  }
}
