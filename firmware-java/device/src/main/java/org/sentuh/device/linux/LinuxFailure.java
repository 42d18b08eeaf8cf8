package org.sentuh.device.linux;

import java.io.IOException;

/**
 * A call of Linux that was refused. Its message names the call and what it was about, and ends with
 * the kernel's number in brackets, as in {@code I2C_RDWR on /dev/i2c-1: Remote I/O error (121)}.
 *
 * <p>It has no stack: a chip that is missing fails a hundred times a second, and where is known.
 */
public final class LinuxFailure extends IOException {

  private static final long serialVersionUID = 1;

  private final int number;

  LinuxFailure(String call, int number) {
    super(call + ": " + Errno.saying(number));
    this.number = number;
  }

  /** Whether this is why. */
  public boolean is(Errno errno) {
    return number == errno.number();
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
