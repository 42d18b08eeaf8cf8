package org.sentuh.clinic.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Transactions;
import org.sentuh.clinic.archive.alarms.Alarm;
import org.sentuh.clinic.archive.alarms.AlarmRecords;
import org.sentuh.clinic.archive.alarms.OldSteps;
import org.sentuh.clinic.archive.alarms.Series;
import org.sentuh.clinic.archive.alarms.Told;
import org.sentuh.settings.AlarmRule;
import org.sentuh.settings.AlarmRules;
import org.sentuh.settings.AlarmsFile;
import org.sentuh.settings.SettingsRefused;
import org.sentuh.telemetry.wire.Wall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds for what has changed in the archive, and calls somebody. It keeps
 * nothing: up to when it has looked, and every alarm, are rows, so several desks beside one archive
 * agree, and each alarm is opened once. Its own thread; {@link #look} is for whoever steps the
 * time.
 */
public final class AlarmWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  /** A transaction that took long, or a machine whose clock is behind, is still seen. */
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  /** So long a step is kept: four times what a dry run looks back over. */
  static final Duration KEPT = Duration.ofDays(4L * DryRun.MOST_DAYS);

  /** So often old ones are let go. */
  private static final Duration TIDIED_EVERY = Duration.ofDays(1);

  /** Who did what nobody has done. */
  static final String DESK = "desk";

  private final AlarmRecords records;
  private final Known known;
  private final OldSteps old;
  private final Wall.Clock clock;
  private final Thread thread;
  private Instant tidied = Instant.EPOCH;

  /** For an archive; nothing is looked at before {@link #start} or {@link #look}. */
  public AlarmWatch(Transactions archive, Wall.Clock clock) {
    this.records = new AlarmRecords(archive);
    this.known = new Known(archive);
    this.old = new OldSteps(archive);
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("alarms").unstarted(this::run);
  }

  /** Begins to look. */
  public AlarmWatch start() {
    thread.start();
    return this;
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          look();
          tidy();
        } catch (ArchiveUnavailable notNow) {
          LOG.warn("alarms wait: {}", notNow.getMessage());
        } catch (SettingsRefused refused) {
          LOG.error("the adopted rules cannot be read by this version: {}", refused.getMessage());
        }
        Thread.sleep(EVERY);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets go of old steps, once a day. Of several desks each does; there is nothing left then. */
  void tidy() throws ArchiveUnavailable {
    Instant now = clock.now().at();
    if (now.isBefore(tidied) || now.isAfter(tidied.plus(TIDIED_EVERY))) {
      int gone = old.letGo(now.minus(KEPT));
      tidied = now;
      if (gone > 0) {
        LOG.info("{} steps of more than {} days ago are let go", gone, KEPT.toDays());
      }
    }
  }

  /** Takes a file of rules into an archive, where no desk has brought that text before. */
  public static void stock(Transactions archive, String content, Instant now)
      throws ArchiveUnavailable {
    AlarmRules rules = AlarmsFile.read("config/alarms.yaml", content);
    new AlarmRecords(archive)
        .stock(
            content,
            new AuditLine(now, DESK, "", "alarms.adopt", "rules", "revision " + rules.revision()));
  }

  /** Looks once, as of now. */
  public void look() throws ArchiveUnavailable {
    Optional<AlarmRecords.Adopted> adopted = records.rules();
    if (adopted.isEmpty()) {
      return;
    }
    Instant now = clock.now().at();
    AlarmRules rules = AlarmsFile.read("rules " + adopted.get().number(), adopted.get().content());
    Instant before = records.lookedUpTo();
    Map<String, Map<Told.Where, Alarm>> open = open();
    if (before.equals(Instant.EPOCH)) {
      for (AlarmRule rule : rules.rules()) {
        anew(rule, open.getOrDefault(rule.id(), Map.of()), now);
      }
    } else {
      Instant after = before.minus(OVERLAP);
      List<Set<Told.Where>> changed = known.changed(rules.rules(), after, now);
      for (int index = 0; index < changed.size(); index++) {
        AlarmRule rule = rules.rules().get(index);
        changed(rule, changed.get(index), open.getOrDefault(rule.id(), Map.of()), after, now);
      }
    }
    withoutRule(rules, open, now);
    escalate(rules, now);
    records.looked(now, adopted.get().number());
  }

  private Map<String, Map<Told.Where, Alarm>> open() throws ArchiveUnavailable {
    Map<String, Map<Told.Where, Alarm>> open = new HashMap<>();
    for (Alarm alarm : records.open()) {
      open.computeIfAbsent(alarm.rule(), rule -> new HashMap<>())
          .put(new Told.Where(alarm.device().value(), alarm.place()), alarm);
    }
    return open;
  }

  /** What has changed since the last look. */
  private void changed(
      AlarmRule rule,
      Set<Told.Where> where,
      Map<Told.Where, Alarm> open,
      Instant after,
      Instant now)
      throws ArchiveUnavailable {
    for (Told.Where one : where) {
      for (Series series : known.of(rule, one)) {
        List<Episode> episodes =
            Judge.episodes(rule, series, now).stream()
                .filter(episode -> episode.closed().isEmpty() || episode.opened().isAfter(after))
                .toList();
        settle(rule, Optional.ofNullable(open.get(where(series))), series, episodes, now);
      }
    }
  }

  private static Told.Where where(Series series) {
    return new Told.Where(series.device().value(), series.place());
  }

  /** By rules that are new everything is looked at; of what is over nobody is called. */
  private void anew(AlarmRule rule, Map<Told.Where, Alarm> open, Instant now)
      throws ArchiveUnavailable {
    Set<Told.Where> seen = new HashSet<>();
    for (Series series : known.all(rule)) {
      Told.Where where = where(series);
      seen.add(where);
      List<Episode> episodes =
          Judge.episodes(rule, series, now).stream()
              .filter(episode -> episode.closed().isEmpty())
              .toList();
      settle(rule, Optional.ofNullable(open.get(where)), series, episodes, now);
    }
    for (Map.Entry<Told.Where, Alarm> one : open.entrySet()) {
      if (!seen.contains(one.getKey())) {
        close(one.getValue(), now);
      }
    }
  }

  /** What is open and what held are brought together. */
  private void settle(
      AlarmRule rule, Optional<Alarm> open, Series series, List<Episode> episodes, Instant now)
      throws ArchiveUnavailable {
    boolean holds = !episodes.isEmpty() && episodes.getLast().closed().isEmpty();
    if (open.isPresent()) {
      Instant began = open.get().began();
      Optional<Instant> ended =
          Judge.episodes(rule, series, now).stream()
              .filter(episode -> episode.began().equals(began))
              .findFirst()
              .flatMap(Episode::closed);
      if (ended.isPresent()) {
        close(open.get(), ended.get());
      } else if (!holds) {
        close(open.get(), now);
      }
      if (holds && ended.isEmpty()) {
        return;
      }
    }
    for (Episode episode : episodes) {
      open(rule, episode);
    }
  }

  private void open(AlarmRule rule, Episode episode) throws ArchiveUnavailable {
    Alarm found =
        new Alarm(
            0,
            rule.id(),
            episode.device(),
            episode.place(),
            episode.began(),
            episode.opened(),
            rule.level().word(),
            rule.who().word(),
            episode.value(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            episode.closed());
    Instant now = clock.now().at();
    Optional<Long> opened = records.open(found, line("alarm.open", found, now));
    if (opened.isPresent() && episode.closed().isPresent()) {
      records.close(opened.get(), episode.closed().get(), line("alarm.close", found, now));
    }
  }

  private void close(Alarm alarm, Instant at) throws ArchiveUnavailable {
    records.close(alarm.number(), at, line("alarm.close", alarm, clock.now().at()));
  }

  private static AuditLine line(String act, Alarm alarm, Instant at) {
    String where = alarm.place().isEmpty() ? "" : ", " + alarm.place();
    return new AuditLine(at, DESK, "", act, alarm.device().value(), alarm.rule() + where);
  }

  /** A rule that is not there any more calls nobody. */
  private void withoutRule(AlarmRules rules, Map<String, Map<Told.Where, Alarm>> open, Instant now)
      throws ArchiveUnavailable {
    for (Map.Entry<String, Map<Told.Where, Alarm>> one : open.entrySet()) {
      if (rules.rule(one.getKey()).isEmpty()) {
        for (Alarm alarm : one.getValue().values()) {
          close(alarm, now);
        }
      }
    }
  }

  private void escalate(AlarmRules rules, Instant now) throws ArchiveUnavailable {
    for (Alarm alarm : records.open()) {
      Optional<AlarmRule> rule = rules.rule(alarm.rule());
      if (rule.isPresent() && isDue(alarm, rule.get(), now)) {
        records.escalate(
            alarm.number(),
            rule.get().level().raised().word(),
            rule.get().escalation().orElseThrow().to().word(),
            line("alarm.escalate", alarm, now));
      }
    }
  }

  private static boolean isDue(Alarm alarm, AlarmRule rule, Instant now) {
    if (rule.escalation().isEmpty()
        || alarm.acknowledged().isPresent()
        || alarm.escalated().isPresent()) {
      return false;
    }
    Instant from = alarm.snoozed().orElse(alarm.opened());
    return !from.plus(rule.escalation().get().after()).isAfter(now);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
