package org.sentuh.device.bus;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;

/** An output line reached through Pi4J, with its exceptions turned into {@link Transfer} values. */
public final class Pi4jOutputLine implements OutputLine {

  private final DigitalOutput output;

  /** A line that Pi4J holds. */
  public Pi4jOutputLine(DigitalOutput output) {
    this.output = output;
  }

  @Override
  public Transfer high() {
    return drive(DigitalState.HIGH);
  }

  @Override
  public Transfer low() {
    return drive(DigitalState.LOW);
  }

  private Transfer drive(DigitalState state) {
    try {
      output.state(state);
      return Transfer.DONE;
    } catch (Pi4JException trouble) {
      return Transfer.FAILED;
    }
  }
}
