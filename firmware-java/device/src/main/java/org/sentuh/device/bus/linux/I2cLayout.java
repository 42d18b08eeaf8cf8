package org.sentuh.device.bus.linux;

import org.sentuh.device.linux.Ioctl;

/**
 * What {@code linux/i2c.h} and {@code linux/i2c-dev.h} lay down.
 *
 * <pre>
 * struct i2c_msg               addr u16 | flags u16 | len u16 | 2 unused | buf pointer
 * struct i2c_rdwr_ioctl_data   msgs pointer | nmsgs u32 | 4 unused
 * </pre>
 */
final class I2cLayout {

  static final int MESSAGE_BYTES = 16;
  static final int ADDRESS_AT = 0;
  static final int FLAGS_AT = 2;
  static final int LENGTH_AT = 4;
  static final int BUFFER_AT = 8;

  static final int TRANSACTION_BYTES = 16;
  static final int MESSAGES_AT = 0;
  static final int COUNT_AT = 8;

  /** This message is from the chip. */
  static final short I2C_M_RD = 1;

  /** The adapter can carry whole transactions. */
  static final long I2C_FUNC_I2C = 1;

  /** How often the adapter tries again when it has lost the bus to another master. */
  static final Ioctl RETRIES = new Ioctl("I2C_RETRIES", 0x0701);

  /** After how many units of 10 ms the adapter gives up; for all who use it. */
  static final Ioctl TIMEOUT = new Ioctl("I2C_TIMEOUT", 0x0702);

  /** What the adapter can do; an unsigned long. */
  static final Ioctl FUNCTIONS = new Ioctl("I2C_FUNCS", 0x0705);

  /** One transaction: messages with a repeated start between them and one stop. */
  static final Ioctl TRANSACTION = new Ioctl("I2C_RDWR", 0x0707);

  private I2cLayout() {}
}
