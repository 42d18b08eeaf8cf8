package org.sentuh.device.bus;

/**
 * How one I2C transfer ended.
 *
 * <p>A chip that does not answer is expected trouble: a strap comes loose, a wire breaks. It is
 * therefore a value that the caller must look at, and never an exception.
 */
public enum Transfer {
  /** Every byte was acknowledged; bytes that were read are in the caller's array. */
  DONE,

  /**
   * The address or a byte was not acknowledged: no chip, no power, or a chip that refuses. Linux
   * says {@code ENXIO} (6) or, on the adapters of the Raspberry Pi, {@code EREMOTEIO} (121).
   */
  NO_ACKNOWLEDGE,

  /**
   * The adapter gave up waiting, usually because a chip holds SDA or SCL low. Linux says {@code
   * ETIMEDOUT} (110).
   */
  TIMED_OUT,

  /** Anything else: arbitration lost, an electrical fault, a transfer cut short. */
  FAILED;

  /** Returns whether the transfer did everything that was asked. */
  public boolean isDone() {
    return this == DONE;
  }
}
