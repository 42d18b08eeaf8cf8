package org.sentuh.clinic.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody does at the clinic; each may do the least that she needs. */
public enum Role {
  /** Looks after mothers: who needs her, what they were given, what is prescribed. */
  MIDWIFE,
  /** Approves as well what other midwives have drafted. */
  LEAD_MIDWIFE,
  /** Looks after devices, and knows of mothers nothing. */
  TECHNICIAN,
  /** Takes out what was consented to, without identity. */
  RESEARCHER,
  /** Takes people in and lets them go, and reads who changed what. */
  ADMINISTRATOR;

  /** Its word in files and messages, as in {@code lead-midwife}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role of a word; empty for a word of no role. */
  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
