package org.sentuh.clinic.prescribing;

/** What stands for a person wherever a device may read it: never a name. */
public final class Reference {

  private Reference() {}

  /**
   * A reference as it was given.
   *
   * @param what whose it is, for the refusal
   * @param value 1 to 40 letters, digits, '.' and '-'
   * @throws IllegalArgumentException for anything else
   */
  public static String of(String what, String value) {
    if (!value.matches("[\\p{L}0-9.-]{1,40}")) {
      throw new IllegalArgumentException(
          what
              + " \""
              + value
              + "\": allowed are 1 to 40 letters, digits, '.' and '-'; give the clinic's reference,"
              + " no name of a person");
    }
    return value;
  }
}
