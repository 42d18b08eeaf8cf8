package org.sentuh.device.chip;

import org.sentuh.device.bus.BigEndian;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Transfer;

/**
 * The register file that ADS1115, MCP9808 and INA226 share: sixteen-bit words, most significant
 * byte first, behind a one-byte pointer.
 *
 * <pre>
 * set    S  address W  pointer  high byte  low byte  P
 * read   S  address W  pointer  Sr  address R  high byte  low byte  P
 * </pre>
 */
final class WordRegisters {
  private static final int WORD = 2;

  private final String chip;
  private final I2cDevice device;
  private final byte[] out = new byte[1 + WORD];
  private final byte[] in = new byte[WORD];

  WordRegisters(String chip, I2cDevice device) {
    this.chip = chip;
    this.device = device;
  }

  Transfer set(Register register, int word) {
    out[0] = (byte) register.pointer();
    BigEndian.put16(word, out, 1);
    return device.write(out, 0, out.length);
  }

  /** For the registers that are one byte wide. */
  Transfer setByte(Register register, int value) {
    out[0] = (byte) register.pointer();
    out[1] = (byte) value;
    return device.write(out, 0, 2);
  }

  /** After {@link Transfer#DONE} the word is in {@link #word()} and {@link #signedWord()}. */
  Transfer read(Register register) {
    return device.readRegister(register.pointer(), in, 0, WORD);
  }

  /** Reads one byte of a register; after {@link Transfer#DONE} it is in {@link #highByte()}. */
  Transfer readByte(Register register) {
    return device.readRegister(register.pointer(), in, 0, 1);
  }

  /** Reads one byte from where the pointer stands: the high byte of the register last set. */
  Transfer readByteAtPointer() {
    return device.read(in, 0, 1);
  }

  int word() {
    return BigEndian.unsigned16(in, 0);
  }

  int signedWord() {
    return BigEndian.signed16(in, 0);
  }

  int highByte() {
    return Byte.toUnsignedInt(in[0]);
  }

  int address() {
    return device.address();
  }

  ChipFault fault(Transfer failed, Register register) {
    return ChipFault.of(failed, chip, device.address(), register.name());
  }

  ChipFault lying(Register register, int expected, int read) {
    return new ChipFault.Lying(chip, device.address(), register.name(), expected, read);
  }

  ChipFault wasReset(Register register, int expected, int read) {
    return new ChipFault.WasReset(chip, device.address(), register.name(), expected, read);
  }
}
