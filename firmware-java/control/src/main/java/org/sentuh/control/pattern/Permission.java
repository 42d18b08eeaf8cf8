package org.sentuh.control.pattern;

/** Who may let a programme be used. */
public enum Permission {
  /** The mother may choose it herself, within her prescription. */
  MOTHER,
  /** A midwife must have looked at the back first (a wound, an epidural site). */
  AFTER_MIDWIFE_CHECK,
  /** Only a midwife may prescribe it. */
  MIDWIFE_ONLY
}
