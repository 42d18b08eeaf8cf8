package org.sentuh.device.bus;

/** What a GPIO input says. */
public enum Level {
  /** Near 0 V. */
  LOW,

  /** Near the supply. */
  HIGH,

  /**
   * The line could not be read. Whoever asks must treat it as the unsafe case: an emergency stop
   * whose contact cannot be read has been pressed.
   */
  UNKNOWN
}
