package org.sentuh.control.pressure;

/**
 * The law of one force sensing resistor in its divider: from converter counts to pressure under its
 * puck.
 *
 * <p>The part follows a power law, {@code R = r1 * F^-b} (Interlink FSR 400 data sheet PDS-10004,
 * force curve), and stands between the rail and the measured node, with a resistor from the node to
 * ground: {@code V = Vrail / (1 + R / Rdivider)} (FSR integration guide). Both the node and the
 * rail are measured by the same converter, so the rail's own value falls out.
 *
 * @param r1Ohm resistance at 1 N, 1 kohm to 1 Mohm; fitted per part
 * @param exponent b, 0.3 to 2; fitted per part
 * @param dividerOhm the divider's resistor, 1 kohm to 1 Mohm
 * @param puckAreaMm2 the area over which the puck gathers force, 10 to 2000 mm²
 */
public record FsrLaw(double r1Ohm, double exponent, double dividerOhm, double puckAreaMm2) {

  /** 1 N/mm² is 1000 kPa. */
  private static final double KPA_PER_N_PER_MM2 = 1000;

  /** Refuses constants that no such part has. */
  public FsrLaw {
    check("resistance at 1 N", r1Ohm, 1e3, 1e6, "ohm");
    check("exponent", exponent, 0.3, 2, "");
    check("divider", dividerOhm, 1e3, 1e6, "ohm");
    check("puck area", puckAreaMm2, 10, 2000, "mm²");
  }

  /**
   * The pressure under the puck.
   *
   * @param counts what the converter read at the node; nothing at or below 0 is pressure
   * @param railCounts what it read at the rail, above the counts
   * @return kPa, 0 or more; infinite when the counts reach the rail, as a short does
   */
  public double kPa(int counts, int railCounts) {
    if (counts <= 0) {
      return 0;
    }
    if (counts >= railCounts) {
      return Double.POSITIVE_INFINITY;
    }
    double ohm = dividerOhm * ((double) (railCounts - counts) / counts);
    double newton = StrictMath.pow(r1Ohm / ohm, 1 / exponent);
    return newton / puckAreaMm2 * KPA_PER_N_PER_MM2;
  }

  private static void check(String what, double value, double least, double most, String unit) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "FSR "
              + what
              + " "
              + value
              + " "
              + unit
              + " is outside "
              + least
              + " to "
              + most
              + " "
              + unit);
    }
  }
}
