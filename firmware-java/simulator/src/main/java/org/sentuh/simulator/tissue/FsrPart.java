package org.sentuh.simulator.tissue;

/**
 * A force sensing resistor of the Interlink FSR 400 family (402, 12.7 mm) under a rigid puck, in a
 * divider to ground: {@code R = r1 * F^-b} and {@code V = Vrail / (1 + R / Rdivider)}.
 *
 * <p><b>The curve.</b> The maker draws it and prints no numbers, and says "roughly 1/R". Two
 * published readings of the drawing bracket it: 30 kohm, 6 kohm and 1 kohm at 0.2, 1 and 10 N
 * (Adafruit's guide to the part), and 80 µS per newton, 12.5 kohm at 1 N, from the conductance
 * curves of the FSR integration guide. The nominal 9 kohm at 1 N with exponent 0.9 lies between
 * them: 38 kohm, 9 kohm and 1.13 kohm. A real part is calibrated.
 *
 * <p><b>The divider.</b> 1 to 20 kPa on a 20 mm puck are 0.31 to 6.3 N, hence 25.5 to 1.72 kohm;
 * their geometric mean is 6.6 kohm, and 6.8 kohm is the next made. The node then goes from 0.69 V
 * to 2.63 V of 3.3 V, and one per cent of force moves it by 4.9 mV at either end: 39 counts of an
 * ADS1115 at ±4.096 V. Even a shorted part draws 0.49 mA, 0.38 mA/cm² of its 1.27 cm², below the 1
 * mA/cm² of the integration guide.
 *
 * <p><b>The flaws</b> (data sheet PDS-10004, taken at 1 kg): ±6 % between parts of a batch, ±2 % on
 * one part, hysteresis of 10 % of resistance between loading and unloading, drift below 5 % a
 * decade of time, above 10 Mohm unloaded, about 0.2 N to begin. Its rise of under 3 µs is nothing
 * to a tick of 10 ms and is left out. Taken together the force comes out within 6 % in half and 16
 * % in nineteen of twenty readings of the dataset's backs; the maker speaks of ±5 to ±25 %.
 *
 * @param r1Ohm resistance at 1 N in the middle of the hysteresis
 * @param exponent b of the power law
 * @param dividerOhm from the node to ground
 * @param puckMm the puck's diameter
 * @param spread how far parts differ in resistance, as a share to either side
 * @param hysteresis how much lower the resistance is on the way down, as a share
 * @param driftPerDecade how much the conductance grows in each tenfold of the time under load
 * @param repeatability how far one part wanders from itself, as a share, two standard deviations
 * @param noiseVolts standard deviation of what the converter sees from one sample to the next
 */
public record FsrPart(
    double r1Ohm,
    double exponent,
    double dividerOhm,
    double puckMm,
    double spread,
    double hysteresis,
    double driftPerDecade,
    double repeatability,
    double noiseVolts) {

  /** Resistance at 1 N of the nominal part. */
  public static final double NOMINAL_R1_OHM = 9_000;

  /** Exponent of the nominal part. */
  public static final double NOMINAL_EXPONENT = 0.9;

  /** The divider's resistor, from the node to ground. */
  public static final double DIVIDER_OHM = 6_800;

  /** What feeds the divider. */
  public static final double RAIL_VOLTS = 3.3;

  /** The puck's diameter. */
  public static final double PUCK_MM = BackPressure.PUCK_MM;

  /** Below this the curve no longer holds: the part begins to open. */
  public static final double FLOOR_N = 0.2;

  /** Below this it is open. */
  static final double OPEN_N = 0.1;

  /** Above this it is saturated. */
  static final double MOST_N = 20;

  /** What an open part still conducts; the data sheet says above 10 Mohm. */
  static final double OPEN_OHM = 20e6;

  /** The part with its flaws as the data sheet gives them. */
  public static final FsrPart NOMINAL =
      new FsrPart(
          NOMINAL_R1_OHM, NOMINAL_EXPONENT, DIVIDER_OHM, PUCK_MM, 0.06, 0.10, 0.03, 0.02, 0.001);

  /** The part as its curve alone would have it. */
  public static final FsrPart FLAWLESS =
      new FsrPart(NOMINAL_R1_OHM, NOMINAL_EXPONENT, DIVIDER_OHM, PUCK_MM, 0, 0, 0, 0, 0);

  /** The force of a pressure on the puck: 1 kPa on 1 mm² is 1 mN. */
  public double forceN(double kPa) {
    return kPa * StrictMath.PI * puckMm * puckMm / 4 / 1000;
  }

  /** The resistance by the curve alone, within its range. */
  public double ohm(double forceN) {
    return r1Ohm * StrictMath.pow(forceN, -exponent);
  }
}
