package org.sentuh.simulator.tissue;

/** What can be wrong with one pressure sensor or its cable. */
public sealed interface SensorDefect {

  /** Nothing is wrong. */
  record Sound() implements SensorDefect {}

  /** The cable or the film is broken: the divider pulls the node to ground. */
  record Open() implements SensorDefect {}

  /** The part or its cable is shorted: the node stands at the rail. */
  // Always written SensorDefect.Short: nobody takes it for the number.
  @SuppressWarnings("AvoidCommonTypeNames")
  record Short() implements SensorDefect {}

  /** The node keeps the voltage it had. */
  record Frozen() implements SensorDefect {}

  /**
   * A loose contact or a disturbance on the cable.
   *
   * @param volts standard deviation of what it adds from sample to sample
   */
  record Noisy(double volts) implements SensorDefect {}

  /**
   * The film ages under heat and sweat.
   *
   * @param sharePerMinute how much its conductance grows in a minute, as a share; negative shrinks
   */
  record Drifting(double sharePerMinute) implements SensorDefect {}

  /**
   * The puck slips.
   *
   * @param factor by which the force it gathers changes at once
   */
  record Jump(double factor) implements SensorDefect {}
}
