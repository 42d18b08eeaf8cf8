package org.sentuh.simulator.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * NXP PCA9685 at register level: product data sheet Rev. 4, 16 April 2015.
 *
 * <pre>
 * 00 MODE1   RESTART EXTCLK AI SLEEP SUB1 SUB2 SUB3 ALLCALL        reset 11
 * 01 MODE2   - - - INVRT OCH OUTDRV OUTNE1 OUTNE0                  reset 04
 * 02..04 SUBADR1..3, 05 ALLCALLADR                                 reset E2 E4 E8 E0
 * 06..45 LEDn_ON_L, LEDn_ON_H, LEDn_OFF_L, LEDn_OFF_H              reset 00 00 00 10
 * 46..F9 reserved, not acknowledged
 * FA..FD ALL_LED_ON_L .. ALL_LED_OFF_H, read as zero
 * FE PRE_SCALE, writable only asleep, at least 3                   reset 1E
 * FF TestMode
 * </pre>
 *
 * <p>Modelled: auto-increment with both roll-overs, sleep and restart, outputs that change on STOP
 * or on the fourth register's ACK, full ON and full OFF, output polarity and what OE does, sub-call
 * and All Call addresses, the software reset. Not modelled: the external clock and the test mode.
 *
 * <p>What the datasheet forbids or leaves open is done in some harmless way and written down in
 * {@link #misuse()}, where a test can see it.
 */
public final class SimulatedPca9685 implements SimulatedChip {
  /** Number of outputs. */
  public static final int CHANNELS = 16;

  /** Counts of a PWM period. */
  public static final int COUNTS = 4096;

  private static final int MODE1 = 0x00;
  private static final int MODE2 = 0x01;
  private static final int SUBADR1 = 0x02;
  private static final int ALLCALLADR = 0x05;
  private static final int LED0_ON_L = 0x06;
  private static final int LED15_OFF_H = 0x45;
  private static final int ALL_LED_ON_L = 0xFA;
  private static final int ALL_LED_OFF_H = 0xFD;
  private static final int PRE_SCALE = 0xFE;
  private static final int TEST_MODE = 0xFF;

  private static final int RESTART = 0x80;
  private static final int EXTCLK = 0x40;
  private static final int AI = 0x20;
  private static final int SLEEP = 0x10;
  private static final int SUB1 = 0x08;
  private static final int ALLCALL = 0x01;
  private static final int MODE1_PLAIN = 0x3F;

  private static final int INVRT = 0x10;
  private static final int OCH = 0x08;
  private static final int OUTDRV = 0x04;
  private static final int OUTNE = 0x03;

  private static final int GENERAL_CALL = 0x00;
  private static final int SWRST = 0x06;
  private static final int FULL = 0x1000;
  private static final int COUNT = 0x0FFF;
  private static final long OSCILLATOR_START_NS = 500_000;
  private static final int MOST_MISUSE = 100;

  private enum Listening {
    NOTHING,
    CONTROL_REGISTER,
    DATA,
    SOFTWARE_RESET,
    AFTER_SOFTWARE_RESET
  }

  private final int address;
  private final SimulatedTime time;
  private final BooleanSupplier outputEnableHigh;

  private final int[] registers = new int[256];
  private final int[] on = new int[CHANNELS];
  private final int[] off = new int[CHANNELS];
  private final int[] loaded = new int[CHANNELS];
  private final List<String> misuse = new ArrayList<>();

  private Listening listening = Listening.NOTHING;
  private int control;

  /** One bit a channel: its registers were written and its output has not followed yet. */
  private int waiting;

  private boolean stopped;
  private long awakeSinceNs;

  /**
   * Builds a chip with power.
   *
   * @param address 7 bits, 0x40 to 0x7F, and none that the chip answers anyway
   * @param outputEnableHigh the level at the OE pin; high switches the outputs off
   */
  public SimulatedPca9685(int address, SimulatedTime time, BooleanSupplier outputEnableHigh) {
    if (address < 0x40 || address > 0x7F || address == 0x70) {
      throw new IllegalArgumentException(
          "PCA9685 address is " + address + "; it must be 0x40 to 0x7F and not the All Call 0x70");
    }
    this.address = address;
    this.time = time;
    this.outputEnableHigh = outputEnableHigh;
    reset();
  }

  @Override
  public int address() {
    return address;
  }

  @Override
  public boolean hasGroupAddresses() {
    return true;
  }

  /** 7.5 and 7.6: every register to its default, the oscillator off, all outputs low. */
  @Override
  public void reset() {
    Arrays.fill(registers, 0);
    registers[MODE1] = 0x11;
    registers[MODE2] = 0x04;
    registers[SUBADR1] = 0xE2;
    registers[SUBADR1 + 1] = 0xE4;
    registers[SUBADR1 + 2] = 0xE8;
    registers[ALLCALLADR] = 0xE0;
    for (int channel = 0; channel < CHANNELS; channel++) {
      registers[LED0_ON_L + 4 * channel + 3] = 0x10;
    }
    registers[PRE_SCALE] = 0x1E;
    control = 0;
    listening = Listening.NOTHING;
    stopped = false;
    waiting = 0;
    Arrays.fill(loaded, 0);
    for (int channel = 0; channel < CHANNELS; channel++) {
      latch(channel);
    }
  }

  /**
   * Returns the part of a PWM period for which the pin of an output is driven high, 0 to 1.
   *
   * <p>0 asleep and after a sleep that has not been restarted; with OE high what MODE2.OUTNE says
   * (Table 11), where a pin left floating counts as 0, because the gate has a pull-down.
   */
  public double duty(int channel) {
    Objects.checkIndex(channel, CHANNELS);
    if (outputEnableHigh.getAsBoolean()) {
      return disabledLevel();
    }
    double asserted = (double) onCounts(channel) / COUNTS;
    return (registers[MODE2] & INVRT) == 0 ? asserted : 1 - asserted;
  }

  /**
   * Returns whether the pin of an output is high at a count of the PWM period, 0 to 4095, so that
   * the overlap of several outputs can be seen.
   */
  public boolean isHigh(int channel, int count) {
    Objects.checkIndex(channel, CHANNELS);
    Objects.checkIndex(count, COUNTS);
    if (outputEnableHigh.getAsBoolean()) {
      return disabledLevel() > 0;
    }
    boolean asserted = onCounts(channel) > 0 && isAsserted(channel, count);
    return asserted == ((registers[MODE2] & INVRT) == 0);
  }

  /** Returns the count at which an output goes on, 0 to 4095, as its outputs now have it. */
  public int onCount(int channel) {
    return on[Objects.checkIndex(channel, CHANNELS)] & COUNT;
  }

  /** Returns the count at which an output goes off, 0 to 4095, as its outputs now have it. */
  public int offCount(int channel) {
    return off[Objects.checkIndex(channel, CHANNELS)] & COUNT;
  }

  /** Returns the PWM frequency with the internal oscillator at its nominal 25 MHz. */
  public double pwmHz() {
    return 25e6 / (COUNTS * (registers[PRE_SCALE] + 1.0));
  }

  /** Returns whether the oscillator is off. */
  public boolean isAsleep() {
    return (registers[MODE1] & SLEEP) != 0;
  }

  /** Returns a register as a read over the bus would. */
  public int register(int register) {
    Objects.checkIndex(register, registers.length);
    return register >= ALL_LED_ON_L && register <= ALL_LED_OFF_H ? 0 : registers[register];
  }

  /** Overwrites a register behind everybody's back, as a disturbance would. */
  public void disturb(int register, int value) {
    Objects.checkIndex(register, registers.length);
    registers[register] = value & 0xFF;
    if (register >= LED0_ON_L && register <= LED15_OFF_H) {
      latch((register - LED0_ON_L) / 4);
    }
  }

  /** Returns what was done to the chip that its datasheet forbids, oldest first, at most 100. */
  public List<String> misuse() {
    return Collections.unmodifiableList(misuse);
  }

  @Override
  public boolean selected(int heard, boolean reading) {
    if (heard == GENERAL_CALL) {
      listening = reading ? Listening.NOTHING : Listening.SOFTWARE_RESET;
      return !reading;
    }
    if (heard != address && !isGroupAddress(heard)) {
      return false;
    }
    listening = reading ? Listening.DATA : Listening.CONTROL_REGISTER;
    return true;
  }

  @Override
  public boolean accept(int value) {
    return switch (listening) {
      case CONTROL_REGISTER -> {
        control = value;
        listening = Listening.DATA;
        yield value <= LED15_OFF_H || value >= ALL_LED_ON_L;
      }
      case DATA -> {
        write(control, value);
        increment();
        yield true;
      }
      case SOFTWARE_RESET -> {
        boolean right = value == SWRST;
        listening = right ? Listening.AFTER_SOFTWARE_RESET : Listening.NOTHING;
        yield right;
      }
      case AFTER_SOFTWARE_RESET, NOTHING -> {
        listening = Listening.NOTHING;
        yield false;
      }
    };
  }

  @Override
  public int supply() {
    noticeEarlyAccess(control);
    int value = register(control);
    increment();
    return value;
  }

  @Override
  public void stop() {
    if (listening == Listening.AFTER_SOFTWARE_RESET) {
      reset();
      return;
    }
    listening = Listening.NOTHING;
    if (waiting != 0 && !changesOnAck()) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        if ((waiting & (1 << channel)) != 0) {
          latch(channel);
        }
      }
      clearRestart();
    }
    waiting = 0;
  }

  private boolean isGroupAddress(int heard) {
    int mode1 = registers[MODE1];
    if ((mode1 & ALLCALL) != 0 && heard == registers[ALLCALLADR] >> 1) {
      return true;
    }
    for (int sub = 0; sub < 3; sub++) {
      if ((mode1 & (SUB1 >> sub)) != 0 && heard == registers[SUBADR1 + sub] >> 1) {
        return true;
      }
    }
    return false;
  }

  /** Table 4, remark: past register 69 and past register 254 comes register 0. */
  private void increment() {
    if ((registers[MODE1] & AI) != 0) {
      control = control == LED15_OFF_H || control >= PRE_SCALE ? 0 : control + 1;
    }
  }

  private void write(int register, int value) {
    noticeEarlyAccess(register);
    if (register >= LED0_ON_L && register <= LED15_OFF_H) {
      writeLed(register - LED0_ON_L, value);
    } else if (register >= ALL_LED_ON_L && register <= ALL_LED_OFF_H) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        writeLed(4 * channel + register - ALL_LED_ON_L, value);
      }
    } else if (register == MODE1) {
      writeMode1(value);
    } else if (register == MODE2) {
      registers[MODE2] = value & 0x1F;
    } else if (register >= SUBADR1 && register <= ALLCALLADR) {
      registers[register] = value & 0xFE;
    } else if (register == PRE_SCALE) {
      writePrescale(value);
    } else if (register == TEST_MODE) {
      notice("TestMode written");
    }
  }

  private void writeLed(int at, int value) {
    registers[LED0_ON_L + at] = at % 2 == 0 ? value : value & 0x1F;
    int channel = at / 4;
    waiting |= 1 << channel;
    if (changesOnAck()) {
      loaded[channel] |= 1 << (at % 4);
      if (loaded[channel] == 0xF) {
        loaded[channel] = 0;
        latch(channel);
        clearRestart();
      }
    }
  }

  private void writeMode1(int value) {
    int before = registers[MODE1];
    boolean wasAsleep = (before & SLEEP) != 0;
    boolean sleeps = (value & SLEEP) != 0;
    int sticky = before & (RESTART | EXTCLK);
    if (wasAsleep && sleeps) {
      sticky |= value & EXTCLK;
    }
    if (!wasAsleep && sleeps && isAnyOutputOn()) {
      sticky |= RESTART;
      stopped = true;
    }
    if (wasAsleep && !sleeps) {
      awakeSinceNs = time.nowNs();
    }
    registers[MODE1] = (value & MODE1_PLAIN) | sticky;
    if ((value & RESTART) != 0) {
      restart(wasAsleep || sleeps);
    }
  }

  /** 7.3.1.1: SLEEP must have been 0 for 500 us before RESTART is written. */
  private void restart(boolean asleep) {
    if ((registers[MODE1] & RESTART) == 0) {
      return;
    }
    if (asleep || time.nowNs() - awakeSinceNs < OSCILLATOR_START_NS) {
      notice("RESTART written less than 500 us after SLEEP was cleared");
      return;
    }
    clearRestart();
  }

  private void clearRestart() {
    registers[MODE1] &= ~RESTART;
    stopped = false;
  }

  private void writePrescale(int value) {
    if (isAsleep()) {
      registers[PRE_SCALE] = Math.max(3, value);
    } else {
      notice("PRE_SCALE written while awake");
    }
  }

  private void latch(int channel) {
    int at = LED0_ON_L + 4 * channel;
    on[channel] = registers[at] | (registers[at + 1] << 8);
    off[channel] = registers[at + 2] | (registers[at + 3] << 8);
    if ((on[channel] & FULL) == 0 && (off[channel] & FULL) == 0 && on[channel] == off[channel]) {
      notice("LED" + channel + "_ON equals LED" + channel + "_OFF");
    }
  }

  private boolean changesOnAck() {
    return (registers[MODE2] & OCH) != 0;
  }

  private boolean isAnyOutputOn() {
    for (int channel = 0; channel < CHANNELS; channel++) {
      if (onCounts(channel) > 0) {
        return true;
      }
    }
    return false;
  }

  /** 7.3.3: full OFF wins, then full ON; ON equal to OFF is off (Figure 9, example 4). */
  private int onCounts(int channel) {
    if (isAsleep() || stopped || (off[channel] & FULL) != 0) {
      return 0;
    }
    if ((on[channel] & FULL) != 0) {
      return COUNTS;
    }
    return (off[channel] - on[channel]) & COUNT;
  }

  private boolean isAsserted(int channel, int count) {
    if ((on[channel] & FULL) != 0) {
      return true;
    }
    return ((count - on[channel]) & COUNT) < ((off[channel] - on[channel]) & COUNT);
  }

  /** Table 11. */
  private double disabledLevel() {
    boolean high = (registers[MODE2] & OUTNE) == 1 && (registers[MODE2] & OUTDRV) != 0;
    return high ? 1 : 0;
  }

  /** 7.3.1, note 2. */
  private void noticeEarlyAccess(int register) {
    if (isAsleep() || time.nowNs() - awakeSinceNs >= OSCILLATOR_START_NS) {
      return;
    }
    if ((register >= LED0_ON_L && register <= LED15_OFF_H)
        || (register >= ALL_LED_ON_L && register <= ALL_LED_OFF_H)) {
      notice("PWM register " + register + " accessed less than 500 us after SLEEP was cleared");
    }
  }

  private void notice(String what) {
    if (misuse.size() < MOST_MISUSE) {
      misuse.add(what);
    }
  }
}
