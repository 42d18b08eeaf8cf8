package org.sentuh.device.chip;

import org.jspecify.annotations.Nullable;
import org.sentuh.device.bus.BusTime;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Transfer;

/**
 * NXP PCA9685: sixteen 12-bit PWM outputs, one gate driver a motor.
 *
 * <p>Source: "PCA9685, 16-channel, 12-bit PWM Fm+ I2C-bus LED controller, Product data sheet, Rev.
 * 4, 16 April 2015"; sections below are its own. The constants carry its names, so a channel is
 * called LEDn here and nowhere else.
 *
 * <p><b>Duration is not position.</b> A channel is told by {@link #write} for how many of the 4096
 * counts of a PWM period it is on. When in the period it goes on is this driver's business: the
 * pulses of a frame follow one another, each starting where the one before it ends and wrapping at
 * the end of the period, so that at every instant either the floor or the ceiling of the summed
 * duty is on and the supply sees the flattest current possible. 0 is full OFF and 4096 is full ON,
 * both by their own bits, because ON and OFF counts "should never be programmed with the same
 * values" (7.3.4).
 *
 * <p><b>The chip has no identity register.</b> {@link #start} therefore asks for what only a
 * PCA9685 in a usable state answers: the reserved bits, the prescaler's floor, the registers read
 * back as written, and a block read of all sixteen channels after one write to ALL_LED_OFF_H.
 *
 * <p><b>Not used on purpose:</b> the software reset (7.6). It is the general call 0x06, which
 * resets every ADS1115 on the bus as well. The LED All Call address 0x70, on after power-up, is
 * switched off.
 *
 * <p>One thread; nothing is allocated unless there is a fault.
 */
public final class Pca9685 {
  /** Number of outputs. */
  public static final int CHANNELS = 16;

  /** Counts of one PWM period; a duration of this many is always on. */
  public static final int COUNTS = 4096;

  /** Lowest 7-bit address, all six address pins low (7.1.1). */
  public static final int LOWEST_ADDRESS = 0x40;

  /** Highest 7-bit address, all six address pins high (7.1.1). */
  public static final int HIGHEST_ADDRESS = 0x7F;

  private static final String CHIP = "PCA9685";

  // 7.3 Register definitions, Table 4
  private static final Register MODE1 = new Register("MODE1", 0x00);
  private static final Register MODE2 = new Register("MODE2", 0x01);
  private static final Register LED0_ON_L = new Register("LED0_ON_L", 0x06);
  private static final Register ALL_LED_OFF_H = new Register("ALL_LED_OFF_H", 0xFD);
  private static final Register PRE_SCALE = new Register("PRE_SCALE", 0xFE);

  // 7.3.1 Mode register 1, Table 5
  private static final int MODE1_EXTCLK = 0x40;
  private static final int MODE1_AI = 0x20;
  private static final int MODE1_SLEEP = 0x10;
  private static final int MODE1_RESET = 0x11;
  private static final int MODE1_RUNNING = MODE1_AI;
  private static final int MODE1_ASLEEP = MODE1_AI | MODE1_SLEEP;

  /** 7.3.1, note 2: the oscillator runs at most 500 us after SLEEP has been cleared. */
  private static final long OSCILLATOR_START_NS = 500_000;

  // 7.3.2 Mode register 2, Table 6
  private static final int MODE2_RESERVED = 0xE0;

  /**
   * OUTDRV totem pole for an external N-type driver without pull-up (7.7, Figure 13), not inverted;
   * OCH 0, so that outputs change together on STOP; OUTNE 00, so that OE high drives every gate
   * low.
   */
  private static final int MODE2_RUNNING = 0x04;

  // 7.3.3 LED output and PWM control, Table 7
  private static final int REGISTERS_PER_LED = 4;
  private static final int LED_REGISTERS = CHANNELS * REGISTERS_PER_LED;
  private static final int ON_L = 0;
  private static final int ON_H = 1;
  private static final int OFF_L = 2;
  private static final int OFF_H = 3;
  private static final int FULL = 0x10;

  // 7.3.5 PWM frequency PRE_SCALE
  private static final int PRE_SCALE_MINIMUM = 3;
  private static final int PRE_SCALE_RESET = 0x1E;
  private static final double OSC_CLOCK_HZ = 25_000_000;

  /**
   * Unchanged registers between two changed ones that are cheaper sent than skipped: skipping costs
   * a second transaction of 20 bits, sending costs 9 bits each.
   */
  private static final int WORTH_SENDING = BusTime.writeBits(1) / BusTime.BITS_PER_BYTE;

