package org.sentuh.simulator.board;

import java.util.function.DoubleSupplier;

/**
 * Microchip MCP9808 at register level: DS25095A.
 *
 * <pre>
 * 0 RFU            001F                     5 T_A              flags(3) sign value(12)
 * 1 CONFIG         reset 0000               6 Manufacturer ID  0054
 * 2 T_UPPER        reset 0000               7 Device ID        0400
 * 3 T_LOWER        reset 0000               8 Resolution       reset 03, one byte
 * 4 T_CRIT         reset 0000
 * </pre>
 *
 * <p>Modelled: a conversion every 30, 65, 130 or 250 ms at the chosen resolution, shutdown, the
 * three comparisons in T_A, the lock bits. Not modelled: hysteresis and the alert pin.
 *
 * <p>T_A is 0 until the first conversion is done. A conversion is evaluated when the register is
 * next read, with the temperature of that moment, at most one conversion late.
 */
public final class SimulatedMcp9808 implements SimulatedChip {
  private static final int RFU = 0;
  private static final int CONFIG = 1;
  private static final int T_UPPER = 2;
  private static final int T_LOWER = 3;
  private static final int T_CRIT = 4;
  private static final int T_A = 5;
  private static final int MANUFACTURER_ID = 6;
  private static final int DEVICE_ID = 7;
  private static final int RESOLUTION = 8;

  private static final int CONFIG_WRITABLE = 0x07EF;
  private static final int SHDN = 0x0100;
  private static final int CRIT_LOCK = 0x0080;
  private static final int WIN_LOCK = 0x0040;
  private static final int INT_CLEAR = 0x0020;

  /**
   * THYST, SHDN, Alert Cnt., Alert Sel., Alert Pol. and Alert Mod. stay as they are when locked.
   */
  private static final int FROZEN_BY_LOCK = 0x070F;

  private static final int LIMIT_BITS = 0x1FFC;
  private static final int[] CONVERSION_MS = {30, 65, 130, 250};

  private final int address;
  private final SimulatedTime time;
  private final DoubleSupplier celsius;
  private final WordPort port = new WordPort(new Registers(), 0x0F);

  private final int[] limits = new int[T_CRIT + 1];
  private int config;
  private int resolution;
  private int sixteenths;
  private long conversionBeganNs;

  /**
   * Builds a chip with power.
   *
   * @param address 7 bits, 0x18 to 0x1F
   * @param celsius the temperature of the chip
   */
  public SimulatedMcp9808(int address, SimulatedTime time, DoubleSupplier celsius) {
    if (address < 0x18 || address > 0x1F) {
      throw new IllegalArgumentException(
          "MCP9808 address is " + address + "; it must be 0x18 to 0x1F");
    }
    this.address = address;
    this.time = time;
    this.celsius = celsius;
    reset();
  }

  @Override
  public int address() {
    return address;
  }

  @Override
  public boolean hasGroupAddresses() {
    return false;
  }

  @Override
  public void reset() {
    port.reset();
    limits[T_UPPER] = 0;
    limits[T_LOWER] = 0;
    limits[T_CRIT] = 0;
    config = 0;
    resolution = 0b11;
    sixteenths = 0;
    conversionBeganNs = time.nowNs();
  }

  @Override
  public boolean selected(int heard, boolean reading) {
    if (heard != address) {
      return false;
    }
    port.begin(reading);
    return true;
  }

  @Override
  public boolean accept(int value) {
    return port.accept(value);
  }

  @Override
  public int supply() {
    return port.supply();
  }

  @Override
  public void stop() {}

  private void catchUp() {
    if ((config & SHDN) != 0) {
      return;
    }
    long periodNs = CONVERSION_MS[resolution] * 1_000_000L;
    long conversions = (time.nowNs() - conversionBeganNs) / periodNs;
    if (conversions > 0) {
      conversionBeganNs += conversions * periodNs;
      int step = 8 >> resolution;
      double inSteps = Math.rint(celsius.getAsDouble() * 16 / step);
      sixteenths = (int) Math.max(-4096, Math.min(4095, inSteps * step));
    }
  }

  private int ambient() {
    int flags = 0;
    if (sixteenths >= signed(limits[T_CRIT])) {
      flags |= 0x8000;
    }
    if (sixteenths > signed(limits[T_UPPER])) {
      flags |= 0x4000;
    }
    if (sixteenths < signed(limits[T_LOWER])) {
      flags |= 0x2000;
    }
    return flags | (sixteenths & 0x1FFF);
  }

  private static int signed(int limit) {
    return (limit & 0x1000) == 0 ? limit : limit - 0x2000;
  }

  private boolean isLocked(int pointer) {
    return (config & (pointer == T_CRIT ? CRIT_LOCK : WIN_LOCK)) != 0;
  }

  /** 5.1.1: a lock is released by a power-on reset only; Int. Clear reads 0. */
  private void writeConfig(int value) {
    int locks = config & (CRIT_LOCK | WIN_LOCK);
    int frozen = locks == 0 ? 0 : FROZEN_BY_LOCK;
    boolean wakes = (config & SHDN) != 0;
    config = (config & frozen) | (value & CONFIG_WRITABLE & ~frozen & ~INT_CLEAR) | locks;
    if (wakes && (config & SHDN) == 0) {
      conversionBeganNs = time.nowNs();
    }
  }

  private final class Registers implements WordPort.Registers {
    @Override
    public int width(int pointer) {
      return pointer == RESOLUTION ? 1 : 2;
    }

    @Override
    public int read(int pointer) {
      catchUp();
      return switch (pointer) {
        case RFU -> 0x001F;
        case CONFIG -> config;
        case T_UPPER, T_LOWER, T_CRIT -> limits[pointer];
        case T_A -> ambient();
        case MANUFACTURER_ID -> 0x0054;
        case DEVICE_ID -> 0x0400;
        case RESOLUTION -> resolution;
        default -> 0;
      };
    }

    @Override
    public void write(int pointer, int value) {
      catchUp();
      switch (pointer) {
        case CONFIG -> writeConfig(value);
        case T_UPPER, T_LOWER, T_CRIT -> {
          if (!isLocked(pointer)) {
            limits[pointer] = value & LIMIT_BITS;
          }
        }
        case RESOLUTION -> {
          resolution = value & 0b11;
          conversionBeganNs = time.nowNs();
        }
        default -> {
          // Read only or reserved.
        }
      }
    }
  }
}
