package org.sentuh.device.chip;

/**
 * What came of starting a chip: a driver that may be used, or the fault that stood in its way.
 *
 * <p>There is no third case, so there is no half-usable driver.
 *
 * @param <T> the driver
 */
public sealed interface Started<T> {

  /** The chip answered as its datasheet says and stands in the state its driver describes. */
  record Ready<T>(T chip) implements Started<T> {}

  /** The chip may not be used. */
  record Refused<T>(ChipFault fault) implements Started<T> {}
}
