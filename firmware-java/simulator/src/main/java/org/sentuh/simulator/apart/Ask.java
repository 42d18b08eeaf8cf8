package org.sentuh.simulator.apart;

/**
 * What a device, or a kernel that has the board's pins, asks of a board that stands apart, over a
 * stream socket.
 *
 * <pre>
 * ask     kind  address  register  length, then length bytes where something is written
 * answer  how it ended (ordinal of Transfer or Level), ns that the bus was busy in all (8 bytes,
 *         most significant first), then length bytes where something was read
 * edge    255  GPIO number  level, 0 or 1; at any time between answers, once LINES was asked
 * </pre>
 */
enum Ask {
  /** {@code I2cDevice.write}. */
  WRITE,
  /** {@code I2cDevice.read}. */
  READ,
  /** {@code I2cDevice.readRegister}. */
  READ_REGISTER,
  /** Drives the heartbeat's line to the level in {@code register}, 0 or 1. */
  HEARTBEAT,
  /** Reads the stop button's line. */
  STOP_BUTTON,
  /** Reads the charger's line. */
  CHARGER,
  /**
   * From now on every input's level is told, and each change of it. Who asks this is the board
   * itself: when it hangs up, its pins are as after a reset, and so the heartbeat's is low.
   */
  LINES,
  /** Drives the pin whose GPIO number is in {@code address} to the level in {@code register}. */
  DRIVE;

  /** Begins an edge; no answer begins so. */
  static final byte EDGE = (byte) 255;

  /** Bytes of an ask before what it carries. */
  static final int HEAD_BYTES = 4;

  /** Bytes of an answer before what it carries. */
  static final int ANSWER_BYTES = 1 + Long.BYTES;

  /** The most that one transfer carries; every chip here needs less. */
  static final int MOST_BYTES = 255;
}
