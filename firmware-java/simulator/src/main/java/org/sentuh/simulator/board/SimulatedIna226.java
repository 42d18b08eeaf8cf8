package org.sentuh.simulator.board;

import java.util.function.DoubleSupplier;

/**
 * TI INA226 at register level: SBOS547B, September 2024.
 *
 * <pre>
 * 00 Configuration   RST 1 0 0 AVG(3) VBUSCT(3) VSHCT(3) MODE(3)   reset 4127
 * 01 Shunt Voltage   2.5 uV, signed         05 Calibration         reset 0000
 * 02 Bus Voltage     1.25 mV                06 Mask/Enable         reset 0000
 * 03 Power           25 x current unit      07 Alert Limit         reset 0000
 * 04 Current         signed                 FE 5449   FF 2260
 * </pre>
 *
 * <p>Modelled: conversion times and averaging, triggered, continuous and power-down modes, the
 * conversion ready flag, the current and power arithmetic with its overflow flag, the reset bit.
 * Not modelled: the alert pin and its function flag.
 *
 * <p>A result is evaluated when it is next read, with the current and voltage of that moment, at
 * most one averaging period late. Where the datasheet says only that an overflowing product is
 * invalid, the register here saturates.
 */
public final class SimulatedIna226 implements SimulatedChip {
  private static final int CONFIGURATION = 0x00;
  private static final int SHUNT_VOLTAGE = 0x01;
  private static final int BUS_VOLTAGE = 0x02;
  private static final int POWER = 0x03;
  private static final int CURRENT = 0x04;
  private static final int CALIBRATION = 0x05;
  private static final int MASK_ENABLE = 0x06;
  private static final int ALERT_LIMIT = 0x07;
  private static final int MANUFACTURER_ID = 0xFE;
  private static final int DIE_ID = 0xFF;

  private static final int RST = 0x8000;
  private static final int CONFIGURATION_WRITABLE = 0x0FFF;
  private static final int CONFIGURATION_FIXED = 0x4000;
  private static final int MASK_ENABLE_WRITABLE = 0xFC03;
  private static final int CVRF = 0x0008;
  private static final int OVF = 0x0004;

  private static final int[] AVERAGES = {1, 4, 16, 64, 128, 256, 512, 1024};
  private static final long[] CONVERSION_NS = {
    140_000, 204_000, 332_000, 588_000, 1_100_000, 2_116_000, 4_156_000, 8_244_000
  };

  private final int address;
  private final SimulatedTime time;
  private final double shuntOhms;
  private final DoubleSupplier amperes;
  private final DoubleSupplier busVolts;
  private final WordPort port = new WordPort(new Registers(), 0xFF);

  private int configuration;
  private int calibration;
  private int maskEnable;
  private int alertLimit;
  private int shunt;
  private int bus;
  private int current;
  private int power;
  private boolean ready;
  private boolean overflow;
  private boolean converting;
  private long doneNs;

  /**
   * Builds a chip with power.
   *
   * @param address 7 bits, 0x40 to 0x4F
   * @param shuntOhms the true resistance of the shunt
   * @param amperes the current through the shunt, positive from IN+ to IN-
   * @param busVolts the voltage at VBUS
   */
  public SimulatedIna226(
      int address,
      SimulatedTime time,
      double shuntOhms,
      DoubleSupplier amperes,
      DoubleSupplier busVolts) {
    if (address < 0x40 || address > 0x4F) {
      throw new IllegalArgumentException(
          "INA226 address is " + address + "; it must be 0x40 to 0x4F");
    }
    this.address = address;
    this.time = time;
    this.shuntOhms = shuntOhms;
    this.amperes = amperes;
    this.busVolts = busVolts;
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
    calibration = 0;
    maskEnable = 0;
    alertLimit = 0;
    shunt = 0;
    bus = 0;
    current = 0;
    power = 0;
    overflow = false;
    configure(0x4127);
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

  /** 7.1.1: a write halts the conversion under way and starts a new one. */
  private void configure(int value) {
    configuration = (value & CONFIGURATION_WRITABLE) | CONFIGURATION_FIXED;
    converting = measuresShunt() || measuresBus();
    if (converting) {
      ready = false;
      doneNs = time.nowNs() + periodNs();
    }
  }

  private boolean measuresShunt() {
    return (configuration & 0b001) != 0;
  }

  private boolean measuresBus() {
    return (configuration & 0b010) != 0;
  }

  private boolean isContinuous() {
    return (configuration & 0b100) != 0;
  }

  private long periodNs() {
    long once = 0;
    if (measuresShunt()) {
      once += CONVERSION_NS[(configuration >> 3) & 7];
    }
    if (measuresBus()) {
      once += CONVERSION_NS[(configuration >> 6) & 7];
    }
    return once * AVERAGES[(configuration >> 9) & 7];
  }

  private void catchUp() {
    if (!converting || time.nowNs() < doneNs) {
      return;
    }
    measure();
    ready = true;
    if (isContinuous()) {
      long periodNs = periodNs();
      doneNs += ((time.nowNs() - doneNs) / periodNs + 1) * periodNs;
    } else {
      converting = false;
    }
  }

  private void measure() {
    overflow = false;
    if (measuresShunt()) {
      shunt = clip(Math.rint(amperes.getAsDouble() * shuntOhms / 2.5e-6), -0x8000, 0x7FFF);
      // Equation 3, then equation 4.
      long product = (long) shunt * calibration / 2048;
      current = noticing(product, -0x8000, 0x7FFF);
    }
    if (measuresBus()) {
      bus = clip(Math.rint(busVolts.getAsDouble() / 1.25e-3), 0, 0x7FFF);
      power = noticing(Math.abs((long) current * bus / 20000), 0, 0xFFFF);
    }
  }

  private int noticing(long value, long lowest, long highest) {
    overflow |= value < lowest || value > highest;
    return (int) Math.max(lowest, Math.min(highest, value));
  }

  private static int clip(double value, int lowest, int highest) {
    return (int) Math.max(lowest, Math.min(highest, value));
  }

  private final class Registers implements WordPort.Registers {
    @Override
    public int width(int pointer) {
      return 2;
    }

    @Override
    public int read(int pointer) {
      catchUp();
      return switch (pointer) {
        case CONFIGURATION -> configuration;
        case SHUNT_VOLTAGE -> shunt & 0xFFFF;
        case BUS_VOLTAGE -> bus;
        case POWER -> power;
        case CURRENT -> current & 0xFFFF;
        case CALIBRATION -> calibration;
        case MASK_ENABLE -> readMaskEnable();
        case ALERT_LIMIT -> alertLimit;
        case MANUFACTURER_ID -> 0x5449;
        case DIE_ID -> 0x2260;
        default -> 0;
      };
    }

    /** 7.1.7: reading clears CVRF. */
    private int readMaskEnable() {
      int value = maskEnable | (ready ? CVRF : 0) | (overflow ? OVF : 0);
      ready = false;
      return value;
    }

    @Override
    public void write(int pointer, int value) {
      catchUp();
      switch (pointer) {
        case CONFIGURATION -> {
          if ((value & RST) != 0) {
            reset();
          } else {
            configure(value);
          }
        }
        case CALIBRATION -> calibration = value & 0x7FFF;
        case MASK_ENABLE -> maskEnable = value & MASK_ENABLE_WRITABLE;
        case ALERT_LIMIT -> alertLimit = value;
        default -> {
          // Read only or not there.
        }
      }
    }
  }
}
