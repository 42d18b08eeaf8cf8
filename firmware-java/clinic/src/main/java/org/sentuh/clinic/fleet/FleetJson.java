package org.sentuh.clinic.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sentuh.clinic.archive.BootSeen;
import org.sentuh.clinic.archive.CommandSeen;
import org.sentuh.clinic.archive.Gap;
import org.sentuh.clinic.archive.LogSeen;
import org.sentuh.clinic.archive.fleet.DeviceFacts;
import org.sentuh.control.body.Panel;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.words.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The fleet as JSON. What is not known is not there. */
final class FleetJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_GAPS = 200;
  private static final int MOST_BOOTS = 20;

  private FleetJson() {}

  /**
   * A device and what about it needs somebody.
   *
   * @param needs the most urgent first
   * @param alarms how many call now, by the word of their level
   */
  record Judged(DeviceFacts facts, Set<Need> needs, Map<String, Integer> alarms) {}

  static ObjectNode fleet(Map<String, Integer> counts, List<Judged> devices) {
    ObjectNode fleet = JSON.objectNode();
    ObjectNode counted = fleet.putObject("counts");
    counts.forEach(counted::put);
    ArrayNode all = fleet.putArray("devices");
    devices.forEach(device -> device(all.addObject(), device));
    return fleet;
  }

  private static void device(ObjectNode json, Judged judged) {
    DeviceFacts facts = judged.facts();
    json.put("device", facts.seen().device().value());
    ArrayNode needs = json.putArray("needs");
    judged
        .needs()
        .forEach(need ->
            needs
                .addObject()
                .put("need", need.word())
                .put("level", need.level().name().toLowerCase(Locale.ROOT)));
    if (!judged.alarms().isEmpty()) {
      ObjectNode alarms = json.putObject("alarms");
      judged.alarms().forEach(alarms::put);
    }
    facts.facility().ifPresent(facility -> json.put("facility", facility));
    facts.certified().ifPresent(end -> json.put("certified", end.toString()));
    json.put("online", facts.seen().online());
    facts.seen().lastHeard().ifPresent(at -> json.put("heard", at.toString()));
    facts.seen().registered().ifPresent(at -> json.put("registered", at.toString()));
    facts.software().ifPresent(version -> json.put("software", version));
    facts.health().ifPresent(told -> health(json.putObject("health"), told.what(), told.at()));
    facts
        .selfTest()
        .ifPresent(told ->
            json.putObject("selfTest")
                .put("outcome", told.what().outcome())
                .put("at", told.at().toString())
                .put("findings", told.what().findings().size()));
    json.put("missing", facts.missing());
    ObjectNode lost = json.putObject("lost");
    facts.lost().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(why -> lost.put(why.getKey(), why.getValue()));
    json.put("altered", facts.altered());
    json.put("refused", facts.refused());
  }

  private static void health(ObjectNode json, Message.Health health, Instant at) {
    json.put("at", at.toString());
    ObjectNode waiting = json.putObject("waiting");
    health.waiting().forEach((lane, entries) -> waiting.put(lane.word(), entries));
    json.put("journal", health.journalBytes());
    json.put("quota", health.quotaBytes());
    json.put("free", health.freeBytes());
    json.put("connects", health.connects());
    json.put("refusedFacts", health.refused());
    json.put("clock", health.wall().quality().word());
    json.put("refusesTreatments", health.treatmentsRefused());
  }

  static ObjectNode one(
      Judged judged,
      List<BootSeen> boots,
      List<Gap> gaps,
      List<CommandSeen> commands,
      Map<String, LogSeen> logs,
      Set<Consent> withheld,
      Optional<Panel> panel,
      String language) {
    ObjectNode json = JSON.objectNode();
    device(json, judged);
    Words words = Words.of(Locale.of(language));
    ArrayNode found = json.putArray("found");
    judged
        .facts()
        .selfTest()
        .ifPresent(told ->
            told.what().findings().forEach(one -> found(found.addObject(), one, panel, words)));
    judged.facts().calibrated().ifPresent(told -> calibrated(json, told.what(), words));
    List<Gap> owed = gaps.stream().filter(gap -> !isHerWish(gap, withheld)).toList();
    ArrayNode seen = json.putArray("boots");
    boots.reversed().stream().limit(MOST_BOOTS).forEach(boot -> boot(seen.addObject(), boot, owed));
    ArrayNode holes = json.putArray("gaps");
    gaps.reversed().stream()
        .limit(MOST_GAPS)
        .forEach(gap ->
            holes
                .addObject()
                .put("boot", gap.boot())
                .put("lane", gap.lane().word())
                .put("first", gap.first())
                .put("last", gap.last())
                .put("why", why(gap, withheld))
                .put("since", gap.since().toString()));
    json.put("gapsInAll", gaps.size());
    json.put("wiped", judged.facts().wiped().word());
    ArrayNode asked = json.putArray("commands");
    for (CommandSeen command : commands) {
      ObjectNode shown = asked.addObject();
      command(shown, command);
      Optional.ofNullable(logs.get(command.command().id())).ifPresent(log -> log(shown, log));
    }
    return json;
  }

  /** What she does not agree to send has not gone missing: it stays on her panel. */
  private static boolean isHerWish(Gap gap, Set<Consent> withheld) {
    return gap.why().equals(Gap.MISSING) && withheld.contains(gap.lane().consent());
  }

  private static String why(Gap gap, Set<Consent> withheld) {
    return isHerWish(gap, withheld) ? "not-agreed" : gap.why();
  }

  /** Complete: nothing of it is missing, lost or altered. */
  private static void boot(ObjectNode json, BootSeen boot, List<Gap> gaps) {
    json.put("boot", boot.boot());
    json.put("since", boot.firstHeard().toString());
    json.put("goodbye", boot.goodbye());
    json.put("ended", boot.next().isPresent() || boot.goodbye());
    json.put("lostAtMostMs", boot.lostAtMostMs());
    json.put("complete", gaps.stream().noneMatch(gap -> gap.boot().equals(boot.boot())));
  }

  private static void calibrated(ObjectNode json, Notice.SensorsCalibrated told, Words words) {
    ArrayNode sensors = json.putArray("calibrated");
    for (Notice.Calibrated one : told.sensors()) {
      ObjectNode sensor =
          sensors
              .addObject()
              .put("place", words.zone(one.site()))
              .put("by", one.by())
              .put("weights", one.weights())
              .put("residual", one.residual());
      if (!one.since().equals("unknown")) {
        sensor.put("since", one.since());
      }
    }
  }

  /** A device may be newer than this clinic: then its own word is told. */
  private static void found(
      ObjectNode json, Notice.Found found, Optional<Panel> panel, Words words) {
    String said;
    try {
      said = words.selfTest("fault." + found.fault() + ".name");
    } catch (IllegalStateException newer) {
      said = found.fault();
    }
    json.put("fault", said).put("place", found.place()).put("wire", found.wire());
    said(found, panel, words).ifPresent(where -> json.put("said", where));
    if (!found.part().equals("none")) {
      try {
        json.put("bring", words.selfTest("part." + found.part()));
      } catch (IllegalStateException newer) {
        json.put("bring", found.part());
      }
    }
  }

  /** Where it is on the back; what is not on the back has its own name alone. */
  private static Optional<String> said(Notice.Found found, Optional<Panel> panel, Words words) {
    return panel.flatMap(known ->
        Places.motor(known, found.place(), words)
            .or(() -> Places.sensor(known, found.place(), words)));
  }

  private static void log(ObjectNode command, LogSeen log) {
    command
        .putObject("log")
        .put("parts", log.parts())
        .put("of", log.of())
        .put("last", log.last().toString());
  }

  private static void command(ObjectNode json, CommandSeen seen) {
    json.put("id", seen.command().id());
    json.put("request", seen.command().request().word());
    json.put("who", seen.who());
    json.put("state", seen.state().name().toLowerCase(Locale.ROOT));
    json.put("asked", seen.command().issuedAt().toString());
    seen.sent().ifPresent(at -> json.put("sent", at.toString()));
    seen.answered().ifPresent(at -> json.put("answered", at.toString()));
    json.put("why", seen.why());
  }
}
