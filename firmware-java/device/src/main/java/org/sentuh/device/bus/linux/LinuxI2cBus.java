package org.sentuh.device.bus.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBusBase;
import com.pi4j.io.i2c.I2CConfig;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.sentuh.device.linux.DeviceNode;
import org.sentuh.device.linux.Errno;
import org.sentuh.device.linux.LinuxFailure;

/**
 * One {@code /dev/i2c-N}, which all chips on it share: whole transactions by {@code I2C_RDWR}
 * ({@code Documentation/i2c/dev-interface.rst}). Any thread; one transaction at a time.
 *
 * <p>A transaction takes at most the adapter's time-out, which is set to its least, 10 ms (the
 * longest here needs 1.5 ms at 400 kHz, 6 ms at 100 kHz), and is not tried again. Both settings are
 * the adapter's, not this program's alone. Another program that uses the bus is waited for until
 * its own transaction is over. Memory for a transaction is laid by when the bus is opened.
 */
final class LinuxI2cBus extends I2CBusBase {

  /** More than any chip takes at once; the kernel's own limit is 8192. */
  static final int LONGEST = 512;

  private static final int SHORTEST_TIMEOUT = 1;
  private static final int FEWEST_RETRIES = 0;

  private final DeviceNode node;
  private final MemorySegment transaction;
  private final MemorySegment messages;
  private final MemorySegment sent;
  private final MemorySegment received;
  private int users;

  LinuxI2cBus(Path devices, I2CConfig config) {
    super(config);
    this.node = open(devices.resolve("i2c-" + bus));
    Arena arena = Arena.ofAuto();
    this.transaction = arena.allocate(I2cLayout.TRANSACTION_BYTES, Long.BYTES);
    this.messages = arena.allocate(2L * I2cLayout.MESSAGE_BYTES, Long.BYTES);
    this.sent = arena.allocate(LONGEST, Long.BYTES);
    this.received = arena.allocate(LONGEST, Long.BYTES);
    transaction.set(ADDRESS, I2cLayout.MESSAGES_AT, messages);
  }

  private static DeviceNode open(Path path) {
    try {
      DeviceNode node = DeviceNode.open(path);
      MemorySegment functions = Arena.ofAuto().allocate(JAVA_LONG);
      node.ask(I2cLayout.FUNCTIONS, functions);
      if ((functions.get(JAVA_LONG, 0) & I2cLayout.I2C_FUNC_I2C) == 0) {
        node.close();
        throw new NodeUnavailable(
            path
                + " carries no whole transactions, only SMBus: use the bus of the header, number"
                + " 1");
      }
      node.ask(I2cLayout.TIMEOUT, SHORTEST_TIMEOUT);
      node.ask(I2cLayout.RETRIES, FEWEST_RETRIES);
      return node;
    } catch (LinuxFailure refused) {
      throw new NodeUnavailable(sentence(path, refused), refused);
    }
  }

  private static String sentence(Path path, LinuxFailure refused) {
    if (refused.is(Errno.ENOENT) || refused.is(Errno.ENODEV) || refused.is(Errno.ENXIO)) {
      return "there is no "
          + path
          + ": write dtparam=i2c_arm=on into /boot/firmware/config.txt and i2c-dev into"
          + " /etc/modules, then start the board again (raspi-config does both)";
    }
    if (refused.is(Errno.EACCES) || refused.is(Errno.EPERM)) {
      return path + " is not for this user: add it to the group i2c, as in usermod -aG i2c sentuh";
    }
    return path + " cannot be used: " + refused.getMessage();
  }

  /** One more chip uses it. */
  synchronized LinuxI2cBus used() {
    users++;
    return this;
  }

  /** One chip fewer; the last one closes the node. True when it did. */
  synchronized boolean left() {
    users--;
    if (users == 0) {
      node.close();
    }
    return users == 0;
  }

  int number() {
    return bus;
  }

  /** One message: a register, if there is one, and what is written behind it. */
  synchronized int write(int address, byte[] register, byte[] bytes, int offset, int length) {
    MemorySegment.copy(register, 0, sent, JAVA_BYTE, 0, fits(register.length + length) - length);
    MemorySegment.copy(bytes, offset, sent, JAVA_BYTE, register.length, length);
    message(0, address, (short) 0, sent, register.length + length);
    carry(1);
    return length;
  }

  /** One message from the chip. */
  synchronized int read(int address, byte[] into, int offset, int length) {
    message(0, address, I2cLayout.I2C_M_RD, received, fits(length));
    carry(1);
    return received(into, offset, length);
  }

  /** The register's number to the chip, a repeated start, and its answer. */
  synchronized int readRegister(int address, int register, byte[] into, int offset, int length) {
    sent.set(JAVA_BYTE, 0, (byte) register);
    message(0, address, (short) 0, sent, 1);
    message(1, address, I2cLayout.I2C_M_RD, received, fits(length));
    carry(2);
    return received(into, offset, length);
  }

  /** Anything to the chip, a repeated start, and its answer. */
  synchronized int writeThenRead(
      int address, byte[] out, int from, int outLength, byte[] into, int offset, int length) {
    MemorySegment.copy(out, from, sent, JAVA_BYTE, 0, fits(outLength));
    message(0, address, (short) 0, sent, outLength);
    message(1, address, I2cLayout.I2C_M_RD, received, fits(length));
    carry(2);
    return received(into, offset, length);
  }

  private int received(byte[] into, int offset, int length) {
    MemorySegment.copy(received, JAVA_BYTE, 0, into, offset, length);
    return length;
  }

  private static int fits(int length) {
    if (length < 0 || length > LONGEST) {
      throw new IllegalArgumentException(
          "a transfer of " + length + " bytes; at most " + LONGEST + " are carried");
    }
    return length;
  }

  private void message(int at, int address, short flags, MemorySegment buffer, int length) {
    long base = (long) at * I2cLayout.MESSAGE_BYTES;
    messages.set(JAVA_SHORT, base + I2cLayout.ADDRESS_AT, (short) address);
    messages.set(JAVA_SHORT, base + I2cLayout.FLAGS_AT, flags);
    messages.set(JAVA_SHORT, base + I2cLayout.LENGTH_AT, (short) length);
    messages.set(ADDRESS, base + I2cLayout.BUFFER_AT, buffer);
  }

  private void carry(int count) {
    transaction.set(JAVA_INT, I2cLayout.COUNT_AT, count);
    try {
      node.ask(I2cLayout.TRANSACTION, transaction);
    } catch (LinuxFailure failed) {
      throw new NotCarried(failed);
    }
  }

  @Override
  public <R> R execute(I2C i2c, Callable<R> action) {
    return _execute(i2c, action);
  }
}
