package org.sentuh.simulator.tissue;

/**
 * What feeds the motors: one lithium cell, a step-down regulator and the wires to the rail.
 *
 * <p>Regulator and way are those that are drawn ({@code hardware/circuits/parts.inc}; a test holds
 * them equal): somewhat above the 3 V class without a load, 3.0 V at the motors at 0.4 A, 2.8 V at
 * the motor limit of 1.0 A. Chosen by this project: a cell that falls from 4.15 to 3.4 V.
 *
 * @param railVolts what the regulator holds
 * @param harnessOhm between the regulator and the motors: fuse, switch, shunt, stop button, wires
 * @param fullVolts the cell at rest when full
 * @param emptyVolts the cell at rest when empty
 * @param cellOhm the cell's own resistance
 * @param dropoutVolts what the regulator needs above its output
 * @param capacityAh what the cell holds
 * @param boxA what the rest of the box takes from the cell
 */
public record SupplyPart(
    double railVolts,
    double harnessOhm,
    double fullVolts,
    double emptyVolts,
    double cellOhm,
    double dropoutVolts,
    double capacityAh,
    double boxA) {

  /** The supply of panel M. */
  public static final SupplyPart NOMINAL =
      new SupplyPart(3.156, 0.355, 4.15, 3.40, 0.08, 0.15, 2.5, 0.5);

  /** Below this share of its voltage the rail is browned out (home supplies range to 85 %). */
  public static final double BROWN_OUT_SHARE = 0.85;
}
