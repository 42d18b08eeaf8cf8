package org.sentuh.control.pressure;

/** What is known of the pressure at one site. */
public sealed interface Reading {

  /**
   * A pressure that may be acted upon.
   *
   * @param kPa pressure under the puck
   * @param ageNs nanoseconds since it was converted
   */
  record Valid(double kPa, long ageNs) implements Reading {}

  /**
   * The last known pressure, too old to act upon except to become gentler.
   *
   * @param kPa the last pressure
   * @param ageNs nanoseconds since it was converted
   */
  record Stale(double kPa, long ageNs) implements Reading {}

  /**
   * No pressure is known.
   *
   * @param fault why
   */
  record Faulted(SensorFault fault) implements Reading {}
}
