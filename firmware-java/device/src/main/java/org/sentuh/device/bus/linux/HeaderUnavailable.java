package org.sentuh.device.bus.linux;

/**
 * The header of this board cannot be used. The message is one sentence for a technician: what is
 * missing or not permitted, and what mends it. A program ends with exit code 2.
 */
public final class HeaderUnavailable extends Exception {

  private static final long serialVersionUID = 1;

  HeaderUnavailable(String sentence, Throwable why) {
    super(sentence, why);
  }

  HeaderUnavailable(String sentence) {
    super(sentence);
  }
}
