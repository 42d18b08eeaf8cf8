package org.sentuh.control.arming;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.treatment.Refusal;

/**
 * What the last 24 hours have brought, treatment by treatment, and whether there is room for one
 * more.
 *
 * <p>The day is any 24 hours, not the calendar's: midnight frees nothing. Each treatment has an age
 * that is never more than its true one, so that doubt makes it gentler: within a boot the monotonic
 * time ages it; over a time without power only the time of day does, only where it is trusted
 * before and after, and less {@link #MARGIN_MS}; otherwise no time has passed. A time of day that
 * runs otherwise than the monotonic time by more than {@link #STEP_MS}, or stands before what has
 * been, has been set by somebody: for the rest of the boot it is not believed, nor is what was
 * noted by it. What this rests on is that the first trusted time of day of a boot is right within a
 * minute. One thread.
 */
public final class DoseLedger {

  /** A day, in nanoseconds. */
  public static final long DAY_NS = 86_400_000_000_000L;

  private static final long HOUR_NS = 3_600_000_000_000L;

  /** How far the time of day may part from the monotonic time within a boot, in milliseconds. */
  public static final long STEP_MS = 60_000;

  /** Taken from every time that only the time of day tells: twice its error, and a step. */
  public static final long MARGIN_MS = 300_000;

  private static final long NS_PER_MS = 1_000_000;
  private static final double EIGHT_HOURS_S = 8 * 3600;

  /** More than a day may hold; of what ran too shortly to count, the oldest are put together. */
  private static final int MOST = 32;

  private final Allowance allowance;
  private final long dayStopNs;
  private final double dayM2PerS3;
  private final List<Entry> entries;
  private OptionalLong lastNs = OptionalLong.empty();
  private OptionalLong offsetMs = OptionalLong.empty();
  private boolean doubted;

  /**
   * One treatment.
   *
   * @param agedNs so long ago it ended, at least
   * @param latestMs the latest time of day at which it can have ended, in milliseconds since 1970
   *     UTC; empty while no trusted time of day has been seen since
   * @param brought what it brought; for one that goes on, what it may have brought before this is
   *     written again
   * @param open whether it goes on
   */
  public record Entry(long agedNs, OptionalLong latestMs, Brought brought, boolean open) {

    private Entry older(long byNs) {
      return open ? this : new Entry(agedNs + byNs, latestMs, brought, false);
    }

    private Entry seenAt(long wallMs) {
      if (open) {
        return this;
      }
      long sinceMs =
          latestMs.isPresent()
              ? Math.clamp(wallMs - latestMs.getAsLong() - MARGIN_MS, 0, 2 * DAY_NS / NS_PER_MS)
              : 0;
      long aged = Math.max(agedNs, sinceMs * NS_PER_MS);
      long latest = Math.min(latestMs.orElse(Long.MAX_VALUE), wallMs - aged / NS_PER_MS);
      return new Entry(aged, OptionalLong.of(latest), brought, false);
    }

    /** It would not have happened yet: one of the two times of day is wrong. */
    private boolean contradicts(long wallMs) {
      return latestMs.isPresent() && latestMs.getAsLong() > wallMs + MARGIN_MS;
    }

    private Entry unstamped() {
      return new Entry(agedNs, OptionalLong.empty(), brought, open);
    }

    private Entry closed(Brought last) {
      return new Entry(0, OptionalLong.empty(), last, false);
    }
  }

  /**
   * What there is no room for.
   *
   * @param why the reason
   * @param waitNs until there is, at most, in nanoseconds; {@link Long#MAX_VALUE} for never
   */
  public record Shortage(Refusal why, long waitNs) {}

