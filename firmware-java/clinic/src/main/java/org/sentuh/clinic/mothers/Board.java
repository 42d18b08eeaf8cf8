package org.sentuh.clinic.mothers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Care;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.MotherChanges;
import org.sentuh.clinic.archive.Mothers;
import org.sentuh.clinic.archive.NewestPrescription;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * Where every mother stands, by need. What it holds is a reading of the archive, at most {@link
 * #FRESH} old, and nothing is true because it stands here: any number of programs may each have
 * one. Between two whole readings only what has changed is read. Any thread; one reads, the others
 * wait for it.
 */
public final class Board {

  /** So old what is shown may be. */
  public static final Duration FRESH = Duration.ofMillis(500);

  /** So often everything is read anew: a commit may become visible after a later one. */
  static final Duration WHOLE = Duration.ofMinutes(1);

  /** What was received so shortly before the last reading is read again. */
  static final Duration OVERLAP = Duration.ofMinutes(2);

  /** How long ago something must have been received to be of no use for the days that are shown. */
  static final Duration BACK = Duration.ofDays(5);

  private final Mothers archive;
  private final Judge judge;
  private Reading reading = new Reading();
  private Instant read = Instant.MIN;
  private Instant wholly = Instant.MIN;
  private boolean changed;
  private volatile List<Standing> standings = List.of();

  /** A board that has read nothing yet. */
  public Board(Mothers archive, Judge judge) {
    this.archive = archive;
    this.judge = judge;
  }

  /** What was read and has not been thrown away. */
  private static final class Reading {
    final Map<String, Mother> mothers = new LinkedHashMap<>();
    final Map<String, Plan> plans = new HashMap<>();
    final Map<DeviceId, Instant> heard = new HashMap<>();
    final Map<DeviceId, NewestPrescription> prescriptions = new HashMap<>();
    final Map<String, Care> care = new HashMap<>();
    final Map<DeviceId, Map<String, Happening>> happenings = new HashMap<>();
    final Map<DeviceId, Told> told = new HashMap<>();
    final Map<String, Handed> panels = new HashMap<>();
    Set<DeviceId> outstanding = Set.of();
  }

  /** Everyone who is looked after, by need, then since when; no older than {@link #FRESH}. */
  public List<Standing> standings(Instant now) throws ArchiveUnavailable {
    refresh(now);
    return standings;
  }

  /** Where one stands. */
  public Optional<Standing> standing(String mother, Instant now) throws ArchiveUnavailable {
    return standings(now).stream().filter(s -> s.mother().code().equals(mother)).findFirst();
  }

  /** Something was changed just now by whoever shows this board: it is read before it is shown. */
  public synchronized void changed() {
    changed = true;
  }

  /** Something was filed under a time that is long over: everything is read before it is shown. */
  public synchronized void readAnew() {
    wholly = Instant.MIN;
    changed = true;
  }

  private synchronized void refresh(Instant now) throws ArchiveUnavailable {
    boolean stale = changed || read.isAfter(now) || !read.plus(FRESH).isAfter(now);
    if (!stale) {
      return;
    }
    boolean whole = wholly.isAfter(now) || !wholly.plus(WHOLE).isAfter(now);
    if (whole) {
      Reading fresh = new Reading();
      take(fresh, archive.changes(Instant.EPOCH, now.minus(BACK), true));
      reading = fresh;
      wholly = now;
    } else {
      Instant since = read.minus(OVERLAP);
      take(reading, archive.changes(since, since, false));
    }
    standings = judged(now);
    read = now;
    changed = false;
  }

  private static void take(Reading into, MotherChanges changes) {
    for (Mother mother : changes.mothers()) {
      into.mothers.put(mother.code(), mother);
      into.plans.put(mother.code(), Plan.of(mother.windows()));
    }
    into.heard.putAll(changes.heard());
    changes.prescriptions().forEach(newest -> into.prescriptions.put(newest.device(), newest));
    changes.care().forEach(done -> into.care.put(done.mother(), done));
    changes.happenings().forEach(told -> take(into, told));
    changes.panels().forEach(handed -> take(into, handed));
    into.outstanding = new HashSet<>(changes.outstanding());
  }

  private static void take(Reading into, Handed handed) {
    String mother = handed.to().orElse("");
    @Nullable Handed has = into.panels.get(mother);
    if (handed.until().isEmpty()) {
      into.panels.put(mother, handed);
    } else if (has != null
        && has.device().equals(handed.device())
        && has.number() == handed.number()) {
      into.panels.remove(mother);
    }
  }

  private static void take(Reading into, Happening told) {
    String place = told.boot() + " " + told.kind().lane() + " " + told.sequence();
    @Nullable Happening before =
        into.happenings
            .computeIfAbsent(told.device(), device -> new LinkedHashMap<>())
            .put(place, told);
    if (before == null) {
      into.told.remove(told.device());
    }
  }

  private List<Standing> judged(Instant now) {
    List<Standing> judged = new ArrayList<>();
    for (Mother mother : reading.mothers.values()) {
      if (mother.until().isEmpty()) {
        judged.add(judge.judge(known(mother, now), now));
      }
    }
    judged.sort(
        Comparator.comparing(Standing::need)
            .thenComparing(Standing::since)
            .thenComparing(standing -> standing.mother().code()));
    return List.copyOf(judged);
  }

  private Known known(Mother mother, Instant now) {
    Optional<Handed> panel = Optional.ofNullable(reading.panels.get(mother.code()));
    Optional<DeviceId> device = panel.map(Handed::device);
    return new Known(
        mother,
        reading.plans.getOrDefault(mother.code(), NO_PLAN),
        panel,
        device.flatMap(d -> Optional.ofNullable(reading.heard.get(d))),
        device.filter(reading.outstanding::contains).isPresent(),
        device.map(d -> told(d, now)).orElse(Told.NOTHING),
        device.flatMap(d -> Optional.ofNullable(reading.prescriptions.get(d))),
        Optional.ofNullable(reading.care.get(mother.code())));
  }

  private static final Plan NO_PLAN = Plan.of("00:00-23:59");

  /** Put together once for what has come, and anew while a treatment goes on. */
  private Told told(DeviceId device, Instant now) {
    @Nullable Told known = reading.told.get(device);
    if (known == null || known.goesOn()) {
      known = Told.of(List.copyOf(reading.happenings.getOrDefault(device, Map.of()).values()), now);
      reading.told.put(device, known);
    }
    return known;
  }
}
