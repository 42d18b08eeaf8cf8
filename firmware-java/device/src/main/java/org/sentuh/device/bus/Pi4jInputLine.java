package org.sentuh.device.bus;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.concurrent.atomic.AtomicBoolean;

/** An input line reached through Pi4J; what Pi4J cannot read is {@link Level#UNKNOWN}. */
public final class Pi4jInputLine implements InputLine {

  private final DigitalInput input;
  private final Level held;
  private final AtomicBoolean seen = new AtomicBoolean();

  /** A line that Pi4J holds, read as it is at the moment. */
  public Pi4jInputLine(DigitalInput input) {
    this(input, Level.UNKNOWN);
  }

  private Pi4jInputLine(DigitalInput input, Level held) {
    this.input = input;
    this.held = held;
  }

  /**
   * A line on which a level counts even if it was there for less than the time between two
   * readings: the next reading tells of it. Any edge tells of it, whether it began or ended it; so
   * a level that was read and has ended since may be told once more.
   */
  public static Pi4jInputLine holding(Level level, DigitalInput input) {
    Pi4jInputLine line = new Pi4jInputLine(input, level);
    input.addListener(edge -> line.seen.set(true));
    return line;
  }

  @Override
  public Level level() {
    if (seen.getAndSet(false)) {
      return held;
    }
    try {
      return of(input.state());
    } catch (Pi4JException trouble) {
      return Level.UNKNOWN;
    }
  }

  private static Level of(DigitalState state) {
    return switch (state) {
      case HIGH -> Level.HIGH;
      case LOW -> Level.LOW;
      case UNKNOWN -> Level.UNKNOWN;
    };
  }
}
