package org.sentuh.clinic.design;

/** A version that the library does not keep; the message says why, and what to do. */
public final class NotKept extends Exception {

  private static final long serialVersionUID = 1L;

  NotKept(String message) {
    super(message);
  }
}
