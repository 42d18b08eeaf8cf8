package org.sentuh.device.bus;

/**
 * One 7-bit address on an I2C bus, and the three transfers that the chips of this device need.
 *
 * <pre>
 * write         S  address W  A  b0 A  b1 A  ...  P
 * read          S  address R  A  b0 A  b1 A  ... /A  P
 * readRegister  S  address W  A  register A  Sr  address R  A  b0 A ... /A  P
 *
 * S start   Sr repeated start   P stop   A acknowledge   /A no acknowledge
 * </pre>
 *
 * <p>The shape is that of {@code com.pi4j.io.i2c.I2C}. Writing to a register is an ordinary {@link
 * #write} whose first byte is the register: the chip then sees one transaction, and nothing can
 * come between the register and its data.
 *
 * <p>No transfer throws when a chip is missing or a bus is stuck, and none allocates in the steady
 * state. After anything but {@link Transfer#DONE} the bytes of a read are undefined. Bytes are Java
 * bytes, therefore signed: read them with {@link Byte#toUnsignedInt} or {@link BigEndian}.
 *
 * <p>One thread owns a bus and everything on it; implementations take no locks.
 */
public interface I2cDevice {

  /** Returns the 7-bit address, 0x00 to 0x7F, without the read/write bit. */
  int address();

  /**
   * Sends {@code length} bytes from {@code bytes[offset]} on, in one transaction.
   *
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  Transfer write(byte[] bytes, int offset, int length);

  /**
   * Receives {@code length} bytes from wherever the chip's register pointer stands.
   *
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  Transfer read(byte[] into, int offset, int length);

  /**
   * Sends the register number (0 to 255), then receives {@code length} bytes after a repeated
   * start.
   *
   * @throws IndexOutOfBoundsException if the range is not inside the array
   */
  Transfer readRegister(int register, byte[] into, int offset, int length);
}
