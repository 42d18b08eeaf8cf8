package org.sentuh.clinic.mothers;

/** What is known of one window of one day. */
public enum Cell {
  /** A massage was played to its end. */
  DONE,
  /** One began, and ended before its programme did. */
  PARTIAL,
  /** None took place: the panel was heard after the window, and nothing that it told is missing. */
  MISSED,
  /** Nobody knows: the clinic has not heard, or not all of it. Not necessarily missed. */
  UNKNOWN,
  /** The massage rested, because a midwife or an answer before a massage said so. */
  HELD,
  /** The panel had refused what was prescribed. */
  REFUSED,
  /** Not over yet, or before she had the panel. */
  NOT_DUE
}
