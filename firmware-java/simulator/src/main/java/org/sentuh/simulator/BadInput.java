package org.sentuh.simulator;

/**
 * What was given to a command cannot be used; the message says what, what is allowed, and what to
 * do.
 */
final class BadInput extends Exception {

  private static final long serialVersionUID = 1L;

  BadInput(String message) {
    super(message);
  }
}
