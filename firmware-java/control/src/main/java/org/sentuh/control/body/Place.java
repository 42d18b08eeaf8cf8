package org.sentuh.control.body;

/**
 * A place on the back in the body frame: origin at the C7 spinous process, x to the wearer's right,
 * y towards the feet.
 *
 * @param xMm millimetres to the wearer's right of the midline
 * @param yMm millimetres below C7
 */
public record Place(double xMm, double yMm) {

  /**
   * Refuses a place that is not a number, for such a place would silently vanish from every
   * comparison.
   */
  public Place {
    if (!Double.isFinite(xMm) || !Double.isFinite(yMm)) {
      throw new IllegalArgumentException(
          "a place needs finite millimetres, not (" + xMm + ", " + yMm + ")");
    }
  }

  /** The straight distance to another place, in millimetres. */
  public double distanceMm(Place other) {
    double dx = xMm - other.xMm;
    double dy = yMm - other.yMm;
    return Math.sqrt(dx * dx + dy * dy);
  }
}
