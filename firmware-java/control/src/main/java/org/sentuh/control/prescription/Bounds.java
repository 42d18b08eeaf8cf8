package org.sentuh.control.prescription;

import java.util.List;
import org.sentuh.control.controller.Smoothness;
import org.sentuh.control.prescription.Margin.Means;
import org.sentuh.control.safety.Limits;

/** Every bound that a programme can influence, in the order in which the interlocks judge. */
final class Bounds {

  private static final String SHORTER = "shorten it";

  private Bounds() {}

  static List<Bound> of(Subject subject) {
    Limits.Time time = subject.limits().time();
    Smoothness smoothness = subject.limits().intensity().smoothness();
    MostMotors motors = new MostMotors(subject);
    return List.of(
        new SummedCurrent(subject, motors),
        new SkinWarming(subject),
        new Reach(subject),
        lasts(subject, "treatment time", time.treatmentWarnS(), true),
        lasts(subject, "time a day", time.dayStopS(), true),
        lasts(subject, "worn time", time.wornStopS(), false),
        new VibrationDose(subject),
        new LongestDrive(subject),
        new StrongestMotor(subject),
        asksNoMore("level rise", smoothness.levelRisePerS()),
        asksNoMore("motor rise", smoothness.motorRisePerS()),
        motors);
  }

  /** The programme's own time against one that bounds it. */
  private static Bound lasts(Subject subject, String bound, double mostS, boolean mayReach) {
    double seconds = subject.score().durationNs() / 1e9;
    return () -> new Margin(bound, seconds, mostS, mayReach, "s", -1, null, Means.EXACT, SHORTER);
  }

  /** The controller and the interlock ask the same {@link Smoothness} how high is allowed. */
  private static Bound asksNoMore(String bound, double perS) {
    return () ->
        new Margin(bound, perS, perS, true, "/s", -1, null, Means.BY_CONSTRUCTION, "nothing to do");
  }
}
