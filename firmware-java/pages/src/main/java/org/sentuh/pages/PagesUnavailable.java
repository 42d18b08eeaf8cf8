package org.sentuh.pages;

import java.io.IOException;

/** The pages cannot be served, most likely because another program has their port. */
public final class PagesUnavailable extends IOException {

  private static final long serialVersionUID = 1L;

  PagesUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
