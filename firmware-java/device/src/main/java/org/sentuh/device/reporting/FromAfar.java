package org.sentuh.device.reporting;

import java.util.Optional;

/** What a device does for somebody far away besides stopping. It moves nothing. Any thread. */
public interface FromAfar {

  /**
   * Shows which device it is, for half a minute. Returns at once.
   *
   * @return why it does not, by a word; empty where it does
   */
  Optional<String> identify();

  /** What was logged last, scrubbed, a line each. */
  String log();
}
