package org.sentuh.device.bus.linux;

import com.pi4j.io.exception.IOException;
import org.sentuh.device.linux.LinuxFailure;

/**
 * What Pi4J is told when Linux did not do what was asked. It has no stack, for a chip that is
 * missing fails at every tick; its message ends with the kernel's number, as Pi4J's providers do.
 */
final class NotCarried extends IOException {

  private static final long serialVersionUID = 1;

  NotCarried(LinuxFailure why) {
    super(why.getMessage(), why);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
