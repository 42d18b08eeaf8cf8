package org.sentuh.device.chip;

import org.jspecify.annotations.Nullable;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Transfer;

/**
 * TI ADS1115: four analogue inputs behind one 16-bit converter.
 *
 * <p>Source: "ADS111x Ultra-Small, Low-Power, I2C-Compatible, 860SPS, 16-Bit ADCs", SBAS444E,
 * December 2024; sections below are its own.
 *
 * <p>The driver never waits. {@link #exchange} takes the result of the conversion that the exchange
 * before it started, and starts the next; in between, a tick of 10 ms, the chip has had eight times
 * the longest conversion of 1.28 ms (860 SPS less 10 %, and 25 us to wake up; 7.4.2.1). Each input
 * is measured against ground, range +-4.096 V, so one count is 125 uV.
 *
 * <p><b>The chip has no identity register.</b> In its place stand the threshold registers, which
 * nobody here writes and which a right chip therefore holds at 0x8000 and 0x7FFF (8.1.4).
 *
 * <p>One thread; an exchange allocates one small record.
 */
public final class Ads1115 {
  /** Number of single-ended inputs. */
  public static final int CHANNELS = 4;

  /** Volts of one count at the range of +-4.096 V. */
  public static final double VOLTS_PER_COUNT = 4.096 / 32768;

  /** 7-bit address with ADDR at GND (7.5.1.1). */
  public static final int LOWEST_ADDRESS = 0x48;

  /** 7-bit address with ADDR at SCL (7.5.1.1). */
  public static final int HIGHEST_ADDRESS = 0x4B;

  private static final String CHIP = "ADS1115";
  private static final int NONE = -1;

  // 8.1.1 Address Pointer Register
  private static final Register CONVERSION = new Register("Conversion", 0b00);
  private static final Register CONFIG = new Register("Config", 0b01);
  private static final Register LO_THRESH = new Register("Lo_thresh", 0b10);
  private static final Register HI_THRESH = new Register("Hi_thresh", 0b11);

  // 8.1.3 Config Register
  private static final int CONFIG_RESET = 0x8583;
  private static final int OS = 1 << 15;
  private static final int MUX_AIN0_GND = 0b100 << 12;
  private static final int MUX_STEP = 1 << 12;
  private static final int PGA_4_096_V = 0b001 << 9;
  private static final int MODE_SINGLE_SHOT = 1 << 8;
  private static final int DR_860_SPS = 0b111 << 5;
  private static final int COMP_QUE_DISABLED = 0b11;
  private static final int ALWAYS = PGA_4_096_V | MODE_SINGLE_SHOT | DR_860_SPS | COMP_QUE_DISABLED;

  /** Everything but OS, which says something else when read, and MUX, which moves. */
  private static final int NEITHER_OS_NOR_MUX = 0x0FFF;

  // 8.1.4 Lo_thresh and Hi_thresh Registers
  private static final int LO_THRESH_RESET = 0x8000;
  private static final int HI_THRESH_RESET = 0x7FFF;

  /** What an exchange brought: a {@link Counts}, a {@link Pending}, an {@link Idle} or a fault. */
  public sealed interface Conversion permits Counts, Pending, Idle, ChipFault {}

  /**
   * A finished conversion.
   *
   * @param channel the input AINn, 0 to 3
   * @param counts two's complement, -32768 to 32767, 125 uV each; at 32767 the input is at or above
   *     the range, and a little below 0 is an offset that an input at ground may show (7.5.4)
   */
  public record Counts(int channel, int counts) implements Conversion {
    /** Returns the voltage at the input. */
    public double volts() {
      return counts * VOLTS_PER_COUNT;
    }
  }

  /**
   * The conversion is not finished; nothing new was started and the next exchange looks again.
   *
   * @param channel the input that is being converted
   */
  public record Pending(int channel) implements Conversion {}

  /** There was nothing to take: the first exchange, or the first after a fault. */
  public record Idle() implements Conversion {}

  private static final Idle IDLE = new Idle();

  private final WordRegisters registers;
  private int converting = NONE;

  private Ads1115(I2cDevice device) {
    this.registers = new WordRegisters(CHIP, device);
  }

  /**
   * Proves that the chip is there and leaves it powered down, set up for input 0.
   *
   * <pre>
   * read Lo_thresh, Hi_thresh    0x8000 and 0x7FFF
   * read Config                  0x8583 after power-up, or what this driver leaves behind
   * Config = 0x43E3              AIN0 against GND, +-4.096 V, single-shot, 860 SPS, comparator off
   * read Config                  0xC3E3: as written, and OS 1 for "not converting"
   * </pre>
   *
   * @param device the chip's address, 0x48 to 0x4B
   * @throws IllegalArgumentException if no ADS1115 can have that address
   */
  public static Started<Ads1115> start(I2cDevice device) {
    if (device.address() < LOWEST_ADDRESS || device.address() > HIGHEST_ADDRESS) {
      throw new IllegalArgumentException(
          "ADS1115 address is " + device.address() + "; it must be 72 to 75 (0x48 to 0x4B)");
    }
    Ads1115 chip = new Ads1115(device);
    ChipFault fault = chip.bringUp();
    return fault == null ? new Started.Ready<>(chip) : new Started.Refused<>(fault);
  }

