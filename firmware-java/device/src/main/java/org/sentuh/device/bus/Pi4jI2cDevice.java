package org.sentuh.device.bus;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import java.util.Objects;

/**
 * One I2C address reached through Pi4J, with Pi4J's exceptions turned into {@link Transfer} values.
 *
 * <p>Two habits of Pi4J 4.0 are kept away from the chips here:
 *
 * <ul>
 *   <li>The {@code ffm} provider's {@code I2CDirect} ignores {@code offset} and {@code length} and
 *       always moves the whole array. Pi4J is therefore only ever given an array of exactly the
 *       transfer's size, at offset 0. One array of each size is kept, so that nothing is allocated
 *       on this side.
 *   <li>Its {@code writeRegister} sends the register and the data as two messages, so that the chip
 *       sees a repeated start in between. It is never called; see {@link I2cDevice}.
 * </ul>
 *
 * <p>Pi4J has no error code of its own: it ends its message, or that of a cause, with the number in
 * brackets, as in "No such device or address (6)". See {@link LinuxError}.
 */
final class Pi4jI2cDevice implements I2cDevice {
  private static final int REGISTERS = 256;

  /** A whole frame of a PCA9685 with its register; longer transfers are possible. */
  private static final int LONGEST = 65;

  private final int address;
  private final I2C i2c;
  private byte[][] exact = arraysUpTo(LONGEST);

  Pi4jI2cDevice(int address, I2C i2c) {
    this.address = address;
    this.i2c = i2c;
  }

  @Override
  public int address() {
    return address;
  }

  @Override
  public Transfer write(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    byte[] sent = exactly(length);
    System.arraycopy(bytes, offset, sent, 0, length);
    try {
      return whole(i2c.write(sent, 0, length), length);
    } catch (Pi4JException trouble) {
      return LinuxError.transferOf(trouble);
    }
  }

  @Override
  public Transfer read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    byte[] received = exactly(length);
    try {
      return copied(i2c.read(received, 0, length), received, into, offset);
    } catch (Pi4JException trouble) {
      return LinuxError.transferOf(trouble);
    }
  }

  @Override
  public Transfer readRegister(int register, byte[] into, int offset, int length) {
    Objects.checkIndex(register, REGISTERS);
    Objects.checkFromIndexSize(offset, length, into.length);
    byte[] received = exactly(length);
    try {
      return copied(i2c.readRegister(register, received, 0, length), received, into, offset);
    } catch (Pi4JException trouble) {
      return LinuxError.transferOf(trouble);
    }
  }

  void close() {
    i2c.close();
  }

  private static Transfer copied(int count, byte[] received, byte[] into, int offset) {
    Transfer transfer = whole(count, received.length);
    if (transfer.isDone()) {
      System.arraycopy(received, 0, into, offset, received.length);
    }
    return transfer;
  }

  /** A transfer that moved fewer bytes than asked is not a transfer. */
  private static Transfer whole(int count, int length) {
    return count == length ? Transfer.DONE : Transfer.FAILED;
  }

  private byte[] exactly(int length) {
    if (length >= exact.length) {
      exact = arraysUpTo(length);
    }
    return exact[length];
  }

  private static byte[][] arraysUpTo(int longest) {
    byte[][] arrays = new byte[longest + 1][];
    for (int length = 0; length <= longest; length++) {
      arrays[length] = new byte[length];
    }
    return arrays;
  }
}
