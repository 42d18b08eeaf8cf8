package org.sentuh.device.bus.linux;

import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProviderBase;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Pi4J's provider of I2C by way of {@code /dev/i2c-N}. Any thread. */
final class LinuxI2cProvider extends I2CProviderBase {

  static final String ID = "linux-i2c";

  private final Path devices;
  private final Map<Integer, LinuxI2cBus> buses = new TreeMap<>();

  /**
   * The provider.
   *
   * @param devices where the nodes are, {@code /dev}
   */
  LinuxI2cProvider(Path devices) {
    super(ID, "I2C by Linux");
    this.devices = devices;
  }

  @Override
  public synchronized I2C create(I2CConfig config) {
    LinuxI2cBus bus =
        buses.computeIfAbsent(config.bus(), number -> new LinuxI2cBus(devices, config)).used();
    LinuxI2c chip = new LinuxI2c(this, config, bus, () -> left(bus));
    context.registry().add(chip);
    return chip;
  }

  private synchronized void left(LinuxI2cBus bus) {
    if (bus.left()) {
      buses.remove(bus.number());
    }
  }
}
