package org.sentuh.device.bus;

/**
 * A GPIO line that is driven, such as the heartbeat that keeps the motor outputs enabled.
 *
 * <p>A line that cannot be driven answers {@link Transfer#FAILED}; it never throws for that.
 */
public interface OutputLine {

  /** Drives the line to the supply. */
  Transfer high();

  /** Drives the line to 0 V. */
  Transfer low();
}
