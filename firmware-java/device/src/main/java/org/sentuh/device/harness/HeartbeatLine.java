package org.sentuh.device.harness;

import org.sentuh.control.loop.Heartbeat;
import org.sentuh.device.bus.OutputLine;

/**
 * The heartbeat on its wire: each beat is an edge, which retriggers the one-shot that holds the
 * drivers' outputs enabled.
 */
public final class HeartbeatLine implements Heartbeat {

  private final OutputLine line;
  private boolean up;

  /** Beats on a line that now stands low. */
  public HeartbeatLine(OutputLine line) {
    this.line = line;
  }

  /** One edge. A line that does not move is noticed by the hardware, which switches off. */
  @Override
  public void beat() {
    up = !up;
    var _ = up ? line.high() : line.low();
  }
}
