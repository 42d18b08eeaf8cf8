package org.sentuh.simulator.punctuality;

import org.sentuh.control.loop.Clock;
import org.sentuh.simulator.panel.SimulatedPanel;

/**
 * Watches what the drivers of a panel have been told: whether any motor is driven, and when the
 * last one was told not to be any more. The tick's thread looks, any may ask.
 */
final class Silence {

  private final SimulatedPanel panel;
  private final int motors;
  private final Clock clock;
  private volatile long sinceNs;
  private volatile boolean driven;

  Silence(SimulatedPanel panel, int motors, Clock clock) {
    this.panel = panel;
    this.motors = motors;
    this.clock = clock;
  }

  /** To be called after every write. */
  void look() {
    boolean now = false;
    for (int motor = 0; motor < motors && !now; motor++) {
      now = panel.duty(motor) > 0;
    }
    if (driven && !now) {
      sinceNs = clock.nowNs();
    }
    driven = now;
  }

  /** Whether any motor is driven. */
  boolean isBroken() {
    return driven;
  }

  /** When the last motor was told not to move, by the clock; 0 before the first time. */
  long sinceNs() {
    return sinceNs;
  }
}