  /** Returns the chip's 7-bit address. */
  public int address() {
    return registers.address();
  }

  /**
   * Takes the result of the conversion under way and starts the next one: 106 bits, 0.265 ms at 400
   * kHz.
   *
   * <pre>
   * S  address R  Config[15:8]  P                                the pointer still stands at Config
   * S  address W  00h  Sr  address R  Conversion (2 bytes)  P
   * S  address W  01h  Config (2 bytes)  P
   *
   * Config   15   14 13 12   11 10 9   8      7 6 5   4 3 2          1 0
   *          OS   MUX        PGA       MODE   DR      COMP_ settings COMP_QUE
   *          1    1 channel  0 0 1     1      1 1 1   0 0 0          1 1
   * </pre>
   *
   * <p>The byte read first says two things: OS, whether the result is there, and MUX, PGA and MODE,
   * whether it is the result of what was asked. A chip that was reset in between is noticed here,
   * before its stale result is taken for a pressure.
   *
   * @param nextChannel the input to convert next, 0 to 3
   * @throws IllegalArgumentException if there is no such input
   */
  public Conversion exchange(int nextChannel) {
    if (nextChannel < 0 || nextChannel >= CHANNELS) {
      throw new IllegalArgumentException("ADS1115 input is " + nextChannel + "; it must be 0 to 3");
    }
    if (converting == NONE) {
      ChipFault fault = begin(nextChannel);
      return fault == null ? IDLE : fault;
    }
    int channel = converting;
    converting = NONE;
    return take(channel, nextChannel);
  }

  private Conversion take(int channel, int nextChannel) {
    Transfer transfer = registers.readByteAtPointer();
    if (!transfer.isDone()) {
      return registers.fault(transfer, CONFIG);
    }
    int status = registers.highByte() << 8;
    int asked = config(channel) & 0x7F00;
    if ((status & 0x7F00) != asked) {
      return nameMismatch(channel);
    }
    if ((status & OS) == 0) {
      converting = channel;
      return new Pending(channel);
    }
    transfer = registers.read(CONVERSION);
    if (!transfer.isDone()) {
      return registers.fault(transfer, CONVERSION);
    }
    int counts = registers.signedWord();
    ChipFault fault = begin(nextChannel);
    return fault == null ? new Counts(channel, counts) : fault;
  }

  private @Nullable ChipFault begin(int channel) {
    Transfer transfer = registers.set(CONFIG, OS | config(channel));
    if (!transfer.isDone()) {
      return registers.fault(transfer, CONFIG);
    }
    converting = channel;
    return null;
  }

  /** Off the usual path: reads the whole register, pointer and all, to name the trouble. */
  private ChipFault nameMismatch(int channel) {
    Transfer transfer = registers.read(CONFIG);
    if (!transfer.isDone()) {
      return registers.fault(transfer, CONFIG);
    }
    int expected = OS | config(channel);
    return registers.word() == CONFIG_RESET
        ? registers.wasReset(CONFIG, expected, CONFIG_RESET)
        : registers.lying(CONFIG, expected, registers.word());
  }

  private @Nullable ChipFault bringUp() {
    ChipFault fault = expect(LO_THRESH, LO_THRESH_RESET);
    fault = fault != null ? fault : expect(HI_THRESH, HI_THRESH_RESET);
    fault = fault != null ? fault : checkPossible();
    if (fault != null) {
      return fault;
    }
    Transfer transfer = registers.set(CONFIG, config(0));
    if (!transfer.isDone()) {
      return registers.fault(transfer, CONFIG);
    }
    return expect(CONFIG, OS | config(0));
  }

  /** Whoever else configured this chip would go on doing so. */
  private @Nullable ChipFault checkPossible() {
    Transfer transfer = registers.read(CONFIG);
    if (!transfer.isDone()) {
      return registers.fault(transfer, CONFIG);
    }
    int found = registers.word();
    boolean ours = (found & NEITHER_OS_NOR_MUX) == ALWAYS && (found & MUX_AIN0_GND) == MUX_AIN0_GND;
    return found == CONFIG_RESET || ours ? null : registers.lying(CONFIG, CONFIG_RESET, found);
  }

  private @Nullable ChipFault expect(Register register, int expected) {
    Transfer transfer = registers.read(register);
    if (!transfer.isDone()) {
      return registers.fault(transfer, register);
    }
    int found = registers.word();
    return found == expected ? null : registers.lying(register, expected, found);
  }

  /** Returns the Config word of an input with OS 0. */
  private static int config(int channel) {
    return (MUX_AIN0_GND + channel * MUX_STEP) | ALWAYS;
  }
}
