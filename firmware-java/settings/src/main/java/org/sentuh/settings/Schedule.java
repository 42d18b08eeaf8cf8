package org.sentuh.settings;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When a massage may begin, as a midwife has written it: on which days, and when in a day. One that
 * has begun goes on to its end. It narrows only: the rest between two of them and their number hold
 * as well.
 *
 * @param times when in a day
 * @param days on which days of the week, at least one
 * @param zone by whose clock
 */
public record Schedule(DayTimes times, Set<DayOfWeek> days, ZoneId zone) {

  /** Keeps its own copy; refuses a week without a day. */
  public Schedule {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("no day of a week; name at least one of mon to sun");
    }
    days = Set.copyOf(EnumSet.copyOf(days));
  }

  /** The days of a line as {@code mon wed fri}. */
  public static Set<DayOfWeek> days(String line) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : line.trim().split("\\s+", -1)) {
      DayOfWeek day =
          List.of(DayOfWeek.values()).stream()
              .filter(known -> word(known).equals(word))
              .findFirst()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "day \"" + word + "\": allowed are mon, tue, wed, thu, fri, sat and sun"));
      days.add(day);
    }
    return days;
  }

  /** The days as {@link #days(String)} reads them. */
  public String dayLine() {
    return EnumSet.copyOf(days).stream().map(Schedule::word).collect(Collectors.joining(" "));
  }

  private static String word(DayOfWeek day) {
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
  }

  /** Whether one is meant to be on a day. */
  public boolean has(LocalDate day) {
    return days.contains(day.getDayOfWeek());
  }

  /**
   * When the next one may begin: the moment itself where one may now. Where clocks are put forward
   * over the beginning of a window, it begins with the hour that is there.
   */
  public Instant next(Instant at) {
    ZonedDateTime here = at.atZone(zone);
    LocalTime time = here.toLocalTime();
    if (has(here.toLocalDate()) && times.windows().stream().anyMatch(one -> one.has(time))) {
      return at;
    }
    List<Instant> begins = new ArrayList<>();
    for (int ahead = 0; ahead <= DayOfWeek.values().length; ahead++) {
      LocalDate day = here.toLocalDate().plusDays(ahead);
      if (has(day)) {
        times
            .windows()
            .forEach(window -> begins.add(day.atTime(window.from()).atZone(zone).toInstant()));
      }
    }
    return begins.stream().filter(at::isBefore).min(Instant::compareTo).orElseThrow();
  }
}
