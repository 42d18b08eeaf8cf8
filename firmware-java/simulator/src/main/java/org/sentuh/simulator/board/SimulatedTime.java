package org.sentuh.simulator.board;

/**
 * The time of a simulated board, in nanoseconds since it got power.
 *
 * <p>The caller sets it at every tick; transfers on the simulated bus move it on by what they take
 * on the wire. It never runs by itself and never goes back.
 */
public final class SimulatedTime {
  private long nowNs;

  /** Returns the time now. */
  public long nowNs() {
    return nowNs;
  }

  /**
   * Moves the time on to {@code ns}. When the bus has already taken it further, as it does when a
   * tick overruns, it stays where it is.
   */
  public void advanceTo(long ns) {
    nowNs = Math.max(nowNs, ns);
  }

  /**
   * Moves the time on by {@code ns}; fits the drivers' {@code Pause}.
   *
   * @throws IllegalArgumentException if {@code ns} is negative
   */
  public void advanceBy(long ns) {
    if (ns < 0) {
      throw new IllegalArgumentException("time cannot go back by " + -ns + " ns");
    }
    nowNs += ns;
  }
}
