package org.sentuh.simulator.board;

/**
 * A chip on the simulated bus, seen as the wires see it: one byte after the other, each with its
 * acknowledge.
 *
 * <pre>
 * S  address+RW   selected(address, reading)   true acknowledges
 *    byte from the controller   accept(byte)   true acknowledges
 *    byte to the controller     supply()
 * P                             stop()
 * </pre>
 *
 * <p>A repeated start is another {@code selected} without a {@code stop} before it.
 */
public interface SimulatedChip {

  /** Returns the 7-bit address that the chip's pins select. */
  int address();

  /**
   * Returns whether the chip may answer to more than its own address and the general call. It is
   * asked once, when the chip is attached.
   */
  boolean hasGroupAddresses();

  /**
   * Hears an address after a start: its own, the general call 0x00, and every other one if it
   * {@linkplain #hasGroupAddresses has group addresses}.
   *
   * @param address 7 bits
   * @param reading the read/write bit
   * @return whether the chip acknowledges and takes part in what follows
   */
  boolean selected(int address, boolean reading);

  /** Takes a byte, 0 to 255, and returns whether it acknowledges. */
  boolean accept(int value);

  /** Gives a byte, 0 to 255; 0xFF is what an idle bus reads. */
  int supply();

  /** Hears the stop of a transaction that it took part in. */
  void stop();

  /** Loses and regains power: every register back to its reset value. */
  void reset();
}
