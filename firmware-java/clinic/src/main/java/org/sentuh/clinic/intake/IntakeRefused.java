package org.sentuh.clinic.intake;

/** The broker answers, but what an intake needs of it does not work: better not run at all. */
public final class IntakeRefused extends Exception {

  private static final long serialVersionUID = 1L;

  IntakeRefused(String message) {
    super(message);
  }
}
