package org.sentuh.device;

/** What was given cannot be used; the message says what, why, and what to do. */
public final class BadInput extends Exception {

  private static final long serialVersionUID = 1L;

  /** Refuses with a sentence for whoever gave it. */
  public BadInput(String sentence) {
    super(sentence);
  }
}
