package org.sentuh.control.safety;

import java.util.Arrays;
import java.util.List;
import org.sentuh.control.body.Panel;
import org.sentuh.control.treatment.Reason;

/**
 * All interlocks in their order, and the only place where a frame is approved.
 *
 * <p>Every interlock judges every tick, so that a report names everything that was the matter.
 * Rises are bounded after everything else has lowered the draft, and the count of motors last. Used
 * by the tick's thread alone.
 */
public final class Interlocks {

  private final Interlock[] chain;
  private ApprovedFrame previous;

  /**
   * The interlocks for one panel, within some limits, on a day that may already have brought
   * something.
   */
  public Interlocks(Limits limits, Panel panel, DaySpent spent) {
    int motors = panel.motors().size();
    this.previous = ApprovedFrame.off(motors);
    this.chain =
        new Interlock[] {
          new RunningOnly(),
          new StopButton(),
          new NoChargerWhileWorn(),
          new SupplyVoltage(limits.supply()),
          new SupplyCurrent(limits.motors()),
          new SkinTemperature(limits.skin()),
          new SkinRise(limits.skin(), panel.temperatures().size()),
          new SensorTrust(limits.contact(), panel),
          new PanelContact(limits.contact()),
          new SustainedPressure(limits.pressure(), panel),
          new PeakPressure(limits.pressure(), panel),
          new LeftRightDifference(limits.pressure(), limits.contact().rule().onKpa(), panel),
          treatmentTime(limits.time()),
          dayTime(limits.time(), spent),
          pauseTime(limits.time()),
          new WornTime(limits.time().wornStopS()),
          new VibrationExposure(limits.vibration(), spent.vibrationMs2()),
          new MotorContinuous(limits.motors(), motors),
          new TickPunctuality(),
          new DriverDelivery(),
          new IntensityCap(limits.intensity()),
          new LevelRise(limits.intensity().smoothness()),
          new MotorRise(limits.intensity().smoothness()),
          new MotorsAtOnce(limits.motors()),
        };
  }

  /** What was granted last; all off before the first verdict. */
  public ApprovedFrame previous() {
    return previous;
  }

  /** Judges one tick. The situation's previous frame is the one that {@link #previous} told. */
  public Verdict judge(Situation situation) {
    Draft draft = new Draft(situation.intent());
    for (Interlock interlock : chain) {
      interlock.judge(situation, draft);
    }
    Verdict verdict = draft.verdict();
    previous = verdict.frame();
    return verdict;
  }

  /** All motors off, for the moment in which nothing else can be decided. */
  public ApprovedFrame off() {
    previous = ApprovedFrame.off(previous.motors());
    return previous;
  }

  /** What each interlock is, in the order in which they judge. */
  public List<InterlockCard> cards() {
    return Arrays.stream(chain).map(Interlock::card).toList();
  }

  private static Elapsed treatmentTime(Limits.Time time) {
    return new Elapsed(
        "treatment time",
        Situation::runNs,
        time.treatmentWarnS(),
        Reason.TREATMENT_LONG,
        time.treatmentStopS(),
        Reason.TREATMENT_TOO_LONG);
  }

  private static Elapsed dayTime(Limits.Time time, DaySpent spent) {
    return new Elapsed(
        "time a day",
        situation -> spent.treatedNs() + situation.treatedNs(),
        time.dayStopS(),
        Reason.NONE,
        time.dayStopS(),
        Reason.DAY_SPENT);
  }

  private static Elapsed pauseTime(Limits.Time time) {
    return new Elapsed(
        "pause",
        Situation::pauseNs,
        time.pausedStopS(),
        Reason.NONE,
        time.pausedStopS(),
        Reason.PAUSED_TOO_LONG);
  }
}
