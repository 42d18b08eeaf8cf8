package org.sentuh.clinic.alarms;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sentuh.clinic.archive.alarms.Alarm;
import org.sentuh.control.pattern.Title;
import org.sentuh.settings.AlarmRule;
import org.sentuh.settings.AlarmRules;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Alarms and rules as JSON, in a language. What is not known is not there. */
final class AlarmsJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_SHOWN = 200;

  private final Optional<AlarmRules> rules;
  private final boolean indonesian;

  AlarmsJson(Optional<AlarmRules> rules, String language) {
    this.rules = rules;
    this.indonesian = language.equals("id");
  }

  private String said(Title title) {
    return indonesian ? title.id() : title.en();
  }

  /** Those that are so now, and how many there are of each level. */
  ObjectNode now(List<Alarm> open, Instant now) {
    ObjectNode json = JSON.objectNode();
    json.put("ruled", rules.isPresent());
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (AlarmRule.Level level : AlarmRule.Level.values()) {
      counts.put(level.word(), 0);
    }
    counts.put("asleep", 0);
    for (Alarm alarm : open) {
      counts.merge(alarm.sleeps(now) ? "asleep" : alarm.level(), 1, Integer::sum);
    }
    ObjectNode counted = json.putObject("counts");
    counts.forEach(counted::put);
    json.put("all", open.size());
    ArrayNode list = json.putArray("alarms");
    open.stream().limit(MOST_SHOWN).forEach(alarm -> list.add(alarm(alarm, now)));
    return json;
  }

  ArrayNode past(List<Alarm> closed, Instant now) {
    ArrayNode list = JSON.arrayNode();
    closed.forEach(alarm -> list.add(alarm(alarm, now)));
    return list;
  }

  private ObjectNode alarm(Alarm alarm, Instant now) {
    ObjectNode json =
        JSON.objectNode()
            .put("number", alarm.number())
            .put("rule", alarm.rule())
            .put("device", alarm.device().value())
            .put("place", alarm.place())
            .put("level", alarm.level())
            .put("who", alarm.who())
            .put("began", alarm.began().toString())
            .put("opened", alarm.opened().toString())
            .put("asleep", alarm.sleeps(now));
    rules
        .flatMap(all -> all.rule(alarm.rule()))
        .ifPresent(rule ->
            json.put("title", said(rule.title()))
                .put("now", said(rule.now()))
                .put("about", rule.about().word()));
    if (!Double.isNaN(alarm.value())) {
      json.put("value", alarm.value());
    }
    alarm.acknowledged().ifPresent(at -> json.put("acknowledged", at.toString()));
    alarm.snoozed().ifPresent(at -> json.put("snoozed", at.toString()));
    alarm.escalated().ifPresent(at -> json.put("escalated", at.toString()));
    alarm.closed().ifPresent(at -> json.put("closed", at.toString()));
    return json;
  }

  ObjectNode one(Alarm alarm, List<Alarm.Deed> deeds, Instant now) {
    ObjectNode json = alarm(alarm, now);
    ArrayNode done = json.putArray("deeds");
    for (Alarm.Deed deed : deeds) {
      ObjectNode one =
          done.addObject()
              .put("at", deed.at().toString())
              .put("what", deed.what())
              .put("by", deed.by())
              .put("note", deed.note());
      deed.until().ifPresent(until -> one.put("until", until.toString()));
    }
    return json;
  }

  /** The rules, with the numbers that can be tried. */
  ObjectNode rules(int number, String by, Instant at) {
    ObjectNode json =
        JSON.objectNode().put("number", number).put("by", by).put("at", at.toString());
    ArrayNode list = json.putArray("rules");
    for (AlarmRule rule : rules.map(AlarmRules::rules).orElse(List.of())) {
      ObjectNode one =
          list.addObject()
              .put("id", rule.id())
              .put("title", said(rule.title()))
              .put("now", said(rule.now()))
              .put("about", rule.about().word())
              .put("side", rule.about().side().name().toLowerCase(Locale.ROOT))
              .put("level", rule.level().word())
              .put("who", rule.who().word())
              .put("lasting", rule.lasting().toMinutes())
              .put("source", rule.source())
              .put("awaits", rule.awaitsSignature());
      if (rule.about().side() != AlarmRule.Side.YES) {
        one.put("limit", rule.limit())
            .put("least", rule.about().least())
            .put("most", rule.about().most());
      }
      rule.escalation()
          .ifPresent(then ->
              one.put("escalatesAfter", then.after().toMinutes())
                  .put("escalatesTo", then.to().word()));
    }
    return json;
  }

  /** When a rule would have called somebody. */
  ObjectNode fired(List<Episode> fired, int days) {
    ObjectNode json = JSON.objectNode().put("days", days).put("times", fired.size());
    Map<String, Integer> devices = new LinkedHashMap<>();
    fired.forEach(episode -> devices.merge(episode.device().value(), 1, Integer::sum));
    json.put("devices", devices.size());
    ArrayNode list = json.putArray("fired");
    fired.stream()
        .limit(MOST_SHOWN)
        .forEach(episode -> {
          ObjectNode one =
              list.addObject()
                  .put("device", episode.device().value())
                  .put("place", episode.place())
                  .put("opened", episode.opened().toString());
          episode.closed().ifPresent(at -> one.put("closed", at.toString()));
          if (!Double.isNaN(episode.value())) {
            one.put("value", episode.value());
          }
        });
    return json;
  }
}
