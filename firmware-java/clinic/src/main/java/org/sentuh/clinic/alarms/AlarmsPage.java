package org.sentuh.clinic.alarms;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Transactions;
import org.sentuh.clinic.archive.alarms.Alarm;
import org.sentuh.clinic.archive.alarms.AlarmRecords;
import org.sentuh.clinic.archive.fleet.FleetRecords;
import org.sentuh.clinic.desk.DeskPage;
import org.sentuh.clinic.desk.Reply;
import org.sentuh.clinic.desk.Route;
import org.sentuh.clinic.desk.Visit;
import org.sentuh.clinic.people.Role;
import org.sentuh.pages.Refused;
import org.sentuh.settings.AlarmRule;
import org.sentuh.settings.AlarmRules;
import org.sentuh.settings.AlarmsFile;
import org.sentuh.telemetry.wire.Wall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Who is called to which panel, by what rules, and what other numbers would have done. Everybody
 * sees the panels of her own facility, and those of none. It remembers nothing.
 */
public final class AlarmsPage {

  private static final Set<Role> LOOK =
      EnumSet.of(Role.TECHNICIAN, Role.ADMINISTRATOR, Role.MIDWIFE, Role.LEAD_MIDWIFE);

  /** Who tunes is not who answers for it. */
  private static final Set<Role> ADOPT = EnumSet.of(Role.ADMINISTRATOR, Role.LEAD_MIDWIFE);

  private static final int PAST = 100;
  private static final int NOTE = 500;
  private static final Duration LONGEST_SNOOZE = Duration.ofDays(7);
  private static final Duration LONGEST_URGENT_SNOOZE = Duration.ofHours(24);
  private static final int MOST_MINUTES = 43_200;

  private final AlarmRecords records;
  private final FleetRecords fleet;
  private final DryRun dryRun;
  private final Wall.Clock clock;

  /** The alarms of an archive. */
  public AlarmsPage(Transactions archive, Wall.Clock clock) {
    this.records = new AlarmRecords(archive);
    this.fleet = new FleetRecords(archive);
    this.dryRun = new DryRun(archive);
    this.clock = clock;
  }

  /** For the desk. */
  public DeskPage page() {
    return new DeskPage(
        "alarms",
        AlarmsPage.class,
        "bell",
        LOOK,
        List.of(
            Route.get("now", LOOK, visit -> new Reply.Live(() -> told(visit))),
            Route.get("some", LOOK, visit -> new Reply.Json(open(visit))),
            Route.get("one/{alarm}", LOOK, this::one),
            Route.get("past", LOOK, this::past),
            Route.get("rules", LOOK, this::rules),
            Route.get("try", LOOK, this::tried),
            Route.post("acknowledge", LOOK, this::acknowledge),
            Route.post("snooze", LOOK, this::snooze),
            Route.post("adopt", ADOPT, this::adopt)));
  }

  private Optional<AlarmRules> adopted() throws ArchiveUnavailable {
    return records.rules().map(rules -> AlarmsFile.read("rules", rules.content()));
  }

  private AlarmsJson json(Visit visit) throws ArchiveUnavailable {
    return new AlarmsJson(adopted(), visit.language());
  }

  // What there is.

  private String told(Visit visit) {
    try {
      return open(visit);
    } catch (ArchiveUnavailable unavailable) {
      throw new Refused(503, "archive");
    }
  }

  private String open(Visit visit) throws ArchiveUnavailable {
    Instant now = clock.now().at();
    List<Alarm> open =
        records.open(visit.person().facility()).stream().sorted(Urgency.of(now)).toList();
    return json(visit).now(open, now).toString();
  }

  private Alarm hers(Visit visit, String number) throws ArchiveUnavailable {
    try {
      return records
          .one(Long.parseLong(number), visit.person().facility())
          .orElseThrow(() -> new Refused(404, "no-alarm"));
    } catch (NumberFormatException nonsense) {
      throw new Refused(404, "no-alarm");
    }
  }

  private Reply one(Visit visit) throws ArchiveUnavailable {
    Alarm alarm = hers(visit, visit.param("alarm"));
    return Reply.json(json(visit).one(alarm, records.deeds(alarm.number()), visit.now()));
  }

  private Reply past(Visit visit) throws ArchiveUnavailable {
    return Reply.json(
        json(visit).past(records.closed(visit.person().facility(), PAST), visit.now()));
  }

