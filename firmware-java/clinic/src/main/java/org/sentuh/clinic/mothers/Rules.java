package org.sentuh.clinic.mothers;

import java.time.Duration;

/**
 * How long one waits before something is called by its name. Choices of this project, none of them
 * published; a clinic may have others.
 *
 * @param days how many days are shown
 * @param grace so long after a window its massage may still be told of
 * @param silence so long without news is a need
 * @param answer so long a panel may take to answer to what was prescribed
 * @param ahead so long before its end a prescription is to be renewed
 */
public record Rules(int days, Duration grace, Duration silence, Duration answer, Duration ahead) {

  /** Three days, a quarter of an hour, a day, six hours, two days. */
  public static final Rules USUAL =
      new Rules(
          3, Duration.ofMinutes(15), Duration.ofHours(24), Duration.ofHours(6), Duration.ofDays(2));
}
