package org.sentuh.simulator.punctuality;

import org.sentuh.device.bus.InputLine;
import org.sentuh.device.bus.Level;

/** The stop button's line, pressed by one thread and read by another. */
final class StopButton implements InputLine {

  private final boolean activeHigh;
  private volatile boolean pressed;

  StopButton(boolean activeHigh) {
    this.activeHigh = activeHigh;
  }

  void press(boolean down) {
    pressed = down;
  }

  @Override
  public Level level() {
    return pressed == activeHigh ? Level.HIGH : Level.LOW;
  }
}
