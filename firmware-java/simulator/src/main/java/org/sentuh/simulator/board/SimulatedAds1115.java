package org.sentuh.simulator.board;

import java.util.function.DoubleSupplier;

/**
 * TI ADS1115 at register level: SBAS444E, December 2024.
 *
 * <pre>
 * 00 Conversion   two's complement, read only                      reset 0000
 * 01 Config       OS MUX(3) PGA(3) MODE DR(3) COMP(5)              reset 8583
 * 10 Lo_thresh                                                     reset 8000
 * 11 Hi_thresh                                                     reset 7FFF
 * </pre>
 *
 * <p>Modelled: single-shot conversions that take 25 us and one period of the data rate, with the
 * settings they were started with, and OS meanwhile; continuous conversions; multiplexer, ranges
 * and clipping; the general call reset. The comparator's registers are plain storage, its pin does
 * not exist. There is no noise here: the inputs bring their own.
 *
 * <p>An input is asked for its voltage when its conversion starts, so the value is as old as a real
 * one when it is read.
 */
public final class SimulatedAds1115 implements SimulatedChip {
  /** Number of inputs. */
  public static final int INPUTS = 4;

  private static final int CONVERSION = 0b00;
  private static final int CONFIG = 0b01;
  private static final int LO_THRESH = 0b10;
  private static final int HI_THRESH = 0b11;

  private static final int OS = 0x8000;
  private static final int SINGLE_SHOT = 0x0100;
  private static final int GENERAL_CALL = 0x00;
  private static final int GENERAL_CALL_RESET = 0x06;

  private static final long WAKE_UP_NS = 25_000;
  private static final int[] SAMPLES_PER_SECOND = {8, 16, 32, 64, 128, 250, 475, 860};
  private static final double[] FULL_SCALE_VOLTS = {
    6.144, 4.096, 2.048, 1.024, 0.512, 0.256, 0.256, 0.256
  };

  /** Positive and negative input of each multiplexer setting; -1 is ground. */
  private static final int[][] MULTIPLEXER = {
    {0, 1}, {0, 3}, {1, 3}, {2, 3}, {0, -1}, {1, -1}, {2, -1}, {3, -1}
  };

  private final int address;
  private final SimulatedTime time;
  private final DoubleSupplier[] inputVolts;
  private final double supplyVolts;
  private final WordPort port = new WordPort(new Registers(), 0b11);

  private double clockFactor = 1;
  private boolean generalCall;
  private boolean resetAtStop;

  private int config;
  private int loThresh;
  private int hiThresh;
  private int result;
  private boolean converting;
  private int underWay;
  private int underWayConfig;
  private long doneNs;

  /**
   * Builds a chip with power.
   *
   * @param address 7 bits, 0x48 to 0x4B
   * @param supplyVolts VDD; the inputs are clamped 0.3 V outside ground and VDD
   * @param inputVolts the voltages at AIN0 to AIN3
   */
  public SimulatedAds1115(
      int address, SimulatedTime time, double supplyVolts, DoubleSupplier... inputVolts) {
    if (address < 0x48 || address > 0x4B) {
      throw new IllegalArgumentException(
          "ADS1115 address is " + address + "; it must be 0x48 to 0x4B");
    }
    if (inputVolts.length != INPUTS) {
      throw new IllegalArgumentException("ADS1115 has 4 inputs and was given " + inputVolts.length);
    }
    this.address = address;
    this.time = time;
    this.supplyVolts = supplyVolts;
    this.inputVolts = inputVolts.clone();
    reset();
  }

  /**
   * Makes the chip's clock fast or slow.
   *
   * @param factor 0.9 to 1.1, what the datasheet allows
   */
  public void runClockAt(double factor) {
    if (!(factor >= 0.9 && factor <= 1.1)) {
      throw new IllegalArgumentException("clock factor is " + factor + "; it must be 0.9 to 1.1");
    }
    clockFactor = factor;
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
    config = 0x8583 & ~OS;
    loThresh = 0x8000;
    hiThresh = 0x7FFF;
    result = 0;
    converting = false;
    generalCall = false;
    resetAtStop = false;
  }

  @Override
  public boolean selected(int heard, boolean reading) {
    generalCall = heard == GENERAL_CALL && !reading;
    if (generalCall) {
      return true;
    }
    if (heard != address) {
      return false;
    }
    port.begin(reading);
    return true;
  }

  @Override
  public boolean accept(int value) {
    if (generalCall) {
      resetAtStop = value == GENERAL_CALL_RESET;
      return true;
    }
    return port.accept(value);
  }

  @Override
  public int supply() {
    return port.supply();
  }

  @Override
  public void stop() {
    if (resetAtStop) {
      reset();
    }
  }

  private long periodNs(int settings) {
    return Math.round(1e9 / (SAMPLES_PER_SECOND[(settings >> 5) & 7] * clockFactor));
  }

  private void startConversion() {
    converting = true;
    underWayConfig = config;
    underWay = convert(config);
    doneNs = time.nowNs() + WAKE_UP_NS + periodNs(config);
  }

  private int convert(int settings) {
    int[] pair = MULTIPLEXER[(settings >> 12) & 7];
    double volts = atPin(pair[0]) - atPin(pair[1]);
    double counts = volts / FULL_SCALE_VOLTS[(settings >> 9) & 7] * 32768;
    return (int) Math.max(-32768, Math.min(32767, Math.rint(counts)));
  }

  private double atPin(int input) {
    if (input < 0) {
      return 0;
    }
    double volts = inputVolts[input].getAsDouble();
    return Math.max(-0.3, Math.min(supplyVolts + 0.3, volts));
  }

  /** Brings the chip up to now. */
  private void catchUp() {
    if (!converting || time.nowNs() < doneNs) {
      return;
    }
    result = underWay;
    if ((config & SINGLE_SHOT) != 0) {
      converting = false;
      return;
    }
    if (underWayConfig != config) {
      // 7.4.2.2: the conversion under way had still the old settings.
      startConversion();
      doneNs -= WAKE_UP_NS;
      return;
    }
    long periodNs = periodNs(config);
    long periods = (time.nowNs() - doneNs) / periodNs;
    if (periods > 0) {
      result = convert(config);
    }
    underWay = convert(config);
    doneNs += (periods + 1) * periodNs;
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
        case CONVERSION -> result & 0xFFFF;
        case CONFIG -> converting ? config : config | OS;
        case LO_THRESH -> loThresh;
        case HI_THRESH -> hiThresh;
        default -> throw new IllegalArgumentException("pointer " + pointer);
      };
    }

    @Override
    public void write(int pointer, int value) {
      catchUp();
      switch (pointer) {
        case CONFIG -> {
          config = value & ~OS;
          boolean single = (value & SINGLE_SHOT) != 0;
          if (!converting && (!single || (value & OS) != 0)) {
            startConversion();
          }
        }
        case LO_THRESH -> loThresh = value;
        case HI_THRESH -> hiThresh = value;
        default -> {
          // Conversion is read only.
        }
      }
    }
  }
}
