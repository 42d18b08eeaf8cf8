package org.sentuh.control.safety;

/**
 * A vibration exposure that adds up: A(8) = sqrt(sum of a² dt / 8 h), after Directive 2002/44/EC.
 *
 * <p>All motors' squares are added as if they shook one place, and acceleration is taken as
 * proportional to felt intensity although it grows more slowly at first; both err towards too much.
 */
public final class Exposure {

  private static final double EIGHT_HOURS_S = 8 * 3600;

  private final double fullMs2;
  private double m2PerS3;

  /**
   * An exposure that begins with what has been before.
   *
   * @param fullMs2 the weighted acceleration of one motor at full intensity, m/s²
   * @param spentMs2 A(8) so far, m/s²
   */
  public Exposure(double fullMs2, double spentMs2) {
    this.fullMs2 = fullMs2;
    this.m2PerS3 = spentMs2 * spentMs2 * EIGHT_HOURS_S;
  }

  /**
   * Adds what some motors have done for some time.
   *
   * @param squares the sum of the squares of their felt intensities
   */
  public void add(double squares, long dtNs) {
    m2PerS3 += fullMs2 * fullMs2 * squares * dtNs / 1e9;
  }

  /** A(8) so far, m/s². */
  public double a8Ms2() {
    return Math.sqrt(m2PerS3 / EIGHT_HOURS_S);
  }
}
