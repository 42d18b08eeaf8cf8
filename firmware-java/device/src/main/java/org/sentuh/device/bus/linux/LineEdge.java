package org.sentuh.device.bus.linux;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;

/** An edge on an input, and when the kernel saw it. */
public final class LineEdge extends DigitalStateChangeEvent<DigitalInput> {

  private final long atNs;

  LineEdge(DigitalInput line, DigitalState state, long atNs) {
    super(line, state);
    this.atNs = atNs;
  }

  /** When, by the monotonic clock that {@code System.nanoTime} reads. */
  public long atNs() {
    return atNs;
  }
}
