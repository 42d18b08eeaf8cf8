package org.sentuh.device.bus;

/**
 * Sixteen-bit words as the chips send them: most significant byte first.
 *
 * <p>Java's bytes are signed, and a byte read as it stands turns 0xFF into -1; every word that is
 * read from a chip therefore goes through here.
 */
public final class BigEndian {
  private BigEndian() {}

  /** Returns the two bytes at {@code at} as 0 to 65535. */
  public static int unsigned16(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  /** Returns the two bytes at {@code at} as two's complement, -32768 to 32767. */
  public static int signed16(byte[] bytes, int at) {
    return bytes[at] << 8 | (bytes[at + 1] & 0xFF);
  }

  /** Stores the low sixteen bits of {@code word} in the two bytes at {@code at}. */
  public static void put16(int word, byte[] bytes, int at) {
    bytes[at] = (byte) (word >>> 8);
    bytes[at + 1] = (byte) word;
  }
}
