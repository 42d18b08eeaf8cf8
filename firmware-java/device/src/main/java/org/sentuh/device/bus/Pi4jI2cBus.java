package org.sentuh.device.bus;

import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CImplementation;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * An I2C bus reached through Pi4J.
 *
 * <p>Needs a provider that implements {@link I2CImplementation#DIRECT}, that is, whole transactions
 * through Linux' {@code I2C_RDWR}: the SMBus mode cannot carry the 65-byte frame of a PCA9685. Ours
 * is {@code linux-i2c}, in the package below this one; Pi4J's own {@code ffm-i2c} may be put in its
 * place.
 *
 * <p>Opening the bus or a device throws what Pi4J throws, because a bus that cannot be opened is a
 * fault of the installation and must stop the start. From then on trouble is a {@link Transfer}.
 */
public final class Pi4jI2cBus implements I2cBus {
  private static final int HIGHEST_ADDRESS = 0x7F;

  private final IntFunction<I2C> opener;
  private final SortedMap<Integer, Pi4jI2cDevice> devices = new TreeMap<>();

  Pi4jI2cBus(IntFunction<I2C> opener) {
    this.opener = opener;
  }

  /**
   * Returns a bus whose devices are opened through a Pi4J context when first asked for.
   *
   * @param context a context with an I2C provider
   * @param provider the provider's id
   * @param busNumber the N of {@code /dev/i2c-N}; 1 on the header of a Raspberry Pi
   */
  public static Pi4jI2cBus open(Context context, String provider, int busNumber) {
    return new Pi4jI2cBus(address ->
        context.create(
            I2C.newConfigBuilder(context)
                .id(String.format(Locale.ROOT, "i2c-%d-0x%02x", busNumber, address))
                .bus(busNumber)
                .device(address)
                .provider(provider)
                .i2cImplementation(I2CImplementation.DIRECT)
                .build()));
  }

  @Override
  public I2cDevice device(int address) {
    if (address < 0 || address > HIGHEST_ADDRESS) {
      throw new IllegalArgumentException(
          "I2C address is " + address + "; it must be 0 to 127, without the read/write bit");
    }
    return devices.computeIfAbsent(
        address, opened -> new Pi4jI2cDevice(opened, opener.apply(opened)));
  }

  @Override
  public void close() {
    for (Pi4jI2cDevice device : devices.values()) {
      device.close();
    }
    devices.clear();
  }
}
