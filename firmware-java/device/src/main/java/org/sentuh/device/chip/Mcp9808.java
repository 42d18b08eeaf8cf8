package org.sentuh.device.chip;

import org.jspecify.annotations.Nullable;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Transfer;

/**
 * Microchip MCP9808: skin-side temperature, +-0.5 °C at most from -20 to 100 °C.
 *
 * <p>Source: "MCP9808, +-0.5 °C Maximum Accuracy Digital Temperature Sensor", DS25095A; sections
 * below are its own. The chip converts by itself every 250 ms (5.2.4); reading takes the latest
 * result.
 *
 * <p>After a reset the settings are the ones used here, so a reset behind our back does no harm but
 * one: until the first conversion T_A reads 0 °C. That is why 0 °C is not plausible.
 *
 * <p>One thread; a reading allocates one small record.
 */
public final class Mcp9808 {
  /** 7-bit address with A2, A1, A0 low (3.1, Table 3-2). */
  public static final int LOWEST_ADDRESS = 0x18;

  /** 7-bit address with A2, A1, A0 high. */
  public static final int HIGHEST_ADDRESS = 0x1F;

  private static final String CHIP = "MCP9808";

  // 5.1 Registers, Register 5-1
  private static final Register CONFIG = new Register("CONFIG", 0x01);
  private static final Register T_A = new Register("T_A", 0x05);
  private static final Register MANUFACTURER_ID = new Register("Manufacturer ID", 0x06);
  private static final Register DEVICE_ID = new Register("Device ID/Revision", 0x07);
  private static final Register RESOLUTION = new Register("Resolution", 0x08);

  /** 5.1.1: continuous conversion, limits unlocked, alert output off. */
  private static final int CONFIG_CONTINUOUS = 0x0000;

  /** 5.1.3: bits 15 to 13 say how T_A stands to the alert limits. */
  private static final int T_A_SIGN_AND_VALUE = 0x1FFF;

  private static final int T_A_SIGN = 0x1000;
  private static final double CELSIUS_PER_COUNT = 0.0625;

  /** 5.1.4. */
  private static final int MICROCHIP = 0x0054;

  /** 5.1.5: the low byte is the revision. */
  private static final int DEVICE_ID_MCP9808 = 0x0400;

  private static final int DEVICE_ID_MASK = 0xFF00;

  /** 5.1.6: +0.0625 °C. */
  private static final int RESOLUTION_0_0625 = 0b11;

  /** 5.2.4 gives 250 ms as a typical time and no longest one; a fifth is added. */
  private static final long FIRST_CONVERSION_NS = 300_000_000;

  /** What a reading brought: a {@link Temperature} or a fault. */
  public sealed interface Reading permits Temperature, ChipFault {}

  /**
   * A plausible temperature.
   *
   * @param celsius in steps of 0.0625 °C
   */
  public record Temperature(double celsius) implements Reading {}

  /**
   * The temperatures that are believed; anything else is a {@link ChipFault.Implausible}.
   *
   * @param lowestCelsius inclusive
   * @param highestCelsius inclusive
   */
  public record Plausible(double lowestCelsius, double highestCelsius) {
    private static final double CHIP_LOWEST = -40;
    private static final double CHIP_HIGHEST = 125;

    /**
     * 1 to 80 °C: a panel is for rooms of 5 to 40 °C and is cut off at 43 °C; 0 °C is what the chip
     * says before its first conversion, and a sensor above 80 °C is broken or on fire.
     */
    public static final Plausible ON_SKIN = new Plausible(1, 80);

    /** Checks that the range is one and inside what the chip is specified for. */
    public Plausible {
      if (!(lowestCelsius >= CHIP_LOWEST
          && highestCelsius <= CHIP_HIGHEST
          && lowestCelsius < highestCelsius)) {
        throw new IllegalArgumentException(
            "plausible range is "
                + lowestCelsius
                + " to "
                + highestCelsius
                + " °C; it must rise and lie inside -40 to 125 °C");
      }
    }

    private boolean contains(double celsius) {
      return celsius >= lowestCelsius && celsius <= highestCelsius;
    }

    private String inWords() {
      return lowestCelsius + " to " + highestCelsius + " °C";
    }
  }

  private final WordRegisters registers;
  private final Plausible plausible;

  private Mcp9808(I2cDevice device, Plausible plausible) {
    this.registers = new WordRegisters(CHIP, device);
    this.plausible = plausible;
  }

