package org.sentuh.control.arming;

import java.util.Locale;

/** What an answer that forbids a treatment asks for; the later one weighs more. */
public enum Severity {
  /** Her midwife decides whether and when. */
  ASK_MIDWIFE,
  /** Not today; she may answer the questions again another day. */
  NOT_TODAY,
  /** A danger sign: somebody has to look at her at once, and a midwife lets the panel go on. */
  GO_NOW;

  /** Its word in files and messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
