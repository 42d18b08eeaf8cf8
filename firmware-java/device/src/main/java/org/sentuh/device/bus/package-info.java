/**
 * Bytes on wires: the I2C bus and the few GPIO lines as the chips see them, and their only Pi4J
 * implementation.
 *
 * <p>Everything above this package runs unchanged on a Raspberry Pi, on register models in a unit
 * test, and on a real Linux {@code /dev/i2c-N} without a Pi.
 */
@NullMarked
package org.sentuh.device.bus;

import org.jspecify.annotations.NullMarked;
