package org.sentuh.clinic.archive;

import java.time.Instant;

/**
 * One change that somebody made.
 *
 * @param at when, by the clinic's clock, to the millisecond
 * @param who the account's sign; {@code console} for a command at the clinic's own machine
 * @param facility where that account works; empty for the console
 * @param act what was done, as in {@code account.open}: a kind and a verb
 * @param subject what it was done to: a device, a mother's code, an account, a programme
 * @param detail what else tells it, in a few words or as JSON; never a secret
 */
public record AuditLine(
    Instant at, String who, String facility, String act, String subject, String detail) {

  /** The most that a line says of one thing, in characters. */
  public static final int MOST = 4_000;

  /** Refuses what would not be found again. */
  public AuditLine {
    at = Instant.ofEpochMilli(at.toEpochMilli());
    bounded("who", who);
    bounded("facility", facility);
    bounded("act", act);
    bounded("subject", subject);
    bounded("detail", detail);
  }

  private static void bounded(String field, String value) {
    if (value.length() > MOST) {
      throw new IllegalArgumentException(
          field + " has " + value.length() + " characters, but may have " + MOST);
    }
  }
}