  /**
   * Proves that the chip is there and has measured once.
   *
   * <pre>
   * read Manufacturer ID     0x0054
   * read Device ID           0x04 in the high byte
   * read CONFIG              0x0000 where it converts already, as after its power-up
   * CONFIG = 0x0000          and read back
   * Resolution = 0x03        one byte, and read back
   * pause 300 ms             the first conversion; left out where one has been made
   * read T_A                 must be plausible
   * </pre>
   *
   * <p>One that converts already and says a plausible temperature has made its first conversion,
   * for until then it says 0 °C.
   *
   * @param device the chip's address, 0x18 to 0x1F
   * @throws IllegalArgumentException if no MCP9808 can have that address
   */
  public static Started<Mcp9808> start(I2cDevice device, Plausible plausible, Pause pause) {
    if (device.address() < LOWEST_ADDRESS || device.address() > HIGHEST_ADDRESS) {
      throw new IllegalArgumentException(
          "MCP9808 address is " + device.address() + "; it must be 24 to 31 (0x18 to 0x1F)");
    }
    Mcp9808 chip = new Mcp9808(device, plausible);
    ChipFault fault = chip.bringUp(pause);
    return fault == null ? new Started.Ready<>(chip) : new Started.Refused<>(fault);
  }

  /** Returns the chip's 7-bit address. */
  public int address() {
    return registers.address();
  }

  /**
   * Reads the latest temperature: 48 bits, 0.12 ms at 400 kHz.
   *
   * <pre>
   * S  address W  05h  Sr  address R  high  low  P
   *
   * T_A   15        14         13         12     11 ... 4   3 ... 0
   *       T>=TCRIT  T>TUPPER   T&lt;TLOWER   sign   °C         1/16 °C      two's complement
   * </pre>
   */
  public Reading read() {
    Transfer transfer = registers.read(T_A);
    if (!transfer.isDone()) {
      return registers.fault(transfer, T_A);
    }
    double celsius = celsius(registers.word());
    return plausible.contains(celsius)
        ? new Temperature(celsius)
        : new ChipFault.Implausible(CHIP, address(), T_A.name(), celsius, plausible.inWords());
  }

  private static double celsius(int word) {
    int thirteenBits = word & T_A_SIGN_AND_VALUE;
    int counts = (thirteenBits & T_A_SIGN) == 0 ? thirteenBits : thirteenBits - 2 * T_A_SIGN;
    return counts * CELSIUS_PER_COUNT;
  }

  private @Nullable ChipFault bringUp(Pause pause) {
    ChipFault fault = expect(MANUFACTURER_ID, 0xFFFF, MICROCHIP);
    fault = fault != null ? fault : expect(DEVICE_ID, DEVICE_ID_MASK, DEVICE_ID_MCP9808);
    if (fault != null) {
      return fault;
    }
    Transfer transfer = registers.read(CONFIG);
    if (!transfer.isDone()) {
      return registers.fault(transfer, CONFIG);
    }
    boolean converts = registers.word() == CONFIG_CONTINUOUS;
    fault = setUp();
    return fault != null ? fault : measureOnce(converts, pause);
  }

  private @Nullable ChipFault measureOnce(boolean converts, Pause pause) {
    if (!converts) {
      pause.atLeast(FIRST_CONVERSION_NS);
    }
    Reading first = read();
    if (converts && first instanceof ChipFault.Implausible) { // it has got its power just now
      pause.atLeast(FIRST_CONVERSION_NS);
      first = read();
    }
    return first instanceof ChipFault fault ? fault : null;
  }

  private @Nullable ChipFault setUp() {
    Transfer transfer = registers.set(CONFIG, CONFIG_CONTINUOUS);
    if (!transfer.isDone()) {
      return registers.fault(transfer, CONFIG);
    }
    ChipFault fault = expect(CONFIG, 0xFFFF, CONFIG_CONTINUOUS);
    if (fault != null) {
      return fault;
    }
    transfer = registers.setByte(RESOLUTION, RESOLUTION_0_0625);
    if (transfer.isDone()) {
      transfer = registers.readByte(RESOLUTION);
    }
    if (!transfer.isDone()) {
      return registers.fault(transfer, RESOLUTION);
    }
    int found = registers.highByte();
    return found == RESOLUTION_0_0625
        ? null
        : registers.lying(RESOLUTION, RESOLUTION_0_0625, found);
  }

  private @Nullable ChipFault expect(Register register, int mask, int expected) {
    Transfer transfer = registers.read(register);
    if (!transfer.isDone()) {
      return registers.fault(transfer, register);
    }
    int found = registers.word();
    return (found & mask) == expected ? null : registers.lying(register, expected, found);
  }
}
