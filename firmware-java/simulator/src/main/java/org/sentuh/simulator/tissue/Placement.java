package org.sentuh.simulator.tissue;

/**
 * Where the body frame lies on the mat of a recording: C7, and the direction of the spine.
 *
 * <p><b>Left and right.</b> The dataset does not say whether its mat is seen from above or from
 * below. Its own postures tell: in all ten recordings called {@code left-side} the arms reach
 * towards the low columns, in all ten called {@code right-side} towards the high ones. Somebody who
 * rolls from the back onto the left side reaches to where the left hand was, so the low columns are
 * the wearer's left, and columns rise in the body frame's direction of x. That is the view from
 * below the mat, onto the back.
 *
 * <p><b>On the back.</b> The midline is the middle of the trunk, the shoulder line the row where
 * the shoulder blades begin to press; C7 is taken 45 mm above it: the upper angle of the shoulder
 * blade stands at T2, two levels of 22 mm below C7. In the ten supine recordings the middle of the
 * head's pressure then lies 152 mm (SD 17 mm) above C7.
 *
 * <p><b>On a side.</b> The mat then feels the flank and not the back. The panel is thought unrolled
 * from the body onto the mat: the spine stands at the edge where the trunk leaves the mat on the
 * side away from the arms, so the half of the panel that is lain on presses on the mat and the
 * other half hangs in the air. C7 is taken 45 mm above the shoulder that is lain on. This is a
 * picture of one-sided contact, no anatomy.
 *
 * @param posture how the body lies
 * @param c7Column the column of C7 in sensels, 0 in the middle of the first
 * @param c7Row the row of C7 in sensels, 0 in the middle of the first
 * @param tiltRad how far the spine leans towards the high columns on its way to the feet
 * @param confidence 0 for a mat on which nothing like a back is found, to 1 for one whose shoulders
 *     and flanks stand out clearly; below 0.3 look at it before using it
 */
public record Placement(
    Posture posture, double c7Column, double c7Row, double tiltRad, double confidence) {

  /** How far below C7 the shoulder line is taken to be. */
  public static final double SHOULDER_LINE_MM = 45;

  /** Finds the body in the mean of a recording's frames. */
  public static Placement find(Recording recording) {
    return new BackFinder(MatImage.mean(recording)).placement();
  }

  /** The column, in sensels, of a place in the body frame. */
  public double column(double xMm, double yMm) {
    return c7Column
        + (xMm * StrictMath.cos(tiltRad) + yMm * StrictMath.sin(tiltRad)) / Recording.SENSEL_MM;
  }

  /** The row, in sensels, of a place in the body frame. */
  public double row(double xMm, double yMm) {
    return c7Row
        + (yMm * StrictMath.cos(tiltRad) - xMm * StrictMath.sin(tiltRad)) / Recording.SENSEL_MM;
  }
}
