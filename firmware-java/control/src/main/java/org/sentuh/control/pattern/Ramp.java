package org.sentuh.control.pattern;

/**
 * How the strength of a phase goes from its first to its last moment, in a straight line.
 *
 * @param from strength at the beginning, 0 to 1 of the mother's level
 * @param to strength at the end, 0 to 1 of the mother's level
 */
public record Ramp(double from, double to) {

  /** Full strength all along. */
  public static final Ramp NONE = new Ramp(1, 1);

  /** Refuses a strength above the mother's level or below nothing. */
  public Ramp {
    Range.check("ramp from", from, 0, 1, "");
    Range.check("ramp to", to, 0, 1, "");
  }

  /** The strength at a part (0 to 1) of the phase. */
  double at(double part) {
    return from + (to - from) * part;
  }
}