  /**
   * How the chip is run.
   *
   * @param pwmHz PWM frequency of all outputs, 24 to 1526 Hz (7.3.5)
   * @param refreshEveryFrames every how many frames all registers are sent although nothing
   *     changed, so that a register that a disturbance has flipped heals; at least 1. Chips on one
   *     bus do well with different numbers, so that their refreshes seldom meet in one tick.
   */
  public record Setup(double pwmHz, int refreshEveryFrames) {
    private static final double LOWEST_HZ = 24;
    private static final double HIGHEST_HZ = 1526;

    /**
     * 1000 Hz, and a refresh every 100 frames, one second at 100 frames a second.
     *
     * <p>An eccentric-mass motor wants to see direct current. 1000 Hz is four times and more above
     * its rotation (133 to 250 Hz) and at the upper end of what skin feels, so neither the ripple
     * nor a beat with the rotation is felt; and its period is shorter than one conversion of the
     * INA226 (1.1 ms) and the ADS1115 (1.16 ms), so that both average over the ripple instead of
     * sampling it.
     */
    public static final Setup DEFAULT = new Setup(1000, 100);

    /** Checks both ranges. */
    public Setup {
      if (!(pwmHz >= LOWEST_HZ && pwmHz <= HIGHEST_HZ)) {
        throw new IllegalArgumentException(
            "PWM frequency is " + pwmHz + " Hz; the PCA9685 can do 24 to 1526 Hz");
      }
      if (refreshEveryFrames < 1) {
        throw new IllegalArgumentException(
            "refresh is every " + refreshEveryFrames + " frames; it must be at least 1");
      }
    }

    /** Equation (1) of 7.3.5; the result is 3 to 253 over the allowed range. */
    int prescale() {
      return (int) Math.round(OSC_CLOCK_HZ / (COUNTS * pwmHz)) - 1;
    }
  }

  private final I2cDevice device;
  private final int prescale;
  private final int refreshEveryFrames;
  private final byte[] single = new byte[2];
  private final byte[] out = new byte[1 + LED_REGISTERS];
  private final byte[] wanted = new byte[LED_REGISTERS];
  private final byte[] written = new byte[LED_REGISTERS];

  /** Whether {@link #written} is what the chip holds; false after any doubt. */
  private boolean certain;

  private int framesSinceRefresh;
  private int nextCheck;

  private Pca9685(I2cDevice device, Setup setup) {
    this.device = device;
    this.prescale = setup.prescale();
    this.refreshEveryFrames = setup.refreshEveryFrames();
  }

  /**
   * Proves that the chip is there and leaves it running with every output off.
   *
   * <pre>
   * read MODE1, MODE2, PRE_SCALE     must be possible values of a chip on its own clock
   * ALL_LED_OFF_H = 0x10             all off before anything else, and an orderly shutdown (7.3.1.1)
   * MODE1         = 0x30             AI, SLEEP: the prescaler can only be set asleep (7.3.5)
   * MODE2         = 0x04
   * PRE_SCALE     = as set up
   * MODE1         = 0x20             AI, awake, no sub-addresses, no All Call
   * pause 500 us                     oscillator
   * read MODE1, MODE2, PRE_SCALE     must be what was written
   * read LED0_ON_L ... LED15_OFF_H   every channel must be full OFF
   * </pre>
   *
   * @param device the chip's address, 0x40 to 0x7F
   * @throws IllegalArgumentException if no PCA9685 can have that address
   */
  public static Started<Pca9685> start(I2cDevice device, Setup setup, Pause pause) {
    if (device.address() < LOWEST_ADDRESS || device.address() > HIGHEST_ADDRESS) {
      throw new IllegalArgumentException(
          "PCA9685 address is " + device.address() + "; it must be 64 to 127 (0x40 to 0x7F)");
    }
    Pca9685 chip = new Pca9685(device, setup);
    ChipFault fault = chip.bringUp(pause);
    return fault == null ? new Started.Ready<>(chip) : new Started.Refused<>(fault);
  }

  /** Returns the chip's 7-bit address. */
  public int address() {
    return device.address();
  }

  /** Returns the PWM frequency that the prescaler gives with a 25 MHz oscillator. */
  public double pwmHz() {
    return OSC_CLOCK_HZ / (COUNTS * (prescale + 1.0));
  }

