package org.sentuh.device.chip;

import org.jspecify.annotations.Nullable;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Transfer;

/**
 * TI INA226: current and voltage of the motors' supply.
 *
 * <p>Source: "INA226 36V, 16-Bit, Ultra-Precise I2C Output Current, Voltage, and Power Monitor With
 * Alert", SBOS547B, September 2024; sections below are its own. The chip converts by itself; four
 * conversions of 1.1 ms each of shunt and bus are averaged, so a new result is there every 8.8 ms
 * (at most 9.7 ms), inside a tick of 10 ms, and each conversion spans a whole PWM period of 1 kHz.
 *
 * <p><b>Scale.</b> The current register is shunt register x Calibration / 2048 (7.1.5) and its unit
 * is Current_LSB = 0.00512 / (Calibration x shunt) (6.5.1, equation 1). A finer unit than the
 * shunt's own 2.5 uV step tells nothing more and lets the product overflow just when the current is
 * too high, which is when it matters; the unit is therefore 2.5 uV / shunt, Calibration is 2048 for
 * every shunt, and the register saturates instead of overflowing.
 *
 * <p>One thread; a reading allocates one small record.
 */
public final class Ina226 {
  /** 7-bit address with A1 and A0 at GND (6.5.5.1). A PCA9685 sits there too: choose another. */
  public static final int LOWEST_ADDRESS = 0x40;

  /** 7-bit address with A1 and A0 at SCL. */
  public static final int HIGHEST_ADDRESS = 0x4F;

  private static final String CHIP = "INA226";

  // 7.1 Register Maps
  private static final Register CONFIGURATION = new Register("Configuration", 0x00);
  private static final Register BUS_VOLTAGE = new Register("Bus Voltage", 0x02);
  private static final Register CURRENT = new Register("Current", 0x04);
  private static final Register CALIBRATION = new Register("Calibration", 0x05);
  private static final Register MASK_ENABLE = new Register("Mask/Enable", 0x06);
  private static final Register MANUFACTURER_ID = new Register("Manufacturer ID", 0xFE);
  private static final Register DIE_ID = new Register("Die ID", 0xFF);

  // 7.1.1 Configuration Register
  private static final int CONFIGURATION_RESET = 0x4127;
  private static final int FIXED = 0b100 << 12;
  private static final int AVG_4 = 0b001 << 9;
  private static final int VBUSCT_1_1_MS = 0b100 << 6;
  private static final int VSHCT_1_1_MS = 0b100 << 3;
  private static final int MODE_SHUNT_AND_BUS_CONTINUOUS = 0b111;
  private static final int CONFIGURATION_RUNNING =
      FIXED | AVG_4 | VBUSCT_1_1_MS | VSHCT_1_1_MS | MODE_SHUNT_AND_BUS_CONTINUOUS;

  /** 5.5: a conversion of 1.1 ms takes at most 1.21 ms; eight of them, and some. */
  private static final long FIRST_RESULT_NS = 10_000_000;

  // 7.1.2 Shunt Voltage Register
  private static final double VOLTS_PER_SHUNT_COUNT = 2.5e-6;
  private static final int FULL_SCALE_COUNTS = 0x7FFF;

  // 7.1.3 Bus Voltage Register: D15 is always zero
  private static final double VOLTS_PER_BUS_COUNT = 1.25e-3;
  private static final int BUS_VOLTAGE_D15 = 0x8000;

  // 6.5.1 Programming the Calibration Register
  private static final double INTERNAL_FIXED_VALUE = 0.00512;
  private static final int CALIBRATION_RESET = 0x0000;

  // 7.1.7 Mask/Enable Register
  private static final int NO_ALERT = 0x0000;
  private static final int CVRF = 1 << 3;

  // 7.1.9 and 7.1.10
  private static final int TEXAS_INSTRUMENTS = 0x5449;
  private static final int DIE_ID_INA226 = 0x2260;

  /** What reading the current brought: a {@link Current} or a fault. */
  public sealed interface CurrentReading permits Current, ChipFault {}

