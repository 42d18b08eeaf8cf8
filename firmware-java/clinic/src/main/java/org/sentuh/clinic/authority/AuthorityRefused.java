package org.sentuh.clinic.authority;

/**
 * A certificate that is not made; the message says of what, what is allowed and what to do. Nothing
 * was written.
 */
public final class AuthorityRefused extends Exception {

  private static final long serialVersionUID = 1L;

  AuthorityRefused(String message) {
    super(message);
  }

  AuthorityRefused(String message, Exception cause) {
    super(message, cause);
  }
}
