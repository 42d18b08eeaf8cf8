package org.sentuh.simulator.board;

/**
 * The serial side of a chip whose registers sit behind a one-byte pointer and are sent most
 * significant byte first: the pointer stays until it is written again, and a register changes when
 * its last byte has arrived.
 */
final class WordPort {
  /** The registers behind the port. */
  interface Registers {
    /** Returns the bytes of a register, 1 or 2. */
    int width(int pointer);

    /** Returns the register as it is when a read begins. */
    int read(int pointer);

    /** Takes a whole register. */
    void write(int pointer, int value);
  }

  private static final int IDLE_LINE = 0xFF;

  private final Registers registers;
  private final int pointerMask;

  private int pointer;
  private boolean pointerExpected;
  private int word;
  private int bytesLeft;

  /**
   * Builds a port.
   *
   * @param pointerMask the bits of the pointer byte that select
   */
  WordPort(Registers registers, int pointerMask) {
    this.registers = registers;
    this.pointerMask = pointerMask;
  }

  void begin(boolean reading) {
    pointerExpected = !reading;
    if (reading) {
      bytesLeft = registers.width(pointer);
      word = registers.read(pointer);
    }
  }

  boolean accept(int value) {
    if (pointerExpected) {
      pointerExpected = false;
      pointer = value & pointerMask;
      bytesLeft = registers.width(pointer);
      word = 0;
      return true;
    }
    if (bytesLeft > 0) {
      word = (word << 8) | value;
      bytesLeft--;
      if (bytesLeft == 0) {
        registers.write(pointer, word);
      }
    }
    return true;
  }

  int supply() {
    if (bytesLeft == 0) {
      return IDLE_LINE;
    }
    bytesLeft--;
    return (word >> (8 * bytesLeft)) & 0xFF;
  }

  void reset() {
    pointer = 0;
    pointerExpected = false;
    bytesLeft = 0;
  }
}