  /** What reading the voltage brought: a {@link BusVoltage} or a fault. */
  public sealed interface VoltageReading permits BusVoltage, ChipFault {}

  /**
   * The current through the shunt, averaged over 8.8 ms.
   *
   * @param amperes positive into the motors
   * @param clipped true at the end of the range: the true current is this or more
   */
  public record Current(double amperes, boolean clipped) implements CurrentReading {}

  /**
   * The voltage between the VBUS pin and ground, averaged over 8.8 ms.
   *
   * @param volts 0 to 40.96, in steps of 1.25 mV
   */
  public record BusVoltage(double volts) implements VoltageReading {}

  /**
   * The circuit around the chip.
   *
   * @param shuntOhms the shunt, above 0
   * @param highestAmperes a current that must still be told from a higher one; times the shunt it
   *     may not exceed 81.9175 mV
   */
  public record Setup(double shuntOhms, double highestAmperes) {
    /**
     * 50 milliohm and 1.5 A. The supply's limit is 1.0 A; 50 milliohm measures up to 1.638 A in
     * steps of 50 uA, so a current half as high again as the limit is still told from a higher one,
     * and takes 50 mV and 50 mW at the limit. The common 100 milliohm would clip at 0.819 A, below
     * the limit.
     */
    public static final Setup DEFAULT = new Setup(0.050, 1.5);

    /** Checks that the current fits the range that the shunt gives. */
    public Setup {
      if (!(shuntOhms > 0 && highestAmperes > 0)) {
        throw new IllegalArgumentException(
            "shunt is "
                + shuntOhms
                + " ohm, highest current "
                + highestAmperes
                + " A; both must be above 0");
      }
      double rangeAmperes = FULL_SCALE_COUNTS * VOLTS_PER_SHUNT_COUNT / shuntOhms;
      if (!(highestAmperes <= rangeAmperes)) {
        throw new IllegalArgumentException(
            "highest current is "
                + highestAmperes
                + " A; a shunt of "
                + shuntOhms
                + " ohm measures up to "
                + rangeAmperes
                + " A, choose a smaller shunt");
      }
    }

    /** The unit of the current register: what one step of the shunt register amounts to. */
    double currentLsbAmperes() {
      return VOLTS_PER_SHUNT_COUNT / shuntOhms;
    }

    /** Equation 1 of 6.5.1. */
    int calibration() {
      return (int) Math.round(INTERNAL_FIXED_VALUE / (currentLsbAmperes() * shuntOhms));
    }
  }

  private final WordRegisters registers;
  private final double currentLsbAmperes;
  private final int calibration;
  private int nextCheck;

  private Ina226(I2cDevice device, Setup setup) {
    this.registers = new WordRegisters(CHIP, device);
    this.currentLsbAmperes = setup.currentLsbAmperes();
    this.calibration = setup.calibration();
  }

  /**
   * Proves that the chip is there and has measured once.
   *
   * <pre>
   * read Manufacturer ID     0x5449, "TI"
   * read Die ID              0x2260
   * Calibration = 0x0800     and read back
   * Mask/Enable = 0x0000     no alert
   * Configuration = 0x4327   and read back; starts converting
   * pause 10 ms              the first average
   *
   * Configuration   15    14 13 12   11 10 9   8 7 6     5 4 3    2 1 0
   *                 RST   1  0  0    AVG       VBUSCT    VSHCT    MODE
   *                 0     1  0  0    0  0  1   1 0 0     1 0 0    1 1 1
   * </pre>
   *
   * @param device the chip's address, 0x40 to 0x4F
   * @throws IllegalArgumentException if no INA226 can have that address
   */
  public static Started<Ina226> start(I2cDevice device, Setup setup, Pause pause) {
    if (device.address() < LOWEST_ADDRESS || device.address() > HIGHEST_ADDRESS) {
      throw new IllegalArgumentException(
          "INA226 address is " + device.address() + "; it must be 64 to 79 (0x40 to 0x4F)");
    }
    Ina226 chip = new Ina226(device, setup);
    ChipFault fault = chip.bringUp(pause);
    return fault == null ? new Started.Ready<>(chip) : new Started.Refused<>(fault);
  }

