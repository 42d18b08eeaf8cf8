package org.sentuh.device.harness;

import java.util.Optional;
import org.sentuh.device.bus.OutputLine;

/**
 * The board under the program: the bus to the chips, the input wires, and the heartbeat's line. It
 * is opened once, used by the tick's thread alone, and closed when nothing is driven any more.
 */
public interface Board extends AutoCloseable {

  /** What leads from the board to the panel. */
  Wires wires();

  /** The heartbeat's line, which stands low. */
  OutputLine heartbeat();

  /** The wires to the front of the box; empty where it has none. */
  default Optional<FrontLines> front() {
    return Optional.empty();
  }

  /** Lets the lines and the bus go; the heartbeat's line is low then. */
  @Override
  void close();
}
