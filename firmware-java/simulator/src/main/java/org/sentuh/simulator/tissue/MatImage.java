package org.sentuh.simulator.tissue;

import java.util.Arrays;

/** One picture of the mat: a value a sensel, and nothing beyond its edges. */
final class MatImage {

  private static final int ROWS = Recording.ROWS;
  private static final int COLUMNS = Recording.COLUMNS;

  private final double[] values;

  MatImage(double[] values) {
    this.values = values;
  }

  /** The mean pressure of a recording in kPa. */
  static MatImage mean(Recording recording) {
    double[] sum = new double[ROWS * COLUMNS];
    for (int frame = 0; frame < recording.frames(); frame++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += recording.kPa(frame, i / COLUMNS, i % COLUMNS);
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= recording.frames();
    }
    return new MatImage(sum);
  }

  double at(int row, int column) {
    boolean inside = row >= 0 && row < ROWS && column >= 0 && column < COLUMNS;
    return inside ? values[row * COLUMNS + column] : 0;
  }

  /** Bilinear between the middles of the sensels, falling to 0 within one sensel of the edge. */
  double at(double row, double column) {
    int r = (int) StrictMath.floor(row);
    int c = (int) StrictMath.floor(column);
    double below = row - r;
    double beside = column - c;
    double upper = at(r, c) * (1 - beside) + at(r, c + 1) * beside;
    double lower = at(r + 1, c) * (1 - beside) + at(r + 1, c + 1) * beside;
    return upper * (1 - below) + lower * below;
  }

  /** The value below which a share of all sensels lie. */
  double quantile(double share) {
    return quantile(values.clone(), share);
  }

  /** Takes from each row the level below which a share of it lies: rows of the mat crosstalk. */
  MatImage withoutRowGround(double share) {
    double[] cleaned = new double[values.length];
    for (int row = 0; row < ROWS; row++) {
      int from = row * COLUMNS;
      double ground = quantile(Arrays.copyOfRange(values, from, from + COLUMNS), share);
      for (int i = from; i < from + COLUMNS; i++) {
        cleaned[i] = Math.max(0, values[i] - ground);
      }
    }
    return new MatImage(cleaned);
  }

  /** Presses every value into 0 to 1, one half at the given level: contact rather than load. */
  MatImage saturated(double half) {
    double[] contact = new double[values.length];
    for (int i = 0; i < contact.length; i++) {
      contact[i] = values[i] / (values[i] + half);
    }
    return new MatImage(contact);
  }

  /** As a share of the given level, no more than 1. */
  MatImage capped(double cap) {
    double[] share = new double[values.length];
    for (int i = 0; i < share.length; i++) {
      share[i] = Math.min(1, values[i] / cap);
    }
    return new MatImage(share);
  }

  /** Sorts the values and interpolates between the two nearest. */
  static double quantile(double[] values, double share) {
    Arrays.sort(values);
    double at = share * (values.length - 1);
    int below = Math.min((int) at, values.length - 2);
    return values[below] + (at - below) * (values[below + 1] - values[below]);
  }
}
