package org.sentuh.simulator.tissue;

import java.util.Arrays;
import org.sentuh.control.body.Place;

/**
 * One puck on the mat: the share of each sensel in what it feels.
 *
 * <p>The mean over its disc is taken on four rings of equal area with twelve points each; between
 * the middles of the sensels the pressure is bilinear, and beyond the mat it is 0.
 */
final class Puck {

  private static final int RINGS = 4;
  private static final int POINTS = 12;

  private final int[] sensels;
  private final double[] shares;

  Puck(Placement placement, Place middle, double diameterMm) {
    double[] share = new double[Recording.ROWS * Recording.COLUMNS];
    for (int ring = 0; ring < RINGS; ring++) {
      double radiusMm = diameterMm / 2 * Math.sqrt((ring + 0.5) / RINGS);
      for (int point = 0; point < POINTS; point++) {
        double angle = 2 * StrictMath.PI * (point + 0.5 * (ring % 2)) / POINTS;
        double xMm = middle.xMm() + radiusMm * StrictMath.cos(angle);
        double yMm = middle.yMm() + radiusMm * StrictMath.sin(angle);
        touch(share, placement.row(xMm, yMm), placement.column(xMm, yMm));
      }
    }
    int touched = 0;
    int[] which = new int[share.length];
    for (int i = 0; i < share.length; i++) {
      if (share[i] > 0) {
        which[touched++] = i;
      }
    }
    sensels = Arrays.copyOf(which, touched);
    shares = new double[touched];
    for (int i = 0; i < touched; i++) {
      shares[i] = share[sensels[i]] / (RINGS * POINTS);
    }
  }

  /** The mean pressure on the puck in one frame, in kPa. */
  double kPa(Recording recording, int frame) {
    double sum = 0;
    for (int i = 0; i < sensels.length; i++) {
      int row = sensels[i] / Recording.COLUMNS;
      int column = sensels[i] % Recording.COLUMNS;
      sum += shares[i] * recording.kPa(frame, row, column);
    }
    return sum;
  }

  private static void touch(double[] share, double row, double column) {
    int r = (int) StrictMath.floor(row);
    int c = (int) StrictMath.floor(column);
    double below = row - r;
    double beside = column - c;
    add(share, r, c, (1 - below) * (1 - beside));
    add(share, r, c + 1, (1 - below) * beside);
    add(share, r + 1, c, below * (1 - beside));
    add(share, r + 1, c + 1, below * beside);
  }

  private static void add(double[] share, int row, int column, double part) {
    boolean onMat = row >= 0 && row < Recording.ROWS && column >= 0 && column < Recording.COLUMNS;
    if (onMat) {
      share[row * Recording.COLUMNS + column] += part;
    }
  }
}
