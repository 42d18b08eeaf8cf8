/**
 * The device nodes of Linux, {@code /dev/i2c-N} and {@code /dev/gpiochipN}, as a provider of
 * Pi4J's: I2C by whole transactions ({@code I2C_RDWR}), lines by version 2 of the GPIO character
 * device.
 *
 * <p>What bounds the time of a call: a transfer, the adapter's time-out, which is set to the
 * shortest that there is, without retries; a line, nothing, for the kernel answers at once.
 */
@NullMarked
package org.sentuh.device.bus.linux;

import org.jspecify.annotations.NullMarked;
