package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * The day's vibration exposure: A(8) = sqrt(sum of a² dt / 8 h), after Directive 2002/44/EC.
 *
 * <p>The directive protects workers' hands and arms; it is used here as an analogue, at less than
 * half of its action value. All motors' squares are added as if they shook one place, and
 * acceleration is taken as proportional to felt intensity although it grows more slowly at first;
 * both err towards stopping early.
 */
final class VibrationExposure implements Interlock {

  private static final double EIGHT_HOURS_S = 8 * 3600;

  private final Limits.Vibration limits;
  private double m2PerS3;

  /** Begins with what the day has already brought, in m/s². */
  VibrationExposure(Limits.Vibration limits, double spentMs2) {
    this.limits = limits;
    this.m2PerS3 = spentMs2 * spentMs2 * EIGHT_HOURS_S;
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "vibration exposure",
        "A(8) gentler from " + limits.warnMs2() + " m/s², stop at " + limits.stopMs2() + " m/s²",
        List.of(Reason.VIBRATION_HIGH, Reason.VIBRATION_SPENT),
        Latch.WARNING_WHILE_IT_LASTS_STOP_UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    double squares = 0;
    for (int motor = 0; motor < situation.previous().motors(); motor++) {
      double ms2 = limits.fullMs2() * situation.previous().intensity(motor);
      squares += ms2 * ms2;
    }
    m2PerS3 += squares * situation.dtNs() / 1e9;
    double a8 = Math.sqrt(m2PerS3 / EIGHT_HOURS_S);
    if (!situation.underway()) {
      return;
    }
    if (a8 >= limits.stopMs2()) {
      draft.stop(Reason.VIBRATION_SPENT);
    } else if (a8 >= limits.warnMs2()) {
      draft.gentler(Draft.GENTLER, Reason.VIBRATION_HIGH);
    }
  }
}
