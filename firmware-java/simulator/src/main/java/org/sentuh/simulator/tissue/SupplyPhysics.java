package org.sentuh.simulator.tissue;

/**
 * The motor rail: how it sags under the motors' current, empties its cell, and fails when a
 * scenario says so.
 *
 * <p>Motors draw at the voltage of the step before, which at 10 ms and these resistances is no
 * matter. One thread; a step allocates nothing.
 */
public final class SupplyPhysics {

  private static final double S_PER_HOUR = 3_600;

  private final SupplyPart part;
  private double charge;
  private double sagVolts;
  private double railVolts;
  private double motorA;
  private boolean charging;

  /**
   * A supply without load.
   *
   * @param charge of the cell, 0 empty to 1 full
   */
  public SupplyPhysics(SupplyPart part, double charge) {
    if (!(charge >= 0 && charge <= 1)) {
      throw new IllegalArgumentException("a cell's charge is 0 to 1, not " + charge);
    }
    this.part = part;
    this.charge = charge;
    this.railVolts = volts(0);
  }

  /**
   * Moves the supply on.
   *
   * @param totalMotorA current of all motors in A, 0 or more
   * @param dtS seconds since the last step, 0 or more
   */
  public void step(double totalMotorA, double dtS) {
    motorA = totalMotorA;
    double ampereHours = (totalMotorA + part.boxA()) * dtS / S_PER_HOUR;
    charge = charging ? charge : Math.max(0, charge - ampereHours / part.capacityAh());
    railVolts = volts(totalMotorA);
  }

  /** Takes volts from the cell from now on, as a failing one or a bad plug does; 0 mends it. */
  public void sag(double volts) {
    sagVolts = volts;
  }

  /** The charger is plugged in or pulled out. */
  public void charge(boolean plugged) {
    charging = plugged;
  }

  /** The voltage of the motor rail, 0 or more. */
  public double railVolts() {
    return railVolts;
  }

  /** The current through the motor rail in A. */
  public double currentA() {
    return motorA;
  }

  /** Whether the rail is too low to run motors on. */
  public boolean brownOut() {
    return railVolts < SupplyPart.BROWN_OUT_SHARE * part.railVolts();
  }

  /** Whether a charger is plugged in. */
  public boolean charging() {
    return charging;
  }

  /** The cell's charge, 0 to 1. */
  public double charge() {
    return charge;
  }

  private double volts(double totalMotorA) {
    double rest = part.emptyVolts() + charge * (part.fullVolts() - part.emptyVolts());
    double cell = rest - sagVolts - (totalMotorA + part.boxA()) * part.cellOhm();
    double regulated = Math.min(part.railVolts(), cell - part.dropoutVolts());
    return Math.max(0, regulated - totalMotorA * part.harnessOhm());
  }
}
