package org.sentuh.clinic.mothers;

import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * When in a day a massage is meant to be, in her own time zone. A hint, no duty: a massage at
 * another hour counts for the window that is nearest to it.
 *
 * @param windows one to four, in their order, without overlap
 */
public record Plan(List<Window> windows) {

  /** The most windows in a day, as many as a device allows treatments. */
  public static final int MOST = 4;

  /**
   * A part of a day.
   *
   * @param from its beginning
   * @param to its end, later on the same day
   */
  public record Window(LocalTime from, LocalTime to) {

    /** How far away a time is, in seconds; 0 within. */
    int distanceS(LocalTime time) {
      if (time.isBefore(from)) {
        return from.toSecondOfDay() - time.toSecondOfDay();
      }
      return time.isAfter(to) ? time.toSecondOfDay() - to.toSecondOfDay() : 0;
    }
  }

  /** Refuses what is out of order. */
  public Plan {
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

  /** The plan of a line as {@code 06:00-12:00 15:00-20:00}. */
  public static Plan of(String line) {
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
    return new Plan(windows);
  }
}
