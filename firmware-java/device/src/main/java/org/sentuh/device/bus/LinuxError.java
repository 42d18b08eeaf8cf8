package org.sentuh.device.bus;

import com.pi4j.exception.Pi4JException;
import org.jspecify.annotations.Nullable;
import org.sentuh.device.linux.Errno;

/**
 * Finds the Linux error number in a Pi4J exception and says what it means for a transfer.
 *
 * <p>Numbers from the Linux user interface ({@code errno(3)}) and the kernel's list of I2C fault
 * codes ({@code Documentation/i2c/fault-codes.rst}).
 */
final class LinuxError {
  private static final int NONE = -1;
  private static final int DEEPEST_CAUSE = 16;

  private LinuxError() {}

  static Transfer transferOf(Pi4JException trouble) {
    int number = numberIn(trouble);
    if (number == Errno.ENXIO.number() || number == Errno.EREMOTEIO.number()) {
      return Transfer.NO_ACKNOWLEDGE;
    }
    return number == Errno.ETIMEDOUT.number() ? Transfer.TIMED_OUT : Transfer.FAILED;
  }

  /** Returns the number that ends the message of the exception or of a cause, or -1. */
  private static int numberIn(Throwable trouble) {
    @Nullable Throwable cause = trouble;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      int number = trailingNumber(cause.getMessage());
      if (number != NONE) {
        return number;
      }
      cause = cause.getCause();
    }
    return NONE;
  }

  /** Only the last bracket counts: the message may show the bytes of the transfer before it. */
  private static int trailingNumber(@Nullable String message) {
    if (message == null || !message.endsWith(")")) {
      return NONE;
    }
    int open = message.lastIndexOf('(');
    int end = message.length() - 1;
    if (open < 0 || end == open + 1 || end > open + 4) {
      return NONE;
    }
    int number = 0;
    for (int at = open + 1; at < end; at++) {
      char digit = message.charAt(at);
      if (digit < '0' || digit > '9') {
        return NONE;
      }
      number = number * 10 + (digit - '0');
    }
    return number;
  }
}
