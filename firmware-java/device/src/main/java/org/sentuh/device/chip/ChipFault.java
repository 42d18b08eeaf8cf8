package org.sentuh.device.chip;

import java.util.Locale;
import org.sentuh.device.bus.Transfer;

/**
 * What is wrong with a chip, as a value.
 *
 * <p>Every fault knows the chip's type, its 7-bit address and the register in question, and says in
 * {@link #message()} what was seen, what was expected and what to do next. Faults of one cause are
 * equal, so that a fault that repeats every tick can be counted instead of repeated.
 *
 * <p>A fault is at the same time one of the answers of every driver method that can meet it, so a
 * {@code switch} over an answer has it as one of its cases.
 */
public sealed interface ChipFault
    extends Outcome,
        Ads1115.Conversion,
        Mcp9808.Reading,
        Ina226.CurrentReading,
        Ina226.VoltageReading {

  /** Returns the type of the chip, for example {@code PCA9685}. */
  String chip();

  /** Returns the chip's 7-bit address. */
  int address();

  /** Returns the register in question under its datasheet name. */
  String register();

  /** Returns one sentence for a technician: what, where, and what to do next. */
  String message();

  /** Nobody acknowledged: the chip is not there, has no power, or sits at another address. */
  record Missing(String chip, int address, String register) implements ChipFault {
    @Override
    public String message() {
      return where(this)
          + " does not acknowledge; check its supply, SDA and SCL up to it, and that its address"
          + " pins say "
          + hex(address);
    }
  }

  /** The bus did not move in time: somebody holds SDA or SCL low. */
  record StuckBus(String chip, int address, String register) implements ChipFault {
    @Override
    public String message() {
      return where(this)
          + " got no answer in time, a chip may hold SDA or SCL low; switch the panel's supply off"
          + " and on, and if it stays stuck unplug one board after the other";
    }
  }

  /** The transfer broke off for another reason. */
  record Broken(String chip, int address, String register) implements ChipFault {
    @Override
    public String message() {
      return where(this)
          + " lost a transfer on the way; check the cable, the pull-up resistors and the kernel's"
          + " log";
    }
  }

  /** The chip answered with something that the right chip in the right state cannot say. */
  record Lying(String chip, int address, String register, int expected, int read)
      implements ChipFault {
    @Override
    public String message() {
      return where(this)
          + " reads "
          + hex(read)
          + " where "
          + hex(expected)
          + " is expected; another chip may sit at this address, or two share it, or the bus is"
          + " disturbed";
    }
  }

  /** A register stands at its reset value although the driver had set it. */
  record WasReset(String chip, int address, String register, int expected, int read)
      implements ChipFault {
    @Override
    public String message() {
      return where(this)
          + " reads "
          + hex(read)
          + ", its value after a reset, where "
          + hex(expected)
          + " had been set; the chip lost its supply or was reset, check both and start again";
    }
  }

  /** The chip works, and what it measures cannot be true. */
  record Implausible(String chip, int address, String register, double value, String allowed)
      implements ChipFault {
    @Override
    public String message() {
      return where(this)
          + " says "
          + String.format(Locale.ROOT, "%.4f", value)
          + ", allowed is "
          + allowed
          + "; check where the sensor sits and replace it if it is not there";
    }
  }

  /** Returns the fault that a failed transfer amounts to. */
  static ChipFault of(Transfer failed, String chip, int address, String register) {
    return switch (failed) {
      case NO_ACKNOWLEDGE -> new Missing(chip, address, register);
      case TIMED_OUT -> new StuckBus(chip, address, register);
      case FAILED -> new Broken(chip, address, register);
      case DONE -> throw new IllegalArgumentException("a transfer that was done is no fault");
    };
  }

  private static String where(ChipFault fault) {
    return fault.chip() + " at " + hex(fault.address()) + ", register " + fault.register() + ":";
  }

  private static String hex(int value) {
    return String.format(Locale.ROOT, value > 0xFF ? "0x%04X" : "0x%02X", value);
  }
}
