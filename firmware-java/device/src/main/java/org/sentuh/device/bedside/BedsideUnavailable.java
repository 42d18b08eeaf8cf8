package org.sentuh.device.bedside;

import java.io.IOException;

/** The pages cannot be served, most likely because another program has their port. */
public final class BedsideUnavailable extends IOException {

  private static final long serialVersionUID = 1L;

  BedsideUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