  /**
   * Sends one frame.
   *
   * <p>Only registers that changed since the last frame are sent, in as many or as few transactions
   * as take the least bus time: between 0 bits and 596 bits (1.49 ms at 400 kHz), which is all
   * registers at once. Everything is sent at the first frame, after any fault, and every {@link
   * Setup#refreshEveryFrames} frames. The registers of one channel always travel in one
   * transaction.
   *
   * <pre>
   * S  address W  LEDx_ON_L  byte  byte  ...  P       outputs change at P
   *
   * LEDn_ON_L   06h + 4n   count[7:0] at which the output goes on
   * LEDn_ON_H   07h + 4n   0 0 0 fullON   count[11:8]
   * LEDn_OFF_L  08h + 4n   count[7:0] at which it goes off
   * LEDn_OFF_H  09h + 4n   0 0 0 fullOFF  count[11:8]      full OFF wins over full ON
   * </pre>
   *
   * @param onDurationCounts for each of the 16 channels how many of 4096 counts it is on, 0 to 4096
   *     inclusive; read, not kept
   * @return done, or the fault; after a fault the outputs are unknown until a frame or {@link
   *     #allOff} is done
   * @throws IllegalArgumentException if the array has another length or a duration is outside 0 to
   *     4096
   */
  public Outcome write(int[] onDurationCounts) {
    layOut(onDurationCounts);
    framesSinceRefresh++;
    if (framesSinceRefresh >= refreshEveryFrames) {
      certain = false;
    }
    if (!certain) {
      return sendAll();
    }
    return sendChanges();
  }

  /**
   * Switches every output full OFF with the shortest transaction there is, 29 bits (7.3.4, and
   * Figure 24 of the bus transactions).
   *
   * <pre>S  address W  FDh  10h  P</pre>
   *
   * <p>The next frame is sent whole.
   */
  public Outcome allOff() {
    certain = false;
    return done(set(ALL_LED_OFF_H, FULL));
  }

  /**
   * Reads one of MODE1, MODE2 and PRE_SCALE back, in turn, 39 bits a call.
   *
   * <p>A chip that lost its supply for a moment sleeps with all outputs off and acknowledges every
   * frame; only this notices. After such a fault the chip must be started again.
   */
  public Outcome verify() {
    ChipFault fault =
        switch (nextCheck) {
          case 0 -> expect(MODE1, MODE1_RUNNING, MODE1_RESET);
          case 1 -> expect(MODE2, MODE2_RUNNING, MODE2_RUNNING);
          default -> expect(PRE_SCALE, prescale, PRE_SCALE_RESET);
        };
    if (fault == null) {
      nextCheck = (nextCheck + 1) % 3;
      return Outcome.Done.DONE;
    }
    certain = false;
    return fault;
  }

  private @Nullable ChipFault bringUp(Pause pause) {
    ChipFault fault = checkPossible();
    fault = fault != null ? fault : set(ALL_LED_OFF_H, FULL);
    fault = fault != null ? fault : set(MODE1, MODE1_ASLEEP);
    fault = fault != null ? fault : set(MODE2, MODE2_RUNNING);
    fault = fault != null ? fault : set(PRE_SCALE, prescale);
    fault = fault != null ? fault : set(MODE1, MODE1_RUNNING);
    if (fault != null) {
      return fault;
    }
    pause.atLeast(OSCILLATOR_START_NS);
    fault = expect(MODE1, MODE1_RUNNING, MODE1_RESET);
    fault = fault != null ? fault : expect(MODE2, MODE2_RUNNING, MODE2_RUNNING);
    fault = fault != null ? fault : expect(PRE_SCALE, prescale, PRE_SCALE_RESET);
    return fault != null ? fault : checkAllOff();
  }

  /** A bus that floats high reads 0xFF, one that is held low reads 0x00: neither passes. */
  private @Nullable ChipFault checkPossible() {
    Transfer transfer = read(MODE1);
    if (!transfer.isDone()) {
      return fault(transfer, MODE1);
    }
    int mode1 = Byte.toUnsignedInt(single[0]);
    if ((mode1 & MODE1_EXTCLK) != 0) {
      // Sticky (Table 5): only a power cycle or a software reset clears it.
      return lying(MODE1, mode1 & ~MODE1_EXTCLK, mode1);
    }
    transfer = read(MODE2);
    if (!transfer.isDone()) {
      return fault(transfer, MODE2);
    }
    int mode2 = Byte.toUnsignedInt(single[0]);
    if ((mode2 & MODE2_RESERVED) != 0) {
      return lying(MODE2, mode2 & ~MODE2_RESERVED, mode2);
    }
    transfer = read(PRE_SCALE);
    if (!transfer.isDone()) {
      return fault(transfer, PRE_SCALE);
    }
    int found = Byte.toUnsignedInt(single[0]);
    return found < PRE_SCALE_MINIMUM ? lying(PRE_SCALE, PRE_SCALE_RESET, found) : null;
  }

