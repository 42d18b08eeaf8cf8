package org.sentuh.settings;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When in a day a massage is meant to be, by the clock where she lives.
 *
 * @param windows one to four, in their order, without overlap
 */
public record DayTimes(List<Window> windows) {

  /** The most windows in a day, as many as a device allows treatments. */
  public static final int MOST = 4;

  /**
   * A part of a day.
   *
   * @param from its beginning
   * @param to its end, later on the same day
   */
  public record Window(LocalTime from, LocalTime to) {

    /** Whether a time lies in it; its beginning does, its end does not. */
    boolean has(LocalTime time) {
      return !time.isBefore(from) && time.isBefore(to);
    }

    /** How far away a time is, in seconds; 0 within. */
    public int distanceS(LocalTime time) {
      if (time.isBefore(from)) {
        return from.toSecondOfDay() - time.toSecondOfDay();
      }
      return time.isAfter(to) ? time.toSecondOfDay() - to.toSecondOfDay() : 0;
    }
  }

  /** Refuses what is out of order. */
  public DayTimes {
    windows = List.copyOf(windows);
    if (windows.isEmpty() || windows.size() > MOST) {
      throw new IllegalArgumentException(
          windows.size() + " windows: allowed are 1 to " + MOST + " a day");
    }
    LocalTime free = LocalTime.MIN;
    for (Window window : windows) {
      if (window.from().isBefore(free) || !window.from().isBefore(window.to())) {
        throw new IllegalArgumentException(
            "window "
                + window.from()
                + "-"
                + window.to()
                + ": allowed is one that begins after the one before it and ends later on that"
                + " day");
      }
      free = window.to();
    }
  }

  /** The times of a line as {@code 06:00-12:00 15:00-20:00}. */
  public static DayTimes of(String line) {
    List<Window> windows = new ArrayList<>();
    for (String window : line.trim().split("\\s+", -1)) {
      int dash = window.indexOf('-');
      try {
        windows.add(
            new Window(
                LocalTime.parse(window.substring(0, Math.max(dash, 0))),
                LocalTime.parse(window.substring(dash + 1))));
      } catch (DateTimeParseException otherForm) {
        throw new IllegalArgumentException(
            "window \"" + window + "\": write it as 06:00-12:00", otherForm);
      }
    }
    return new DayTimes(windows);
  }

  /** As {@link #of} reads it. */
  public String line() {
    return windows.stream()
        .map(window -> window.from() + "-" + window.to())
        .collect(Collectors.joining(" "));
  }
}