  /** Returns the chip's 7-bit address. */
  public int address() {
    return registers.address();
  }

  /**
   * Reads the averaged current (7.1.5): 48 bits, 0.12 ms at 400 kHz.
   *
   * <p>A chip that was reset says 0 A, because its Calibration is 0 then; {@link #verify} notices.
   */
  public CurrentReading readCurrent() {
    Transfer transfer = registers.read(CURRENT);
    if (!transfer.isDone()) {
      return registers.fault(transfer, CURRENT);
    }
    int counts = registers.signedWord();
    boolean clipped = counts >= FULL_SCALE_COUNTS || counts <= -FULL_SCALE_COUNTS;
    return new Current(counts * currentLsbAmperes, clipped);
  }

  /** Reads the averaged supply voltage (7.1.3): 48 bits, 0.12 ms at 400 kHz. */
  public VoltageReading readBusVoltage() {
    Transfer transfer = registers.read(BUS_VOLTAGE);
    if (!transfer.isDone()) {
      return registers.fault(transfer, BUS_VOLTAGE);
    }
    int counts = registers.word();
    if ((counts & BUS_VOLTAGE_D15) != 0) {
      return registers.lying(BUS_VOLTAGE, counts & ~BUS_VOLTAGE_D15, counts);
    }
    return new BusVoltage(counts * VOLTS_PER_BUS_COUNT);
  }

  /**
   * Reads one of Configuration, Calibration and Mask/Enable back, in turn, 48 bits a call.
   *
   * <p>Finds a chip that was reset, and in Mask/Enable one that no longer converts: CVRF must be
   * set, and reading clears it until the next average. Calls must therefore be at least 10 ms
   * apart.
   */
  public Outcome verify() {
    ChipFault fault =
        switch (nextCheck) {
          case 0 -> expect(CONFIGURATION, CONFIGURATION_RUNNING, CONFIGURATION_RESET);
          case 1 -> expect(CALIBRATION, calibration, CALIBRATION_RESET);
          default -> expect(MASK_ENABLE, CVRF, CVRF);
        };
    if (fault != null) {
      return fault;
    }
    nextCheck = (nextCheck + 1) % 3;
    return Outcome.Done.DONE;
  }

  private @Nullable ChipFault bringUp(Pause pause) {
    ChipFault fault = expect(MANUFACTURER_ID, TEXAS_INSTRUMENTS, TEXAS_INSTRUMENTS);
    fault = fault != null ? fault : expect(DIE_ID, DIE_ID_INA226, DIE_ID_INA226);
    fault = fault != null ? fault : set(CALIBRATION, calibration);
    fault = fault != null ? fault : expect(CALIBRATION, calibration, calibration);
    fault = fault != null ? fault : set(MASK_ENABLE, NO_ALERT);
    fault = fault != null ? fault : set(CONFIGURATION, CONFIGURATION_RUNNING);
    fault =
        fault != null ? fault : expect(CONFIGURATION, CONFIGURATION_RUNNING, CONFIGURATION_RUNNING);
    if (fault == null) {
      pause.atLeast(FIRST_RESULT_NS);
    }
    return fault;
  }

  private @Nullable ChipFault set(Register register, int word) {
    Transfer transfer = registers.set(register, word);
    return transfer.isDone() ? null : registers.fault(transfer, register);
  }

  private @Nullable ChipFault expect(Register register, int expected, int afterReset) {
    Transfer transfer = registers.read(register);
    if (!transfer.isDone()) {
      return registers.fault(transfer, register);
    }
    int found = registers.word();
    if (found == expected) {
      return null;
    }
    return found == afterReset
        ? registers.wasReset(register, expected, found)
        : registers.lying(register, expected, found);
  }
}
