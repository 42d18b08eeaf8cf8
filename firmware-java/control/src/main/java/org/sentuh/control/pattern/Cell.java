package org.sentuh.control.pattern;

import org.sentuh.control.body.Place;

/**
 * A convex polygon of neighbouring motors, and how a touch inside it is shared among them.
 *
 * <p>The shares are Wachspress's rational coordinates (A Rational Finite Element Basis, 1975) in
 * the form without division by an edge's area, so that they also hold on the border: none negative,
 * summing to one, all of it on a motor that is touched exactly, linear along an edge and therefore
 * the same in both cells that meet there. In a rectangle they are bilinear, in a triangle
 * barycentric.
 */
final class Cell {

  /** How far outside an edge still counts as on it, in mm²; far below anything a back can feel. */
  private static final double TOLERANCE_MM2 = 1e-6;

  private final int[] motors;
  private final double[] xMm;
  private final double[] yMm;
  private final double[] cornerMm2;
  private final double[] lengthMm;

  /**
   * A cell of motors given counter-clockwise in x to the right, y down (so that areas are
   * positive).
   */
  Cell(int[] motors, double[] xMm, double[] yMm) {
    this.motors = motors;
    this.xMm = xMm;
    this.yMm = yMm;
    this.cornerMm2 = new double[motors.length];
    this.lengthMm = new double[motors.length];
    for (int i = 0; i < motors.length; i++) {
      int before = (i + motors.length - 1) % motors.length;
      int after = (i + 1) % motors.length;
      cornerMm2[i] = areaMm2(xMm[before], yMm[before], xMm[i], yMm[i], xMm[after], yMm[after]);
      lengthMm[i] = place(i).distanceMm(place(after));
    }
  }

  int corners() {
    return motors.length;
  }

  int motor(int corner) {
    return motors[corner % motors.length];
  }

  Place place(int corner) {
    return new Place(xMm[corner % motors.length], yMm[corner % motors.length]);
  }

  boolean contains(double x, double y) {
    for (int i = 0; i < motors.length; i++) {
      if (edgeMm2(i, x, y) < -TOLERANCE_MM2) {
        return false;
      }
    }
    return true;
  }

  /** Adds to each motor's energy its share of the given energy. */
  void share(double x, double y, double energy, double[] energies) {
    double sum = 0;
    for (int i = 0; i < motors.length; i++) {
      sum += weight(i, x, y, 0);
    }
    for (int i = 0; i < motors.length; i++) {
      energies[motors[i]] += energy * weight(i, x, y, 0) / sum;
    }
  }

  /** Whether some place no further than that from a place may lie in the cell. */
  boolean reaches(double x, double y, double withinMm) {
    for (int edge = 0; edge < motors.length; edge++) {
      if (highestMm2(edge, x, y, withinMm) < -TOLERANCE_MM2) {
        return false;
      }
    }
    return true;
  }

  /**
   * Raises each motor's share to the most that it can be for a touch in this cell no further than
   * that from a place.
   */
  void shareMost(double x, double y, double withinMm, double[] shares) {
    double least = 0;
    for (int corner = 0; corner < motors.length; corner++) {
      least += weight(corner, x, y, -withinMm);
    }
    for (int corner = 0; corner < motors.length; corner++) {
      double high = weight(corner, x, y, withinMm);
      double others = Math.max(0, least - weight(corner, x, y, -withinMm));
      double share = high > 0 ? high / (high + others) : 0;
      shares[motors[corner]] = Math.max(shares[motors[corner]], share);
    }
  }

  /** A corner's weight with every edge further away by so much, or nearer where it is negative. */
  private double weight(int corner, double x, double y, double furtherMm) {
    double weight = cornerMm2[corner];
    int before = (corner + motors.length - 1) % motors.length;
    for (int edge = 0; edge < motors.length; edge++) {
      if (edge != corner && edge != before) {
        weight *= Math.max(0, highestMm2(edge, x, y, furtherMm));
      }
    }
    return weight;
  }

  private double edgeMm2(int edge, double x, double y) {
    int next = (edge + 1) % motors.length;
    return areaMm2(x, y, xMm[edge], yMm[edge], xMm[next], yMm[next]);
  }

  /** The edge's triangle with a place; with one that lies so much further from it, the highest. */
  private double highestMm2(int edge, double x, double y, double furtherMm) {
    return edgeMm2(edge, x, y) + furtherMm * lengthMm[edge];
  }

  /** Twice the signed area of a triangle. */
  static double areaMm2(double ax, double ay, double bx, double by, double cx, double cy) {
    return (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);
  }
}