  /**
   * A ledger at the beginning of a boot. A treatment that was not closed was cut off: it ended now
   * at the latest, and brought what was laid by for it.
   */
  public DoseLedger(Allowance allowance, Limits limits, List<Entry> kept) {
    this.allowance = allowance;
    this.dayStopNs = Math.round(limits.time().dayStopS() * 1e9);
    this.dayM2PerS3 = limits.vibration().stopMs2() * limits.vibration().stopMs2() * EIGHT_HOURS_S;
    this.entries = new ArrayList<>();
    for (Entry entry : kept) {
      entries.add(entry.open() ? entry.closed(entry.brought()) : entry);
    }
  }

  /** The entries as they have to be kept, oldest first. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /**
   * A ledger of which nothing is known any more: as if a day's treatments had just ended, so that
   * nothing begins for 24 hours.
   */
  public static List<Entry> unknown(Allowance allowance) {
    long countsNs = Math.round(allowance.countsFromS() * 1e9) + 1;
    Entry entry = new Entry(0, OptionalLong.empty(), new Brought(countsNs, 0, List.of()), false);
    return Collections.nCopies(allowance.treatments(), entry);
  }

  /**
   * Lets time pass.
   *
   * @param nowNs monotonic within this boot; one that goes back counts as no time
   * @param trustedMs the time of day where it is trusted, in milliseconds since 1970 UTC
   */
  public void pass(long nowNs, OptionalLong trustedMs) {
    long beforeNs = lastNs.orElse(nowNs);
    long dtNs = Math.max(0, nowNs - beforeNs);
    lastNs = OptionalLong.of(Math.max(beforeNs, nowNs));
    entries.replaceAll(entry -> entry.older(dtNs));
    if (trustedMs.isPresent()) {
      compare(lastNs.getAsLong(), trustedMs.getAsLong());
    }
    entries.removeIf(entry -> entry.agedNs() >= DAY_NS);
  }

  private void compare(long nowNs, long wallMs) {
    long offset = wallMs - nowNs / NS_PER_MS;
    if (offsetMs.isEmpty()) {
      offsetMs = OptionalLong.of(offset);
    }
    boolean stepped = Math.abs(offset - offsetMs.getAsLong()) > STEP_MS;
    if (!doubted && (stepped || entries.stream().anyMatch(entry -> entry.contradicts(wallMs)))) {
      doubted = true;
      entries.replaceAll(Entry::unstamped);
    }
    if (!doubted) {
      entries.replaceAll(entry -> entry.seenAt(wallMs));
    }
  }

  /**
   * A treatment is about to begin; from here on it counts, even if nobody is there to close it.
   *
   * @param reserved what it may bring before the ledger is told more
   */
  public void begin(Brought reserved) {
    entries.removeIf(entry -> entry.open() && entry.brought().treatedNs() == 0);
    entries.replaceAll(entry -> entry.open() ? entry.closed(entry.brought()) : entry);
    entries.add(new Entry(0, OptionalLong.empty(), reserved, true));
    fold();
  }

  /** The treatment that goes on has brought this, what is reserved for it included. */
  public void extend(Brought reserved) {
    entries.replaceAll(
        entry -> entry.open() ? new Entry(0, OptionalLong.empty(), reserved, true) : entry);
  }

  /** The treatment has ended now and brought this in all; nothing, if it was never started. */
  public void end(Brought brought) {
    if (brought.treatedNs() == 0) {
      entries.removeIf(Entry::open);
    } else {
      entries.replaceAll(entry -> entry.open() ? entry.closed(brought) : entry);
    }
  }

  /** What the day has brought, for the interlocks of the next treatment. */
  public DaySpent spent() {
    long treatedNs = 0;
    double m2PerS3 = 0;
    for (Entry entry : past()) {
      treatedNs += entry.brought().treatedNs();
      m2PerS3 += entry.brought().m2PerS3();
    }
    return new DaySpent(treatedNs, Math.sqrt(m2PerS3 / EIGHT_HOURS_S));
  }

  /** How many more may begin within the 24 hours of those that were, by their number alone. */
  public int left() {
    return Math.max(0, allowance.treatments() - (int) past().stream().filter(this::counts).count());
  }

