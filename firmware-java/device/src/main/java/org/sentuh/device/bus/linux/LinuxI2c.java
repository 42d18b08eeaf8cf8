package org.sentuh.device.bus.linux;

import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CBase;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.i2c.I2CProvider;
import java.util.Objects;

/** One chip on a {@link LinuxI2cBus}, as Pi4J asks it. Any thread. */
final class LinuxI2c extends I2CBase<LinuxI2cBus> {

  private static final byte[] NO_REGISTER = {};

  private final int address;
  private final Runnable closed;
  private final byte[] one = new byte[1];
  private final byte[] register = new byte[1];

  /**
   * A chip.
   *
   * @param closed what follows when it is shut down
   */
  LinuxI2c(I2CProvider provider, I2CConfig config, LinuxI2cBus bus, Runnable closed) {
    super(provider, config, bus);
    this.address = config.device();
    this.closed = closed;
  }

  @Override
  public I2C shutdownInternal(Context context) {
    if (isOpen) {
      isOpen = false;
      closed.run();
    }
    return super.shutdownInternal(context);
  }

  @Override
  public synchronized int write(byte value) {
    one[0] = value;
    return i2CBus.write(address, NO_REGISTER, one, 0, 1);
  }

  @Override
  public int write(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return i2CBus.write(address, NO_REGISTER, bytes, offset, length);
  }

  @Override
  public synchronized int read() {
    i2CBus.read(address, one, 0, 1);
    return Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    return i2CBus.read(address, into, offset, length);
  }

  @Override
  public void writeThenRead(
      byte[] out, int from, int outLength, int delayUs, byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(from, outLength, out.length);
    Objects.checkFromIndexSize(offset, length, into.length);
    if (delayUs > 0) {
      throw new UnsupportedOperationException(
          "one transaction has no pause in it; write, wait and read");
    }
    i2CBus.writeThenRead(address, out, from, outLength, into, offset, length);
  }

  @Override
  public synchronized int readRegister(int number) {
    i2CBus.readRegister(address, number, one, 0, 1);
    return Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int readRegister(int number, byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    return i2CBus.readRegister(address, number, into, offset, length);
  }

  @Override
  public int readRegister(byte[] number, byte[] into, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, into.length);
    return i2CBus.writeThenRead(address, number, 0, number.length, into, offset, length);
  }

  @Override
  public synchronized int writeRegister(int number, byte value) {
    one[0] = value;
    return writeRegister(number, one, 0, 1);
  }

  @Override
  public synchronized int writeRegister(int number, byte[] bytes, int offset, int length) {
    register[0] = (byte) number;
    return writeRegister(register, bytes, offset, length);
  }

  @Override
  public int writeRegister(byte[] number, byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return i2CBus.write(address, number, bytes, offset, length);
  }
}
