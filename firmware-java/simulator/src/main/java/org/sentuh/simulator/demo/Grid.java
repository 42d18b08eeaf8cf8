package org.sentuh.simulator.demo;

import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.SensorSite;

/**
 * How the millimetres of a back fall into the cells of a terminal, which are taken to be twice as
 * high as wide.
 *
 * <p>A row is a whole part of the panel's pitch, and the first row of motors lies in the middle of
 * a row, so that the motors stand as evenly as they are sewn. The midline runs between two columns:
 * left and right mirror each other to the cell.
 *
 * @param columns an even number
 * @param rows one at least
 * @param rowMm millimetres a row
 * @param topMm the upper edge, in millimetres below C7
 */
record Grid(int columns, int rows, double rowMm, double topMm) {

  /** The neck, shown above C7 at least, in millimetres. */
  private static final double NECK_MM = 50;

  /** The back, shown below the panel at least, in millimetres. */
  private static final double BELOW_MM = 45;

  /** What is shown of the head at most, in millimetres above C7. */
  private static final double HEAD_MM = 290;

  /** Where the figure has faded, in millimetres below C7. */
  private static final double END_MM = 335;

  /** Half the figure's width with its arms, in millimetres. */
  private static final double ARM_MM = 210;

  /** Half the figure's width without them, in millimetres. */
  private static final double TORSO_MM = 160;

  private static final int FINEST = 8;

  /**
   * The largest picture of a back in its panel that a space allows; no columns if it is too small.
   */
  static Grid fit(Panel panel, BackLength back, int mostColumns, int mostRows) {
    double lowestMm = Level.T12.yMm(back);
    double firstMm = Double.POSITIVE_INFINITY;
    for (MotorSite motor : panel.motors()) {
      firstMm = Math.min(firstMm, motor.place().yMm());
      lowestMm = Math.max(lowestMm, motor.place().yMm());
    }
    for (SensorSite sensor : panel.sensors()) {
      lowestMm = Math.max(lowestMm, sensor.place().yMm());
    }
    for (int parts = FINEST; parts >= 1; parts--) {
      double rowMm = panel.pitchMm() / parts;
      int needed = (int) Math.ceil((lowestMm + BELOW_MM + NECK_MM) / rowMm);
      int torso = 2 * (int) Math.ceil(TORSO_MM / (rowMm / 2));
      if (needed <= mostRows && torso <= mostColumns) {
        return filling(rowMm, firstMm, lowestMm, mostColumns, mostRows);
      }
    }
    return new Grid(0, 0, panel.pitchMm(), 0);
  }

  private static Grid filling(
      double rowMm, double firstMm, double lowestMm, int mostColumns, int mostRows) {
    int arms = 2 * (int) Math.ceil(ARM_MM / (rowMm / 2));
    int columns = Math.min(arms, mostColumns / 2 * 2);
    double endMm = Math.max(END_MM, lowestMm + BELOW_MM);
    int whole = (int) Math.ceil((endMm + HEAD_MM) / rowMm);
    int rows = Math.min(whole, mostRows);
    int below = (int) Math.ceil((endMm - firstMm) / rowMm);
    int leastAbove = (int) Math.ceil((firstMm + NECK_MM) / rowMm);
    int above = Math.max(leastAbove, rows - below);
    return new Grid(columns, rows, rowMm, firstMm - (above - 0.5) * rowMm);
  }

  double columnMm() {
    return rowMm / 2;
  }

  /** Where a place lies, in columns and parts of a column from the left edge. */
  double across(double xMm) {
    return columns / 2.0 + xMm / columnMm();
  }

  /** Where a place lies, in rows and parts of a row from the upper edge. */
  double down(double yMm) {
    return (yMm - topMm) / rowMm;
  }

  /** The column of a place; may lie outside. */
  int column(double xMm) {
    int outward = (int) Math.floor(Math.abs(xMm) / columnMm());
    return xMm < 0 ? columns / 2 - 1 - outward : columns / 2 + outward;
  }

  /** The row of a place; may lie outside. */
  int row(double yMm) {
    return (int) Math.floor(down(yMm));
  }

  /** The middle of a column, in millimetres to the wearer's right. */
  double xMm(int column) {
    return (column + 0.5 - columns / 2.0) * columnMm();
  }

  /** The place at a part (0 to 1) of a row, in millimetres below C7. */
  double yMm(int row, double part) {
    return topMm + (row + part) * rowMm;
  }
}
