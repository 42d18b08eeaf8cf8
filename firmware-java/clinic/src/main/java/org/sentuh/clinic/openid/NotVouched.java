package org.sentuh.clinic.openid;

/** The provider does not vouch for anybody, or its word is worth nothing. */
public final class NotVouched extends Exception {

  private static final long serialVersionUID = 1L;

  /** What came of it, as people are told. */
  public enum Because {
    /** It cannot be reached, or is not well. */
    AWAY,
    /** It said no, or she turned back there. */
    DENIED,
    /** What it answered cannot be trusted. */
    WRONG,
    /** Its time of day and the desk's are too far from each other. */
    CLOCK;
  }

  private final Because because;

  NotVouched(Because because, String why) {
    super(why);
    this.because = because;
  }

  NotVouched(Because because, String why, Throwable cause) {
    super(why, cause);
    this.because = because;
  }

  /** What came of it. */
  public Because because() {
    return because;
  }
}
