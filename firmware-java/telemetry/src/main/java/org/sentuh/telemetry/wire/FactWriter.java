package org.sentuh.telemetry.wire;

import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Fact;

/** Writes the fields of each kind of fact, in their order. */
final class FactWriter {

  private final FieldWriter fields;

  FactWriter(FieldWriter fields) {
    this.fields = fields;
  }

  void write(Fact fact) {
    switch (fact) {
      case Fact.Prepared prepared -> prepared(prepared);
      case Fact.DrawnToEdge drawn -> drawnToEdge(drawn);
      case Fact.StateChanged changed ->
          kind("state-changed")
              .text("from", changed.from())
              .text("to", changed.to())
              .text("reason", changed.why().code());
      case Fact.CommandTaken taken -> kind("command-taken").text("command", taken.command());
      case Fact.CommandRefused refused ->
          kind("command-refused").text("command", refused.command()).word("refusal", refused.why());
      case Fact.LevelSet set ->
          kind("level-set").number("level", set.level()).number("ceiling", set.ceiling());
      case Fact.StrokeBegan began ->
          kind("stroke-began")
              .whole("phase", began.phase())
              .whole("repeat", began.repeat())
              .whole("stroke", began.stroke())
              .whole("place_ns", began.placeNs());
      case Fact.ContactChanged changed ->
          kind("contact-changed").text("zone", changed.zone()).flag("touching", changed.touching());
      case Fact.SensorFaulted faulted ->
          kind("sensor-faulted").text("zone", faulted.zone()).word("fault", faulted.fault());
      case Fact.SensorRecovered recovered ->
          kind("sensor-recovered").text("zone", recovered.zone());
      case Fact.LimitBegan began ->
          kind("limit-began")
              .text("reason", began.why().code())
              .number("requested", began.requested())
              .number("granted", began.granted());
      case Fact.LimitEnded ended ->
          kind("limit-ended")
              .text("reason", ended.why().code())
              .whole("lasted_ns", ended.lastedNs());
      case Fact.TicksMissed missed -> kind("ticks-missed").whole("periods", missed.periods());
      case Fact.DeliveryRefused refused -> kind("delivery-refused").text("why", refused.why());
      case Fact.ProgramFault fault -> kind("program-fault").text("what", fault.what());
      case Fact.Second second -> second(second);
      case Fact.Ended ended -> ended(ended);
      case Fact.Dropped dropped -> kind("dropped").whole("facts", dropped.facts());
    }
  }

  private void prepared(Fact.Prepared prepared) {
    kind("prepared")
        .text("programme", prepared.programme())
        .whole("revision", prepared.revision())
        .text("panel", prepared.panel())
        .number("back_length_mm", prepared.backLengthMm())
        .whole("duration_ns", prepared.durationNs())
        .number("level", prepared.level())
        .number("ceiling", prepared.ceiling());
  }

  private void drawnToEdge(Fact.DrawnToEdge drawn) {
    kind("drawn-to-edge")
        .whole("phase", drawn.phase())
        .whole("stroke", drawn.stroke())
        .text("spine_level", drawn.level().name())
        .number("outside_mm", drawn.outsideMm());
  }

  private void second(Fact.Second second) {
    kind("second")
        .whole("place_ns", second.placeNs())
        .number("level", second.level())
        .objects("zones", second.zones(), FactWriter::zone)
        .numbers("skin_celsius", second.skinCelsius())
        .number("current_a", second.amps())
        .number("rail_v", second.volts());
  }

  private static void zone(FieldWriter fields, Fact.ZoneSecond zone) {
    fields
        .number("least_kpa", zone.leastKpa())
        .number("mean_kpa", zone.meanKpa())
        .number("most_kpa", zone.mostKpa())
        .number("intensity", zone.intensity())
        .flag("touching", zone.touching());
  }

  private void ended(Fact.Ended ended) {
    Dose dose = ended.dose();
    kind("ended")
        .text("outcome", ended.outcome())
        .text("reason", ended.why().code())
        .whole("run_ns", ended.runNs())
        .whole("paused_ns", ended.pausedNs())
        .numbers("delivered_s", dose.delivered())
        .numbers("prescribed_s", dose.prescribed());
  }

  private FieldWriter kind(String kind) {
    return fields.text("fact", kind);
  }
}
