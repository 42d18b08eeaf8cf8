package org.sentuh.simulator.scenario;

import java.util.Comparator;
import java.util.List;

/**
 * What happens, and when.
 *
 * @param moments in the order of their time
 */
public record Scenario(List<Moment> moments) {

  /** A treatment in which nothing out of the ordinary happens. */
  public static final Scenario UNEVENTFUL = new Scenario(List.of());

  /**
   * Something at a time.
   *
   * @param atNs nanoseconds since the treatment was started, 0 or more
   * @param happening what
   */
  public record Moment(long atNs, Happening happening) {}

  /** Puts the moments in order; those of one time stay as given. */
  public Scenario {
    moments = moments.stream().sorted(Comparator.comparingLong(Moment::atNs)).toList();
  }
}
