package org.sentuh.simulator.demo;

import java.util.Arrays;
import java.util.List;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Place;

/**
 * The figure that the treatment is drawn on: nobody, no face, no weight. The wearer's right half in
 * millimetres of the reference back, the same curves as on the product's other pages; the left half
 * mirrors it, and its height follows the mother's back.
 */
final class BackFigure {

  private static final int STEPS = 24;

  /** From the hairline down the neck to the tip of the shoulder. */
  private static final double[][] SHOULDER =
      curve(
          43, -112, 43, -92, 40, -80, 41, -62, 43, -38, 58, -23, 86, -12, 108, -4, 130, 4, 150,
          12.6);

  /** From the tip of the shoulder down the inside of the arm's root to the armpit: not drawn. */
  private static final double[][] ARM_ROOT = curve(150, 12.6, 164, 40, 164, 84, 151, 122);

  /** From the armpit down the flank to the hip. */
  private static final double[][] FLANK =
      curve(
          151, 122, 149, 150, 143, 180, 136, 214, 128, 252, 121, 292, 119, 330, 117, 362, 122, 392,
          134, 424);

  /** The outside of the arm. */
  private static final double[][] ARM_OUTSIDE =
      curve(
          150, 12.6, 178, 20, 194, 40, 200, 68, 208, 104, 207, 146, 201, 196, 196, 240, 192, 280,
          192, 330);

  /** The inside of the arm. */
  private static final double[][] ARM_INSIDE =
      curve(150, 122, 154, 144, 156, 166, 156, 196, 156, 236, 153, 280, 152, 330);

  /** The knot of hair, from its crown to the nape. */
  private static final double[][] HAIR =
      curve(
          0, -284, 42, -284, 70, -252, 67, -196, 66, -160, 60, -130, 43, -108, 34, -98, 22, -94, 12,
          -92);

  private static final double TORSO_FADES_MM = 275;
  private static final double TORSO_FADED_MM = 340;
  private static final double ARM_FADES_MM = 215;
  private static final double ARM_FADED_MM = 325;

  private final double stretch;

  BackFigure(BackLength back) {
    this.stretch = back.mm() / BackLength.REFERENCE.mm();
  }

  /** One stretch of the outline. */
  enum Part {
    /** Neck and shoulder. */
    SHOULDER,
    /** The flank. */
    FLANK,
    /** The outside of the arm. */
    ARM_OUTSIDE,
    /** The inside of the arm. */
    ARM_INSIDE;

    private double[][] curve() {
      return switch (this) {
        case SHOULDER -> BackFigure.SHOULDER;
        case FLANK -> BackFigure.FLANK;
        case ARM_OUTSIDE -> BackFigure.ARM_OUTSIDE;
        case ARM_INSIDE -> BackFigure.ARM_INSIDE;
      };
    }
  }

  /** The parts of the outline that are drawn. */
  static List<Part> outline() {
    return List.of(Part.values());
  }

  /** The points of a part on this back's right half, from top to bottom. */
  List<Place> points(Part part) {
    return Arrays.stream(part.curve())
        .map(point -> new Place(point[0], point[1] * stretch))
        .toList();
  }

  /** How visible a point of the outline is, 0 to 1. */
  double strength(Part part, double yMm) {
    return part == Part.ARM_INSIDE || part == Part.ARM_OUTSIDE
        ? fading(yMm / stretch, ARM_FADES_MM, ARM_FADED_MM)
        : fading(yMm / stretch, TORSO_FADES_MM, TORSO_FADED_MM);
  }

  /** How much skin there is at a place, 0 to 1. */
  double skin(double xMm, double yMm) {
    double x = Math.abs(xMm);
    double y = yMm / stretch;
    if (x <= at(SHOULDER, y) || x <= at(ARM_ROOT, y) || x <= at(FLANK, y)) {
      return fading(y, TORSO_FADES_MM, TORSO_FADED_MM);
    }
    boolean arm = x <= at(ARM_OUTSIDE, y) && (y < 122 || x >= at(ARM_INSIDE, y));
    return arm ? fading(y, ARM_FADES_MM, ARM_FADED_MM) : 0;
  }

  /** Whether there is hair at a place. */
  boolean hair(double xMm, double yMm) {
    return Math.abs(xMm) <= at(HAIR, yMm / stretch);
  }

  private static double fading(double yMm, double fromMm, double toMm) {
    return Math.clamp((toMm - yMm) / (toMm - fromMm), 0, 1);
  }

  /** The half width of a curve at a height, or -1 above and below it. */
  private static double at(double[][] points, double yMm) {
    for (int i = 1; i < points.length; i++) {
      double[] above = points[i - 1];
      double[] below = points[i];
      if (yMm >= above[1] && yMm <= below[1] && below[1] > above[1]) {
        return above[0] + (below[0] - above[0]) * (yMm - above[1]) / (below[1] - above[1]);
      }
    }
    return -1;
  }

  /** Cubic Bézier segments, each beginning where the last one ended, as points. */
  private static double[][] curve(double... numbers) {
    int segments = (numbers.length - 2) / 6;
    double[][] points = new double[segments * STEPS + 1][];
    for (int i = 0; i < points.length; i++) {
      int segment = Math.min(i / STEPS, segments - 1);
      double t = (double) (i - segment * STEPS) / STEPS;
      points[i] =
          new double[] {bezier(numbers, segment * 6, t), bezier(numbers, segment * 6 + 1, t)};
    }
    return points;
  }

  private static double bezier(double[] numbers, int first, double t) {
    double u = 1 - t;
    return u * u * u * numbers[first]
        + 3 * u * u * t * numbers[first + 2]
        + 3 * u * t * t * numbers[first + 4]
        + t * t * t * numbers[first + 6];
  }
}
