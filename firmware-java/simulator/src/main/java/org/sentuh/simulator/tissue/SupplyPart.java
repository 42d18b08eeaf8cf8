package org.sentuh.simulator.tissue;

/**
 * What feeds the motors: one lithium cell, a step-down regulator and the wires to the rail.
 *
 * <p>Chosen by this project: 3.0 V for the 3 V class, a cell that falls from 4.15 to 3.4 V, and
 * resistances of a short harness. The motor limit of 1.0 A takes 0.1 V from the rail.
 *
 * @param railVolts what the regulator holds
 * @param harnessOhm between the regulator and the motors
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
      new SupplyPart(3.0, 0.10, 4.15, 3.40, 0.08, 0.15, 2.5, 0.5);

  /** Below this share of its voltage the rail is browned out (home supplies range to 85 %). */
  public static final double BROWN_OUT_SHARE = 0.85;
}