  /**
   * Why there is no room for a treatment that begins now; empty when there is. The one that is
   * open, if any, is that treatment itself.
   *
   * @param planned the most that it brings
   */
  public List<Shortage> shortages(Brought planned) {
    List<Shortage> shortages = new ArrayList<>();
    add(shortages, Refusal.RESTING, restNs());
    add(
        shortages,
        Refusal.DAY_TREATMENTS,
        waitNs(DAY_NS, allowance.treatments(), 1, entry -> counts(entry) ? 1 : 0));
    add(
        shortages,
        Refusal.DAY_TIME,
        waitNs(
            DAY_NS,
            (double) dayStopNs,
            (double) planned.treatedNs(),
            entry -> (double) entry.brought().treatedNs()));
    add(
        shortages,
        Refusal.DAY_VIBRATION,
        waitNs(DAY_NS, dayM2PerS3, planned.m2PerS3(), entry -> entry.brought().m2PerS3()));
    add(shortages, Refusal.ZONE_RESTING, zonesWaitNs(planned));
    return shortages;
  }

  private long zonesWaitNs(Brought planned) {
    long waitNs = 0;
    for (int zone = 0; zone < planned.zones().size(); zone++) {
      int at = zone;
      double more = planned.zones().get(zone);
      ToDoubleFunction<Entry> got =
          entry -> at < entry.brought().zones().size() ? entry.brought().zones().get(at) : 0;
      waitNs = Math.max(waitNs, waitNs(HOUR_NS, allowance.zoneHourS(), more, got));
      waitNs = Math.max(waitNs, waitNs(DAY_NS, allowance.zoneDayS(), more, got));
    }
    return waitNs;
  }

  private long restNs() {
    long betweenNs = Math.round(allowance.betweenS() * 1e9);
    return past().stream()
        .filter(this::counts)
        .mapToLong(entry -> betweenNs - entry.agedNs())
        .filter(waitNs -> waitNs > 0)
        .max()
        .orElse(0);
  }

  /** How long until the entries within a window, and what is planned, keep to a bound. */
  private long waitNs(long windowNs, double most, double planned, ToDoubleFunction<Entry> of) {
    List<Entry> within =
        past().stream()
            .filter(entry -> entry.agedNs() < windowNs)
            .sorted(Comparator.comparingLong(Entry::agedNs).reversed())
            .toList();
    double sum = planned;
    for (Entry entry : within) {
      sum += of.applyAsDouble(entry);
    }
    long waitNs = 0;
    for (int oldest = 0; oldest < within.size() && sum > most; oldest++) {
      sum -= of.applyAsDouble(within.get(oldest));
      waitNs = windowNs - within.get(oldest).agedNs();
    }
    return planned > most ? Long.MAX_VALUE : waitNs;
  }

  private static void add(List<Shortage> shortages, Refusal why, long waitNs) {
    if (waitNs > 0) {
      shortages.add(new Shortage(why, waitNs));
    }
  }

  private boolean counts(Entry entry) {
    return entry.brought().treatedNs() >= allowance.countsFromS() * 1e9;
  }

  private List<Entry> past() {
    return entries.stream().filter(entry -> !entry.open()).toList();
  }

  /** Keeps the ledger short: two that count for nothing alone become one that is as young. */
  private void fold() {
    while (entries.size() > MOST) {
      List<Entry> oldest =
          past().stream()
              .filter(entry -> !counts(entry))
              .sorted(Comparator.comparingLong(Entry::agedNs).reversed())
              .limit(2)
              .toList();
      if (oldest.size() < 2) {
        return;
      }
      entries.removeAll(oldest);
      Entry young = oldest.getLast();
      Brought both = young.brought().plus(oldest.getFirst().brought());
      entries.addFirst(new Entry(young.agedNs(), young.latestMs(), both, false));
    }
  }
}
