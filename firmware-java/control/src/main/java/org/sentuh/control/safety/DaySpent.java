package org.sentuh.control.safety;

/**
 * What the day has brought before this treatment.
 *
 * @param treatedNs how long treatments have run today, in nanoseconds
 * @param vibrationMs2 the day's vibration exposure A(8) so far, in m/s²
 */
public record DaySpent(long treatedNs, double vibrationMs2) {

  /** A day on which nothing has happened yet. */
  public static final DaySpent NOTHING = new DaySpent(0, 0);
}
