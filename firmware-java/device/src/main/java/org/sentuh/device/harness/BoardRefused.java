package org.sentuh.device.harness;

/**
 * The machine has no such board, or keeps it from this program. The message is one sentence that
 * names what is missing and what mends it.
 */
public final class BoardRefused extends Exception {

  private static final long serialVersionUID = 1L;

  /** Refuses with a sentence for a technician. */
  public BoardRefused(String sentence) {
    super(sentence);
  }

  /** The same with what brought it about. */
  public BoardRefused(String sentence, Exception cause) {
    super(sentence, cause);
  }
}
