package org.sentuh.device.linux;

/**
 * One question to a device node (ioctl(2)): its name in the kernel's headers, and its number.
 *
 * <pre>
 * direction 2 | size 14 | type 8 | number 8 bits     asm-generic/ioctl.h
 * </pre>
 *
 * @param name for messages
 * @param number what the kernel knows it by
 */
public record Ioctl(String name, long number) {

  private static final long WRITTEN = 1L << 30;
  private static final long READ = 2L << 30;
  private static final int SIZE_AT = 16;
  private static final int TYPE_AT = 8;
  private static final long LARGEST = (1L << 14) - 1;

  /** A question to which the kernel answers with a structure of so many bytes: {@code _IOR}. */
  public static Ioctl reading(String name, int type, int number, long bytes) {
    return new Ioctl(name, READ | coded(type, number, bytes));
  }

  /** A question and its answer in one structure of so many bytes: {@code _IOWR}. */
  public static Ioctl exchanging(String name, int type, int number, long bytes) {
    return new Ioctl(name, READ | WRITTEN | coded(type, number, bytes));
  }

  private static long coded(int type, int number, long bytes) {
    if (bytes > LARGEST) {
      throw new IllegalArgumentException(bytes + " bytes; at most " + LARGEST + " can be coded");
    }
    return bytes << SIZE_AT | (long) type << TYPE_AT | number;
  }
}
