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
   * 250 ms, the longest that the circuit in {@code hardware/circuits} may hold: half of the 500 ms
   * after which all outputs must be off. Real parts hold 130 to 205 ms.
   */
  public static final long DEFAULT_HOLD_NS = 250_000_000;

  private final SimulatedTime time;
  private final SimulatedLine heartbeat;
  private final long holdNs;

  /** Builds a one-shot with the default hold time. */
  public HeartbeatOneShot(SimulatedTime time, SimulatedLine heartbeat) {
    this(time, heartbeat, DEFAULT_HOLD_NS);
  }

  /**
   * Builds a one-shot.
   *
   * @param holdNs how long OE stays low after a rising edge, above 0
   */
  public HeartbeatOneShot(SimulatedTime time, SimulatedLine heartbeat, long holdNs) {
    if (holdNs <= 0) {
      throw new IllegalArgumentException("hold time is " + holdNs + " ns; it must be above 0");
    }
    this.time = time;
    this.heartbeat = heartbeat;
    this.holdNs = holdNs;
  }

  /** Returns whether OE is high now, that is, whether the outputs are off. */
  public boolean isOutputEnableHigh() {
    return heartbeat.risingEdges() == 0 || time.nowNs() - heartbeat.lastRisingEdgeNs() >= holdNs;
  }
}
