package org.sentuh.device.linux;

import java.util.Locale;

/**
 * Why Linux refuses a call (errno(3), {@code asm-generic/errno-base.h} and {@code errno.h}): those
 * that device nodes and buses answer with, each with the words that Linux has for it.
 */
public enum Errno {
  /** Only a privileged process may do this. */
  EPERM(1, "Operation not permitted"),
  /** There is no such file. */
  ENOENT(2, "No such file or directory"),
  /** A signal came first. */
  EINTR(4, "Interrupted system call"),
  /** Something went wrong on the wire. */
  EIO(5, "Input/output error"),
  /** The usual answer of an I2C adapter when nobody acknowledges. */
  ENXIO(6, "No such device or address"),
  /** The file is not open, or not for this. */
  EBADF(9, "Bad file descriptor"),
  /** Not now; on an I2C bus, arbitration was lost. */
  EAGAIN(11, "Resource temporarily unavailable"),
  /** There is no memory, or a limit of it is reached. */
  ENOMEM(12, "Cannot allocate memory"),
  /** The file's owner, group or mode does not let this user in. */
  EACCES(13, "Permission denied"),
  /** Somebody else holds it. */
  EBUSY(16, "Device or resource busy"),
  /** The device has gone, or its driver is not loaded. */
  ENODEV(19, "No such device"),
  /** The kernel does not understand the question. */
  EINVAL(22, "Invalid argument"),
  /** What is open is no device of this kind. */
  ENOTTY(25, "Inappropriate ioctl for device"),
  /** The kernel has no such call. */
  ENOSYS(38, "Function not implemented"),
  /** The adapter cannot carry such a transfer. */
  EOPNOTSUPP(95, "Operation not supported"),
  /** The I2C adapter gave up waiting. */
  ETIMEDOUT(110, "Connection timed out"),
  /** Nobody listens. */
  ECONNREFUSED(111, "Connection refused"),
  /** Nobody acknowledges, from the adapters i2c-bcm2835 and i2c-designware of the Pi. */
  EREMOTEIO(121, "Remote I/O error");

  private final int number;
  private final String words;

  Errno(int number, String words) {
    this.number = number;
    this.words = words;
  }

  /** Its number, the same on every 64-bit machine that this program runs on. */
  public int number() {
    return number;
  }

  /** The words and the number, as in {@code Remote I/O error (121)}. */
  static String saying(int number) {
    for (Errno errno : values()) {
      if (errno.number == number) {
        return String.format(Locale.ROOT, "%s (%d)", errno.words, number);
      }
    }
    return String.format(Locale.ROOT, "error of Linux (%d)", number);
  }
}
