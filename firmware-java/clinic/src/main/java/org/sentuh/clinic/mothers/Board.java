package org.sentuh.clinic.mothers;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.archive.ArchiveUnavailable;
import org.sentuh.clinic.archive.Care;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Happening;
import org.sentuh.clinic.archive.Horizon;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.MotherChanges;
import org.sentuh.clinic.archive.Mothers;
import org.sentuh.clinic.archive.NewestPrescription;
import org.sentuh.settings.DayTimes;
import org.sentuh.settings.Schedule;
import org.sentuh.telemetry.wire.DeviceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where every mother stands, by need. What it holds is a reading of the archive, and nothing is
 * true because it stands here: any number of programs may each have one, and one that begins anew
 * comes to the same. Only what has changed is read, and only those are judged again of whom
 * something has changed or whose time has come. Whoever asks is answered at once with what is in
 * hand as long as that is no older than {@link #OLDEST}; see {@link BoardKeeper}. Any thread; one
 * reads.
 */
public final class Board {

  /** So old what is shown may be; what would be older is read anew, and whoever asked waits. */
  public static final Duration OLDEST = Duration.ofSeconds(2);

  /** How long ago something must have been received to be of no use for the days that are shown. */
  static final Duration BACK = Duration.ofDays(5);

  private static final Comparator<Standing> BY_NEED =
      Comparator.comparing(Standing::need)
          .thenComparing(Standing::since)
          .thenComparing(standing -> standing.mother().code());

  private static final Set<DayOfWeek> ALL_DAYS = EnumSet.allOf(DayOfWeek.class);

  private static final Comparator<Happening> IN_ORDER =
      Comparator.comparing(Happening::received)
          .thenComparing(Happening::boot)
          .thenComparingLong(Happening::sequence);

  private static final Logger LOG = LoggerFactory.getLogger(Board.class);

  private final Mothers archive;
  private final Judge judge;
  private Reading reading = new Reading();
  private volatile boolean changed;
  private volatile Shown shown = new Shown(Instant.MIN, List.of(), Map.of());

  /** A board that has read nothing yet. */
  public Board(Mothers archive, Judge judge) {
    this.archive = archive;
    this.judge = judge;
  }

  /** What is in hand, and when it was read. Its list is another one only if something in it is. */
  private record Shown(Instant at, List<Standing> standings, Map<String, Standing> byMother) {

    boolean isGood(Instant now) {
      return !at.isAfter(now) && at.plus(OLDEST).isAfter(now);
    }
  }

  /** What was read and has not been thrown away. */
  private static final class Reading {
    Horizon horizon = Horizon.NOTHING;
    final Map<String, Mother> mothers = new LinkedHashMap<>();
    final Map<String, Schedule> hopes = new HashMap<>();
    final Map<DeviceId, Instant> heard = new HashMap<>();
    final Map<DeviceId, NewestPrescription> prescriptions = new HashMap<>();
    final Map<DeviceId, Optional<Schedule>> schedules = new HashMap<>();
    final Map<String, Care> care = new HashMap<>();
    final Map<DeviceId, Map<String, Happening>> happenings = new HashMap<>();
    final Map<String, Handed> panels = new HashMap<>();
    final Map<DeviceId, String> holders = new HashMap<>();
    Set<DeviceId> outstanding = Set.of();
    final Map<String, Judged> judged = new HashMap<>();
    final NavigableSet<Standing> byNeed = new TreeSet<>(BY_NEED);

    /** Those of whom something has changed and who have not been judged since. */
    final Set<String> touched = new HashSet<>();
  }

  /** A judgement, and until when it stands if nothing is heard. */
  private record Judged(Standing standing, Instant until) {}

  /**
   * Everyone who is looked after, by need, then since when; the same list while nothing changes.
   */
  public List<Standing> standings(Instant now) throws ArchiveUnavailable {
    return inHand(now).standings();
  }

  /** Where one stands. */
  public Optional<Standing> standing(String mother, Instant now) throws ArchiveUnavailable {
    return Optional.ofNullable(inHand(now).byMother().get(mother));
  }

  /** Something was changed just now by whoever shows this board: it is read before it is shown. */
  public void changed() {
    changed = true;
  }

  /** Reads what has changed. */
  public synchronized void read(Instant now) throws ArchiveUnavailable {
    boolean own = changed;
    changed = false;
    try {
      take(archive.changes(reading.horizon, now.minus(BACK)));
    } catch (ArchiveUnavailable unread) {
      changed |= own;
      throw unread;
    }
    boolean another = judgeAgain(now);
    shown =
        another
            ? new Shown(now, List.copyOf(reading.byNeed), byMother())
            : new Shown(now, shown.standings(), shown.byMother());
  }

  private Shown inHand(Instant now) throws ArchiveUnavailable {
    Shown there = shown;
    if (there.isGood(now) && !changed) {
      return there;
    }
    synchronized (this) {
      if (!shown.isGood(now) || changed) {
        read(now);
      }
      return shown;
    }
  }

  // What was read.

  private void take(MotherChanges changes) {
    if (changes.horizon().isBehind(reading.horizon)) {
      reading = new Reading();
    }
    reading.horizon = changes.horizon();
    for (Mother mother : changes.mothers()) {
      reading.mothers.put(mother.code(), mother);
      reading.hopes.put(
          mother.code(), new Schedule(DayTimes.of(mother.windows()), ALL_DAYS, mother.zone()));
      reading.touched.add(mother.code());
    }
    changes.panels().forEach(this::take);
    changes.heard().forEach(this::take);
    for (NewestPrescription newest : changes.prescriptions()) {
      reading.prescriptions.put(newest.device(), newest);
      reading.schedules.put(newest.device(), schedule(newest));
      touch(newest.device());
    }
    for (Care done : changes.care()) {
      reading.care.put(done.mother(), done);
      reading.touched.add(done.mother());
    }
    changes.happenings().forEach(this::take);
    changes.outstanding().ifPresent(this::take);
  }

  /** What a midwife has prescribed was read before it was signed; an older one has no times. */
  private static Optional<Schedule> schedule(NewestPrescription newest) {
    try {
      return newest
          .line("times")
          .map(times ->
              new Schedule(
                  DayTimes.of(times),
                  newest.line("days").map(Schedule::days).orElse(ALL_DAYS),
                  ZoneId.of(newest.line("zone").orElse(""))));
    } catch (IllegalArgumentException | DateTimeException unreadable) {
      LOG.warn("the times of what is prescribed to {} cannot be read", newest.device());
      return Optional.empty();
    }
  }

  private void take(Handed handed) {
    String mother = handed.to().orElse("");
    @Nullable Handed has = reading.panels.get(mother);
    if (handed.until().isEmpty()) {
      reading.panels.put(mother, handed);
      reading.holders.put(handed.device(), mother);
    } else if (has != null
        && has.device().equals(handed.device())
        && has.number() == handed.number()) {
      reading.panels.remove(mother);
    }
    reading.touched.add(mother);
  }

  private void take(DeviceId device, Instant heard) {
    if (!heard.equals(reading.heard.put(device, heard))) {
      touch(device);
    }
  }

  private void take(Happening told) {
    String place = told.boot() + " " + told.kind().lane() + " " + told.sequence();
    reading
        .happenings
        .computeIfAbsent(told.device(), device -> new LinkedHashMap<>())
        .put(place, told);
    touch(told.device());
  }

  private void take(Collection<DeviceId> outstanding) {
    Set<DeviceId> now = new HashSet<>(outstanding);
    now.stream().filter(device -> !reading.outstanding.contains(device)).forEach(this::touch);
    reading.outstanding.stream().filter(device -> !now.contains(device)).forEach(this::touch);
    reading.outstanding = now;
  }

  private void touch(DeviceId device) {
    @Nullable String holder = reading.holders.get(device);
    if (holder != null) {
      reading.touched.add(holder);
    }
  }

  // What follows from it.

  /** Judges those who are to be judged again; answers whether anybody stands otherwise. */
  private boolean judgeAgain(Instant now) {
    reading.judged.forEach((mother, judged) -> {
      if (!now.isBefore(judged.until()) || now.isBefore(shown.at())) {
        reading.touched.add(mother);
      }
    });
    boolean another = false;
    for (String code : reading.touched) {
      @Nullable Mother mother = reading.mothers.get(code);
      if (mother != null) {
        another |= judgeAgain(mother, now);
      }
    }
    reading.touched.clear();
    return another;
  }

  private boolean judgeAgain(Mother mother, Instant now) {
    @Nullable Judged before = reading.judged.remove(mother.code());
    @Nullable Standing standing = null;
    if (mother.until().isEmpty()) {
      Judged judged = judged(mother, now);
      reading.judged.put(mother.code(), judged);
      standing = judged.standing();
    }
    if (before != null && before.standing().equals(standing)) {
      return false;
    }
    if (before != null) {
      reading.byNeed.remove(before.standing());
    }
    if (standing != null) {
      reading.byNeed.add(standing);
    }
    return before != null || standing != null;
  }

  private Judged judged(Mother mother, Instant now) {
    Optional<Handed> panel = Optional.ofNullable(reading.panels.get(mother.code()));
    Optional<DeviceId> device = panel.map(Handed::device);
    List<Happening> happenings = device.map(one -> happenings(one, now)).orElse(List.of());
    Known known =
        new Known(
            mother,
            device
                .flatMap(d -> reading.schedules.getOrDefault(d, Optional.empty()))
                .orElseGet(() -> reading.hopes.get(mother.code())),
            panel,
            device.flatMap(d -> Optional.ofNullable(reading.heard.get(d))),
            device.filter(reading.outstanding::contains).isPresent(),
            Told.of(happenings, now),
            device.flatMap(d -> Optional.ofNullable(reading.prescriptions.get(d))),
            Optional.ofNullable(reading.care.get(mother.code())));
    return new Judged(judge.judge(known, now), until(known, happenings, now));
  }

  /** What counts now; what came too long ago is thrown away, as if it were read now. */
  private List<Happening> happenings(DeviceId device, Instant now) {
    @Nullable Map<String, Happening> told = reading.happenings.get(device);
    if (told == null) {
      return List.of();
    }
    Instant back = now.minus(BACK);
    told.values().removeIf(one -> one.received().isBefore(back) && !one.lasts());
    List<Happening> inOrder = new ArrayList<>(told.values());
    inOrder.sort(IN_ORDER);
    return inOrder;
  }

  private Instant until(Known known, List<Happening> happenings, Instant now) {
    Instant until = judge.until(known, now);
    return happenings.stream()
        .filter(told -> !told.lasts())
        .map(told -> told.received().plus(BACK).plusMillis(1))
        .filter(until::isAfter)
        .min(Instant::compareTo)
        .orElse(until);
  }

  private Map<String, Standing> byMother() {
    Map<String, Standing> all = HashMap.newHashMap(reading.judged.size());
    reading.judged.forEach((mother, judged) -> all.put(mother, judged.standing()));
    return all;
  }
}
