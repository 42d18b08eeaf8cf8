package org.sentuh.device.bus;

/**
 * One I2C bus: hands out the devices on it.
 *
 * <p>Handing out a device does not talk to it; whether a chip is there is found out by its driver.
 */
public interface I2cBus extends AutoCloseable {

  /**
   * Returns the device at a 7-bit address; the same address always gives the same device.
   *
   * @param address 0x00 to 0x7F; 0x00 is the general call, which several chips take as "reset"
   * @throws IllegalArgumentException if the address is outside that range
   */
  I2cDevice device(int address);

  /** Releases the bus and every device that it handed out. */
  @Override
  void close();
}
