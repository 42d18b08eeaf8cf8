package org.sentuh.clinic.archive;

/**
 * Who a mother is: all that the clinic's own machine keeps of it, apart from everything else.
 *
 * @param called how she wants to be called
 * @param phone the number under which she can be reached; empty where there is none
 */
public record Identity(String called, String phone) {

  /** What may stand in a log. */
  @Override
  public String toString() {
    return "identity";
  }
}
