package org.sentuh.simulator.board;

import org.sentuh.device.bus.InputLine;
import org.sentuh.device.bus.Level;
import org.sentuh.device.bus.OutputLine;
import org.sentuh.device.bus.Transfer;

/**
 * A GPIO line: whoever holds it as an {@link OutputLine} drives it, whoever holds it as an {@link
 * InputLine} reads it, and it remembers its edges.
 */
public final class SimulatedLine implements OutputLine, InputLine {
  private final SimulatedTime time;
  private boolean isHigh;
  private boolean broken;
  private long edges;
  private long risingEdges;
  private long lastRisingEdgeNs;

  /** Builds a line that is low. */
  public SimulatedLine(SimulatedTime time) {
    this.time = time;
  }

  @Override
  public Transfer high() {
    return drive(true);
  }

  @Override
  public Transfer low() {
    return drive(false);
  }

  @Override
  public Level level() {
    if (broken) {
      return Level.UNKNOWN;
    }
    return isHigh ? Level.HIGH : Level.LOW;
  }

  /** Breaks or mends the line: broken it can neither be driven nor read, and keeps its level. */
  public void setBroken(boolean broken) {
    this.broken = broken;
  }

  /** Returns the level on the wire, which a broken line has too. */
  public boolean isHigh() {
    return isHigh;
  }

  /** Returns how often the level has changed. */
  public long edges() {
    return edges;
  }

  /** Returns how often the level has gone from low to high. */
  public long risingEdges() {
    return risingEdges;
  }

  /** Returns when the level last went from low to high; 0 if {@link #risingEdges()} is 0. */
  public long lastRisingEdgeNs() {
    return lastRisingEdgeNs;
  }

  private Transfer drive(boolean toHigh) {
    if (broken) {
      return Transfer.FAILED;
    }
    if (isHigh != toHigh) {
      isHigh = toHigh;
      edges++;
      if (toHigh) {
        risingEdges++;
        lastRisingEdgeNs = time.nowNs();
      }
    }
    return Transfer.DONE;
  }
}
