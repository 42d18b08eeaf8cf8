package org.sentuh.simulator.tissue;

/**
 * The motor rail behind its switch: it follows the supply while the switch conducts, and falls by
 * its own capacitor when it does not.
 *
 * <p>As in the circuit in {@code hardware/circuits}: {@value #BULK_FARAD} F at the drivers, so that
 * a start does not pull the rail down, and a switch that empties them through {@value
 * #DISCHARGE_OHM} ohm when it is off, 22 ms; motors that turn empty them sooner. The switch starts
 * softly, in a few milliseconds, which is less than a step. What charges the capacitor flows before
 * the meter's shunt and is not the motors'.
 *
 * <p>One thread; a step allocates nothing.
 */
public final class RailPhysics {

  /** The capacitor at the motor drivers. */
  public static final double BULK_FARAD = 470e-6;

  /** What the switch discharges it through when it is off. */
  public static final double DISCHARGE_OHM = 47;

  private double volts;

  /**
   * Moves the rail on.
   *
   * @param conducts whether the switch conducts
   * @param supplyVolts what stands before the switch, 0 or more
   * @param motorA current of all motors in A, 0 or more
   * @param dtS seconds since the last step, 0 or more
   */
  public void step(boolean conducts, double supplyVolts, double motorA, double dtS) {
    if (conducts) {
      volts = supplyVolts;
      return;
    }
    double drawn = Math.max(0, volts - motorA * dtS / BULK_FARAD);
    volts = drawn * StrictMath.exp(-dtS / (DISCHARGE_OHM * BULK_FARAD));
  }

  /** The voltage at the motors, 0 or more. */
  public double volts() {
    return volts;
  }
}
