package org.sentuh.device.calibration;

import org.sentuh.control.pressure.FsrLaw;

/**
 * What is kept of one part that somebody has calibrated.
 *
 * @param wire on which panel, at which input, over which divider and puck it was: what hangs
 *     elsewhere by now is another part
 * @param r1Ohm its resistance at 1 N
 * @param exponent of its power law
 * @param worst the greatest error among the weights, as a share
 * @param loads how many weights were measured
 * @param since the time of day, or {@code unknown}
 * @param by the sign of who did it
 */
public record Fitted(
    String wire, double r1Ohm, double exponent, double worst, int loads, String since, String by) {

  /** What the sign of a technician looks like. */
  static final String SIGN = "[\\p{L}0-9.-]{1,20}";

  private static final String BETWEEN = ",";
  private static final int PARTS = 7;
  private static final double ANY_DIVIDER_OHM = 6_800;
  private static final double ANY_PUCK_MM2 = 314;

  /** Refuses what no such part is like, and what could not be read again. */
  public Fitted {
    var _ = new FsrLaw(r1Ohm, exponent, ANY_DIVIDER_OHM, ANY_PUCK_MM2);
    if (!by.matches(SIGN)) {
      throw new IllegalArgumentException(
          "\""
              + by
              + "\" is no sign of a technician; allowed are 1 to 20 letters, digits, '.' and '-'");
    }
  }

  /** Its law under the puck of a site whose usual one is known. */
  FsrLaw law(FsrLaw usual) {
    return new FsrLaw(r1Ohm, exponent, usual.dividerOhm(), usual.puckAreaMm2());
  }

  String line() {
    return String.join(
        BETWEEN,
        wire,
        Double.toString(r1Ohm),
        Double.toString(exponent),
        Double.toString(worst),
        Integer.toString(loads),
        since,
        by);
  }

  /**
   * Reads it back.
   *
   * @throws IllegalArgumentException for what nobody here has written
   */
  static Fitted of(String line) {
    String[] parts = line.split(BETWEEN, -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("\"" + line + "\" is no calibration of a sensor");
    }
    return new Fitted(
        parts[0],
        Double.parseDouble(parts[1]),
        Double.parseDouble(parts[2]),
        Double.parseDouble(parts[3]),
        Integer.parseInt(parts[4]),
        parts[5],
        parts[6]);
  }
}
