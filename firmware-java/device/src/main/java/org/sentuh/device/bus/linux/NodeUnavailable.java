package org.sentuh.device.bus.linux;

import com.pi4j.exception.InitializeException;
import java.io.IOException;

/**
 * A device node or a line that cannot be used. Its message is one sentence for a technician: what
 * is missing or not permitted, and what mends it.
 */
final class NodeUnavailable extends InitializeException {

  private static final long serialVersionUID = 1;

  NodeUnavailable(String sentence) {
    super(sentence);
  }

  NodeUnavailable(String sentence, IOException why) {
    super(sentence, why);
  }
}
