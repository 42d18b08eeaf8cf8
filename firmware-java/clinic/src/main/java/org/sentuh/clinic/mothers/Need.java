package org.sentuh.clinic.mothers;

/** What a mother needs a midwife for, the most urgent first. */
public enum Need {
  /** An answer before a massage forbade it. It was a danger sign, or nobody knows. */
  DANGER,
  /** An answer before a massage forbade it, and it was no danger sign. */
  FORBIDDEN,
  /** Nothing is known of her, or not enough. */
  UNKNOWN,
  /** Her panel does not take what was prescribed. */
  REFUSED,
  /** Her last massage ended before its programme did. */
  PARTIAL,
  /** Massages did not take place. */
  MISSED,
  /** The massage rests by a midwife's word. */
  HELD,
  /** Panel or prescription: there is none, it ends soon, or it has not arrived. */
  PRESCRIPTION,
  /** As planned. */
  FINE
}
