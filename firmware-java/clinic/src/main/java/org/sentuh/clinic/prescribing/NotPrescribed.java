package org.sentuh.clinic.prescribing;

import java.util.Locale;

/** Something is not approved or not signed; the message says why, and what to do. */
public final class NotPrescribed extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Why {
    /** Nobody has approved it. */
    NOT_APPROVED,
    /** Whoever wrote it cannot be the second person. */
    OWN_WORK,
    /** Somebody has approved it before. */
    APPROVED_BEFORE,
    /** What was approved is not what is kept. */
    OTHER_BYTES,
    /** It was taken back. */
    WITHDRAWN,
    /** Something later stands for the device. */
    OVERTAKEN,
    /** The panel is with another mother. */
    NOT_HERS,
    /** There is no such thing. */
    UNKNOWN,
    /** Its programme breaks a bound. */
    NOT_PROVEN,
    /** It says something that no device would take. */
    NOT_UNDERSTOOD;

    /** Its word, as in {@code own-work}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Why why;

  NotPrescribed(Why why, String message) {
    super(message);
    this.why = why;
  }

  NotPrescribed(Why why, String message, Exception cause) {
    super(message, cause);
    this.why = why;
  }

  /** Why, for whoever has other words for it. */
  public Why why() {
    return why;
  }
}