  private Reply rules(Visit visit) throws ArchiveUnavailable {
    Optional<AlarmRecords.Adopted> rules = records.rules();
    return rules.isEmpty()
        ? Reply.json(JsonNodeFactory.instance.objectNode())
        : Reply.json(json(visit).rules(rules.get().number(), rules.get().by(), rules.get().at()));
  }

  // What is done.

  private Reply acknowledge(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    Alarm alarm = hers(visit, visit.text(body, "alarm", 20));
    String note = visit.text(body, "note", NOTE);
    if (!records.acknowledge(
        alarm.number(), note, visit.line("alarm.acknowledge", subject(alarm), note))) {
      throw new Refused(409, "settled");
    }
    return Reply.done();
  }

  private Reply snooze(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    Alarm alarm = hers(visit, visit.text(body, "alarm", 20));
    String note = visit.text(body, "note", NOTE);
    Instant until = instant(visit.text(body, "until", 40));
    Duration most =
        alarm.level().equals(AlarmRule.Level.URGENT.word())
            ? LONGEST_URGENT_SNOOZE
            : LONGEST_SNOOZE;
    if (!until.isAfter(visit.now()) || until.isAfter(visit.now().plus(most))) {
      throw new Refused(409, "snooze-too-long");
    }
    if (!records.snooze(
        alarm.number(),
        until,
        note,
        visit.line("alarm.snooze", subject(alarm), until + " " + note))) {
      throw new Refused(409, "settled");
    }
    return Reply.done();
  }

  private static String subject(Alarm alarm) {
    return alarm.device().value() + ", " + alarm.rule();
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException nonsense) {
      throw new Refused(400, "not-understood");
    }
  }

  // Other numbers.

  private static AlarmRule with(AlarmRules rules, String id, String limit, String lasting) {
    AlarmRule rule = rules.rule(id).orElseThrow(() -> new Refused(404, "no-rule"));
    double asked = rule.about().side() == AlarmRule.Side.YES ? 0 : number(limit);
    double minutes = number(lasting);
    boolean allowed =
        asked >= rule.about().least()
            && asked <= rule.about().most()
            && minutes == Math.rint(minutes)
            && minutes >= 0
            && minutes <= MOST_MINUTES;
    if (!allowed) {
      throw new Refused(409, "not-allowed");
    }
    return rule.with(asked, Duration.ofMinutes((long) minutes));
  }

  private static double number(String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException nonsense) {
      // Then it is not what a page sends.
    }
    throw new Refused(400, "not-understood");
  }

  private Reply tried(Visit visit) throws ArchiveUnavailable {
    AlarmRules rules = adopted().orElseThrow(() -> new Refused(404, "no-rule"));
    AlarmRule rule =
        with(
            rules,
            visit.query("rule").orElse(""),
            visit.query("limit").orElse(""),
            visit.query("lasting").orElse(""));
    double days = number(visit.query("days").orElse("30"));
    if (days < 1 || days > DryRun.MOST_DAYS) {
      throw new Refused(409, "not-allowed");
    }
    List<Episode> fired =
        dryRun.of(rule, fleet.seenBy(visit.person().facility()), (int) days, visit.now());
    return Reply.json(json(visit).fired(fired, (int) days));
  }

  private Reply adopt(Visit visit) throws ArchiveUnavailable {
    JsonNode body = visit.body();
    AlarmRecords.Adopted before = records.rules().orElseThrow(() -> new Refused(404, "no-rule"));
    AlarmRule rule =
        with(
            AlarmsFile.read("rules", before.content()),
            visit.text(body, "rule", 40),
            visit.text(body, "limit", 20),
            visit.text(body, "lasting", 20));
    String text =
        RulesText.with(before.content(), rule, rule.limit(), rule.lasting())
            .orElseThrow(() -> new Refused(409, "other-layout"));
    String numbers =
        String.format(
            Locale.ROOT,
            "%s %s, %d min",
            rule.about().key(),
            RulesText.decimal(rule.limit()),
            rule.lasting().toMinutes());
    boolean meant = number(visit.text(body, "number", 20)) == before.number();
    if (!meant
        || !records.adopt(text, before.number(), visit.line("alarms.adopt", rule.id(), numbers))) {
      throw new Refused(409, "others-by-now");
    }
    return Reply.done();
  }
}
