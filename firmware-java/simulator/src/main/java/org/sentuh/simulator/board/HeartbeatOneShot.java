package org.sentuh.simulator.board;

/**
 * The hardware that switches the motors off when the Pi is dead: a retriggerable one-shot, a
 * 74HCT4538, fed by the heartbeat line and driving the OE pin of every PCA9685.
 *
 * <pre>
 * heartbeat  __|~|___|~|___|~|________________________
 * OE         ~~|____________________|~~~~~~~~~~~~~~~~~      low enables the outputs
 *                           |- hold -|
 * </pre>
 *
 * <p>Every rising edge holds OE low for another hold time. A heartbeat that stops, high or low,
 * lets it run out; a level alone never enables anything. Before the first edge OE is high.
 */
public final class HeartbeatOneShot {
  /**
   * The shortest that the circuit in {@code hardware/circuits} holds, over its parts' tolerance.
   */
  public static final long SHORTEST_HOLD_NS = 130_000_000;

  /** The longest; the rail then takes some tens of milliseconds more, and 250 ms is the bound. */
  public static final long LONGEST_HOLD_NS = 206_000_000;

  private final SimulatedTime time;
  private final SimulatedLine heartbeat;
  private long holdNs;

  /** Builds a one-shot of the slowest parts. */
  public HeartbeatOneShot(SimulatedTime time, SimulatedLine heartbeat) {
    this(time, heartbeat, LONGEST_HOLD_NS);
  }

  /**
   * Builds a one-shot.
   *
   * @param holdNs how long OE stays low after a rising edge, above 0
   */
  public HeartbeatOneShot(SimulatedTime time, SimulatedLine heartbeat, long holdNs) {
    this.time = time;
    this.heartbeat = heartbeat;
    this.holdNs = above0(holdNs);
  }

  /** Gives it parts that hold for so long, as wrong ones do; above 0. */
  public void hold(long ns) {
    holdNs = above0(ns);
  }

  private static long above0(long holdNs) {
    if (holdNs <= 0) {
      throw new IllegalArgumentException("hold time is " + holdNs + " ns; it must be above 0");
    }
    return holdNs;
  }

  /** Returns whether OE is high now, that is, whether the outputs are off. */
  public boolean isOutputEnableHigh() {
    return heartbeat.risingEdges() == 0 || time.nowNs() - heartbeat.lastRisingEdgeNs() >= holdNs;
  }
}
