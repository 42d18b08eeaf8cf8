package org.sentuh.clinic.people;

/** The door stays shut. Its word never says which of name and password was wrong. */
public final class NotLetIn extends Exception {

  private static final long serialVersionUID = 1L;

  private final String code;

  /** As a phrase of the pages tells it. */
  public NotLetIn(String code) {
    super(code);
    this.code = code;
  }

  /** As in {@code not-known}: a phrase {@code refused.CODE} of the pages tells it. */
  public String code() {
    return code;
  }
}
