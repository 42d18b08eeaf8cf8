package org.sentuh.simulator.apart;

import org.sentuh.simulator.panel.SimulatedPanel;

/**
 * What the motors of a panel really draw from a mark on, looked at every millisecond. Not for two
 * threads at once.
 */
public final class Drawn {

  /**
   * A motor that draws more than this is driven; one alone at the softest level draws ten times as
   * much.
   */
  public static final double DRIVEN_A = 0.002;

  private static final double MS = 1e6;

  private final SimulatedPanel panel;
  private final int motors;
  private long markNs;
  private long lookedNs;
  private long beatNs;
  private long drivenNs;
  private double motorS;
  private double unbeatenMs;
  private boolean drivenNow;

  /**
   * What was seen since the mark.
   *
   * @param drivenMs from the mark to the last moment at which a motor was driven; 0 where none was
   * @param unbeatenMs the longest time for which a motor was driven and no heartbeat came
   * @param motorS motor-seconds that were driven
   * @param now whether a motor is driven now
   */
  public record Seen(double drivenMs, double unbeatenMs, double motorS, boolean now) {}

  Drawn(SimulatedPanel panel, int motors) {
    this.panel = panel;
    this.motors = motors;
  }

  void mark(long nowNs) {
    markNs = nowNs;
    drivenNs = nowNs;
    motorS = 0;
    unbeatenMs = 0;
  }

  void beat(long nowNs) {
    beatNs = nowNs;
  }

  void look(long nowNs) {
    int driven = 0;
    for (int motor = 0; motor < motors; motor++) {
      driven += panel.amps(motor) > DRIVEN_A ? 1 : 0;
    }
    drivenNow = driven > 0;
    if (drivenNow) {
      drivenNs = nowNs;
      unbeatenMs = Math.max(unbeatenMs, (nowNs - Math.max(markNs, beatNs)) / MS);
      motorS += driven * (nowNs - lookedNs) / (MS * 1e3);
    }
    lookedNs = nowNs;
  }

  Seen seen() {
    return new Seen((drivenNs - markNs) / MS, unbeatenMs, motorS, drivenNow);
  }
}
