package org.sentuh.control.arming;

/**
 * A midwife, or what stands for her, lets no treatment begin until a midwife at the panel says so.
 *
 * @param origin who holds it
 * @param why in her words, on one line
 * @param since the time of day as it was known then, in UTC, or {@code unknown}
 */
public record Hold(Origin origin, String why, String since) {

  /** Who holds it. Anybody may; only a midwife at the panel releases. */
  public enum Origin {
    /** A midwife at the panel. */
    MIDWIFE,
    /** The clinic, from afar: it may narrow what happens, never widen it. */
    AFAR,
    /** The answers named a danger sign. */
    DANGER_SIGN,
    /** What was kept of it cannot be read: nobody knows that there was none. */
    DAMAGE
  }

  /** Refuses what cannot be kept on one line. */
  public Hold {
    if (why.isBlank() || why.length() > 200 || why.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a hold's reason must be 1 to 200 characters on one line, not \"" + why + "\"");
    }
  }
}
