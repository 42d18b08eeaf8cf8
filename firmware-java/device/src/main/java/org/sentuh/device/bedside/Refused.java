package org.sentuh.device.bedside;

/**
 * A request that is not obeyed. Its code is one of the treatment's refusals, or one of this room's,
 * for which every language file has a sentence.
 */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  /**
   * A refusal.
   *
   * @param status of HTTP
   * @param code as in {@code not-paired}
   */
  Refused(int status, String code) {
    super(code);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
