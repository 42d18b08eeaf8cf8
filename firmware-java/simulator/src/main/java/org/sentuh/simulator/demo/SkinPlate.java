package org.sentuh.simulator.demo;

import java.util.Arrays;
import java.util.List;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Place;
import org.sentuh.control.safety.ApprovedFrame;

/**
 * What lies under everything else: paper, skin, hair, and the warmth around driven motors, in half
 * cells. Skin and hair are worked out once for a grid; the warmth anew for every frame.
 */
final class SkinPlate {

  /** How far the warmth around a motor reaches, in millimetres; ornament. */
  private static final double GLOW_MM = 42;

  /** A sliver of hair at the upper edge is a black bar; it is drawn from here up or not at all. */
  private static final double HAIR_FROM_MM = -150;

  private static final double MOST_GLOW = 0.9;

  private final Grid grid;
  private final double[] skin;
  private final boolean[] hair;
  private final double[] dark;

  SkinPlate(BackFigure figure, Grid grid) {
    int halves = grid.columns() * grid.rows() * 2;
    this.grid = grid;
    this.skin = new double[halves];
    this.hair = new boolean[halves];
    this.dark = new double[halves];
    for (int half = 0; half < halves; half++) {
      double xMm = grid.xMm(half % grid.columns());
      double yMm = yMm(half / grid.columns());
      skin[half] = figure.skin(xMm, yMm);
      hair[half] = grid.topMm() < HAIR_FROM_MM && figure.hair(xMm, yMm);
    }
  }

  Grid grid() {
    return grid;
  }

  /** Forgets the warmth of the last frame. */
  void cool() {
    Arrays.fill(dark, 1);
  }

  /** Warms the skin around the motors of a frame. */
  void warm(List<MotorSite> motors, ApprovedFrame frame) {
    for (int motor = 0; motor < frame.motors(); motor++) {
      if (frame.intensity(motor) > 0) {
        warm(motors.get(motor).place(), MOST_GLOW * Math.sqrt(frame.intensity(motor)));
      }
    }
  }

  void draw(Canvas canvas, Palette palette) {
    int columns = grid.columns();
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < columns; column++) {
        int upper = 2 * row * columns + column;
        canvas.ground(column, row, colour(upper, palette), colour(upper + columns, palette));
      }
    }
  }

  private void warm(Place place, double strength) {
    int first = Math.max(0, 2 * grid.row(place.yMm() - GLOW_MM));
    int last = Math.min(2 * grid.rows() - 1, 2 * grid.row(place.yMm() + GLOW_MM) + 1);
    for (int halfRow = first; halfRow <= last; halfRow++) {
      for (int column = 0; column < grid.columns(); column++) {
        double dx = (grid.xMm(column) - place.xMm()) / GLOW_MM;
        double dy = (yMm(halfRow) - place.yMm()) / GLOW_MM;
        double near = 1 - dx * dx - dy * dy;
        if (near > 0) {
          dark[halfRow * grid.columns() + column] *= 1 - strength * near * near;
        }
      }
    }
  }

  private int colour(int half, Palette palette) {
    return hair[half] ? palette.rgb(Ink.HAIR) : palette.skin(skin[half], 1 - dark[half]);
  }

  private double yMm(int halfRow) {
    return grid.yMm(halfRow / 2, halfRow % 2 == 0 ? 0.25 : 0.75);
  }
}
