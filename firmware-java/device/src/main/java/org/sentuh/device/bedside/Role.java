package org.sentuh.device.bedside;

import java.util.Locale;

/** Who holds a phone at the device. Each may do the least that she needs. */
public enum Role {
  /** Who wears the panel: she alone starts, goes on and makes it stronger. */
  MOTHER,
  /** Who sits beside her: sees what she lets him, may let it wait or make it softer, and learns. */
  HELPER,
  /** A midwife on a visit: the programme, what it brought, a hold, and how far it may go. */
  MIDWIFE,
  /**
   * Who looks after the device: every reading, and a self-test; of a treatment nothing but stop.
   */
  TECHNICIAN;

  /** The word in messages and files, as in {@code mother}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role of a word.
   *
   * @throws IllegalArgumentException for a word of no role
   */
  static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
