package org.sentuh.device.bus;

/**
 * What a transfer costs on the wire, in bits and in nanoseconds.
 *
 * <p>Every byte takes nine clock periods, eight for its bits and one for the acknowledge; a start,
 * a repeated start and a stop are counted as one period each (I2C-bus specification UM10204,
 * sections 3.1.4 to 3.1.6; the start and the stop take no clock of their own, so one period is a
 * slight over-estimate). Time that the processor or the adapter leaves between transfers is not
 * included.
 *
 * <pre>
 * one PCA9685 frame   address + register + 64 data   66 x 9 + 2 = 596 bits   1.490 ms at 400 kHz
 * one ADS1115 result  address + register + address + 2 data   5 x 9 + 3 = 48 bits   0.120 ms
 * </pre>
 *
 * <p>Drivers use it to choose the shorter of two ways, the simulated bus uses it to count.
 */
public final class BusTime {
  /** Clock periods of one byte with its acknowledge bit. */
  public static final int BITS_PER_BYTE = 9;

  /** Clock periods counted for a start, a repeated start or a stop. */
  public static final int BITS_PER_CONDITION = 1;

  /** Fast-mode, the highest speed that all chips of this device share. */
  public static final int FAST_MODE_HZ = 400_000;

  private static final long NS_PER_SECOND = 1_000_000_000L;

  private BusTime() {}

  /** Returns the bits of {@link I2cDevice#write} with this many bytes after the address. */
  public static int writeBits(int length) {
    return (1 + length) * BITS_PER_BYTE + 2 * BITS_PER_CONDITION;
  }

  /** Returns the bits of {@link I2cDevice#read} with this many bytes after the address. */
  public static int readBits(int length) {
    return (1 + length) * BITS_PER_BYTE + 2 * BITS_PER_CONDITION;
  }

  /** Returns the bits of {@link I2cDevice#readRegister} that receives this many bytes. */
  public static int readRegisterBits(int length) {
    return (3 + length) * BITS_PER_BYTE + 3 * BITS_PER_CONDITION;
  }

  /**
   * Returns how long a number of bits takes, rounded to the nearest nanosecond.
   *
   * @param speedHz clock of the bus, above 0
   */
  public static long ns(long bits, int speedHz) {
    if (speedHz <= 0) {
      throw new IllegalArgumentException(
          "bus speed is " + speedHz + " Hz; it must be above 0, usually 100000 or 400000");
    }
    return (bits * NS_PER_SECOND + speedHz / 2) / speedHz;
  }
}
