package org.sentuh.device.selftest;

import java.util.OptionalDouble;
import org.sentuh.device.bus.BusTime;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.harness.Wires;
import org.sentuh.settings.DeviceSettings;

/**
 * How fast the bus really carries its bits: a board keeps to its own setting, which Linux does not
 * tell, and at a quarter of the speed no tick is over in time. A block of a driver's registers is
 * read some times, and the shortest counts, for whatever else a machine does makes it longer.
 */
public final class BusPace {

  private static final int FIRST_OUTPUT = 0x06;
  private static final int BLOCK_BYTES = 64;
  private static final int TRIES = 5;

  /** An adapter loses some of its time between two bytes; half is another setting. */
  private static final double SLOW = 0.5;

  private BusPace() {}

  /**
   * The speed of a bus that is too slow, in bits a second; empty for one that keeps its pace, and
   * for one that does not carry the block.
   *
   * @param wires to chips that have been started
   */
  public static OptionalDouble slowHz(Wires wires, DeviceSettings settings) {
    I2cDevice driver = wires.bus().device(settings.motors().chips().getFirst());
    byte[] block = new byte[BLOCK_BYTES];
    long leastNs = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long beganNs = wires.busBusyNs().getAsLong();
      if (!driver.readRegister(FIRST_OUTPUT, block, 0, BLOCK_BYTES).isDone()) {
        return OptionalDouble.empty();
      }
      leastNs = Math.min(leastNs, wires.busBusyNs().getAsLong() - beganNs);
    }
    double hz = BusTime.readRegisterBits(BLOCK_BYTES) * 1e9 / Math.max(1, leastNs);
    return hz < SLOW * settings.bus().speedHz() ? OptionalDouble.of(hz) : OptionalDouble.empty();
  }
}
