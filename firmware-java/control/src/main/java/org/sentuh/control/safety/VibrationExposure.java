package org.sentuh.control.safety;

import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * The day's vibration exposure, as the eight-hour equivalent of {@link Exposure}.
 *
 * <p>The directive protects workers' hands and arms; it is used here as an analogue, at less than
 * half of its action value.
 */
final class VibrationExposure implements Interlock {

  private final Limits.Vibration limits;
  private final Exposure day;

  /** Begins with what the day has already brought, in m/s². */
  VibrationExposure(Limits.Vibration limits, double spentMs2) {
    this.limits = limits;
    this.day = new Exposure(limits.fullMs2(), spentMs2);
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
      squares += situation.previous().intensity(motor) * situation.previous().intensity(motor);
    }
    day.add(squares, situation.dtNs());
    double a8 = day.a8Ms2();
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
