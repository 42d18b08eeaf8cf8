package org.sentuh.pages;

/**
 * A request that is not obeyed. Its code is one of the treatment's refusals, or one of the pages',
 * for which every language file has a sentence.
 */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /**
   * A refusal.
   *
   * @param status of HTTP
   * @param code as in {@code not-paired}
   */
  public Refused(int status, String code) {
    super(code);
    this.status = status;
    this.code = code;
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  /** As in {@code not-paired}. */
  public String code() {
    return code;
  }
}
