package org.sentuh.control.safety;

import java.util.Arrays;
import org.sentuh.control.controller.Intent;
import org.sentuh.control.treatment.Reason;

/**
 * A frame on its way to approval. It can only be lowered: whatever an interlock does to it, no
 * intensity ever rises.
 *
 * <p>Made anew each tick; used by the tick's thread alone.
 */
final class Draft {

  /** What a warning leaves of the strength. */
  static final double GENTLER = 0.75;

  /** Most ticks make nothing gentler. */
  private static final double[] NONE_GENTLER = {};

  private final double requested;
  private final double[] intensities;
  private double[] factors = NONE_GENTLER;
  private double level;
  private double levelFactor = 1;
  private long reasons;
  private long limits;
  private long stops;

  Draft(Intent intent) {
    this.intensities = new double[intent.motors()];
    this.level = intent.level();
    double peak = 0;
    for (int motor = 0; motor < intensities.length; motor++) {
      intensities[motor] = intent.intensity(motor);
      peak = Math.max(peak, intensities[motor]);
    }
    this.requested = peak;
  }

  int motors() {
    return intensities.length;
  }

  double intensity(int motor) {
    return intensities[motor];
  }

  double level() {
    return level;
  }

  /** Says something without changing anything. */
  void note(Reason reason) {
    reasons |= 1L << reason.ordinal();
  }

  /**
   * Makes the whole frame gentler; of several warnings the gentlest counts, they do not multiply.
   */
  void gentler(double factor, Reason reason) {
    for (int motor = 0; motor < intensities.length; motor++) {
      gentler(motor, factor, reason);
    }
    if (factor < levelFactor) {
      level *= factor / levelFactor;
      levelFactor = factor;
    }
  }

  /** Makes one motor gentler; of several warnings the gentlest counts. */
  void gentler(int motor, double factor, Reason reason) {
    if (factors.length == 0) {
      factors = new double[intensities.length];
      Arrays.fill(factors, 1);
    }
    if (factor < factors[motor]) {
      intensities[motor] *= factor / factors[motor];
      factors[motor] = factor;
    }
    limit(reason);
  }

  /** Lowers one motor to a bound; one that is below it stays. */
  void cap(int motor, double most, Reason reason) {
    if (intensities[motor] > most) {
      intensities[motor] = most;
      limit(reason);
    }
  }

  /** Lowers the level, and every motor with it, to a bound. */
  void capLevel(double most, Reason reason) {
    if (level <= most) {
      return;
    }
    double factor = most / level;
    for (int motor = 0; motor < intensities.length; motor++) {
      intensities[motor] *= factor;
    }
    level = most;
    limit(reason);
  }

  /** Drives nothing, without blaming anything. */
  void rest() {
    Arrays.fill(intensities, 0);
    level = 0;
  }

  /** Ends the treatment. */
  void stop(Reason reason) {
    note(reason);
    stops |= 1L << reason.ordinal();
    rest();
  }

  Verdict verdict() {
    Reasons all = new Reasons(reasons);
    if (stops != 0) {
      return new Verdict.Stopped(
          ApprovedFrame.off(intensities.length), new Reasons(stops).heaviest(), all);
    }
    ApprovedFrame frame = new ApprovedFrame(intensities, level);
    return limits == 0
        ? new Verdict.Permitted(frame, all)
        : new Verdict.Limited(frame, requested, frame.peak(), new Reasons(limits).heaviest(), all);
  }

  private void limit(Reason reason) {
    note(reason);
    limits |= 1L << reason.ordinal();
  }
}
