package org.sentuh.clinic.archive;

import java.util.Locale;

/**
 * What the archive keeps of a device over time, as steps: a row where it is other than before. What
 * a number counts is rounded, so that a device that is well writes next to nothing.
 */
public enum Trace {
  /** It was heard again after so many hours of silence, not rounded; under an hour is none. */
  SILENCE(-1),
  /** It has tested itself to the end, so many hours after the time before; 0 for the first. */
  UNTESTED(0.01),
  /** Entries that wait on it, of all lanes, to two digits. */
  WAITING(0),
  /** The part of its record's room that is used, in percent. */
  STORAGE(1),
  /** What its disk has left, in MB, to two digits. */
  FREE(0),
  /** 1 while it begins no treatment for want of room. */
  FULL(1),
  /** 1 while nobody has set its clock. */
  CLOCK(1),
  /** The warmest skin-side thermometer of a treatment, in °C; unknown when that has ended. */
  SKIN(0.5),
  /** 1 when its last self-test found something. */
  SELF_TEST(1),
  /** What a motor drew in a self-test, in mA; its place is the motor's site. */
  MOTOR(0.1),
  /**
   * What part of what was meant for a zone reached it in a treatment, in percent, by its number.
   */
  CONTACT(1),
  /** How many lanes of its boots are not complete. */
  INCOMPLETE(1),
  /** 1 when it has refused its newest prescription. */
  PRESCRIPTION(1);

  private static final double TWO_DIGITS = 100;

  private final double step;

  Trace(double step) {
    this.step = step;
  }

  /** Its word in the tables, as in {@code self-test}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As it is kept. */
  double rounded(double value) {
    if (Double.isNaN(value) || step < 0) {
      return value;
    }
    double by = step > 0 ? step : digits(value);
    return Math.round(value / by) * by;
  }

  private static double digits(double value) {
    double by = 1;
    while (Math.abs(value) / by >= TWO_DIGITS) {
      by *= 10;
    }
    return by;
  }
}
