package org.sentuh.device.harness;

import java.util.function.LongSupplier;
import org.sentuh.device.bus.I2cBus;
import org.sentuh.device.bus.InputLine;

/**
 * What leads from the board to the panel.
 *
 * @param bus the I2C bus that all chips share
 * @param stopButton the stop button's information contact
 * @param stopActiveHigh whether a high level means pressed
 * @param charger the charger's line
 * @param chargerActiveHigh whether a high level means connected
 * @param busBusyNs how long the bus has been busy in all
 */
public record Wires(
    I2cBus bus,
    InputLine stopButton,
    boolean stopActiveHigh,
    InputLine charger,
    boolean chargerActiveHigh,
    LongSupplier busBusyNs) {}