  private @Nullable ChipFault checkAllOff() {
    Transfer transfer = device.readRegister(LED0_ON_L.pointer(), out, 0, LED_REGISTERS);
    if (!transfer.isDone()) {
      return fault(transfer, LED0_ON_L);
    }
    for (int led = 0; led < CHANNELS; led++) {
      int offH = Byte.toUnsignedInt(out[led * REGISTERS_PER_LED + OFF_H]);
      if (offH != FULL) {
        String register = "LED" + led + "_OFF_H";
        return new ChipFault.Lying(CHIP, device.address(), register, FULL, offH);
      }
    }
    return null;
  }

  /** Fills {@link #wanted}: one pulse after the other around the period. */
  private void layOut(int[] onDurationCounts) {
    if (onDurationCounts.length != CHANNELS) {
      throw new IllegalArgumentException(
          "a frame has " + onDurationCounts.length + " durations; it must have " + CHANNELS);
    }
    int position = 0;
    for (int led = 0; led < CHANNELS; led++) {
      int duration = onDurationCounts[led];
      if (duration < 0 || duration > COUNTS) {
        throw new IllegalArgumentException(
            "duration of channel " + led + " is " + duration + " counts; it must be 0 to 4096");
      }
      int at = led * REGISTERS_PER_LED;
      if (duration == 0) {
        put(at, 0, 0, 0, FULL);
      } else if (duration == COUNTS) {
        put(at, 0, FULL, 0, 0);
      } else {
        int off = (position + duration) % COUNTS;
        put(at, position & 0xFF, position >> 8, off & 0xFF, off >> 8);
        position = off;
      }
    }
  }

  private void put(int at, int onL, int onH, int offL, int offH) {
    wanted[at + ON_L] = (byte) onL;
    wanted[at + ON_H] = (byte) onH;
    wanted[at + OFF_L] = (byte) offL;
    wanted[at + OFF_H] = (byte) offH;
  }

  private Outcome sendAll() {
    Outcome outcome = send(0, LED_REGISTERS - 1);
    if (outcome == Outcome.Done.DONE) {
      certain = true;
      framesSinceRefresh = 0;
    }
    return outcome;
  }

  private Outcome sendChanges() {
    int first = -1;
    int last = -1;
    for (int at = 0; at < LED_REGISTERS; at++) {
      if (wanted[at] == written[at]) {
        continue;
      }
      if (first >= 0 && at - last - 1 > WORTH_SENDING) {
        Outcome outcome = send(first, last);
        if (outcome != Outcome.Done.DONE) {
          return outcome;
        }
        first = -1;
      }
      first = first < 0 ? at : first;
      last = at;
    }
    return first < 0 ? Outcome.Done.DONE : send(first, last);
  }

  private Outcome send(int first, int last) {
    int length = last - first + 1;
    int register = LED0_ON_L.pointer() + first;
    out[0] = (byte) register;
    System.arraycopy(wanted, first, out, 1, length);
    Transfer transfer = device.write(out, 0, 1 + length);
    if (!transfer.isDone()) {
      certain = false;
      return ChipFault.of(transfer, CHIP, device.address(), ledRegister(first));
    }
    System.arraycopy(wanted, first, written, first, length);
    return Outcome.Done.DONE;
  }

  private static String ledRegister(int at) {
    String part =
        switch (at % REGISTERS_PER_LED) {
          case ON_L -> "_ON_L";
          case ON_H -> "_ON_H";
          case OFF_L -> "_OFF_L";
          default -> "_OFF_H";
        };
    return "LED" + at / REGISTERS_PER_LED + part;
  }

  private @Nullable ChipFault set(Register register, int value) {
    single[0] = (byte) register.pointer();
    single[1] = (byte) value;
    Transfer transfer = device.write(single, 0, 2);
    return transfer.isDone() ? null : fault(transfer, register);
  }

  private Transfer read(Register register) {
    return device.readRegister(register.pointer(), single, 0, 1);
  }

  private @Nullable ChipFault expect(Register register, int expected, int afterReset) {
    Transfer transfer = read(register);
    if (!transfer.isDone()) {
      return fault(transfer, register);
    }
    int found = Byte.toUnsignedInt(single[0]);
    if (found == expected) {
      return null;
    }
    return found == afterReset
        ? new ChipFault.WasReset(CHIP, device.address(), register.name(), expected, found)
        : lying(register, expected, found);
  }

  private ChipFault fault(Transfer failed, Register register) {
    return ChipFault.of(failed, CHIP, device.address(), register.name());
  }

  private ChipFault lying(Register register, int expected, int read) {
    return new ChipFault.Lying(CHIP, device.address(), register.name(), expected, read);
  }

  private static Outcome done(@Nullable ChipFault fault) {
    return fault == null ? Outcome.Done.DONE : fault;
  }
}
