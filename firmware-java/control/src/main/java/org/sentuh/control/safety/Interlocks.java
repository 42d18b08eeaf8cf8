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
          new RailCutOff(limits.supply()),
          new SupplyCurrent(limits.motors()),
          new CurrentWithoutDrive(limits.current()),
          new DriveWithoutCurrent(limits.current()),
          new SkinTemperature(limits.skin()),
          new SkinRise(limits.skin(), panel.temperatures().size()),
          new SkinRate(limits.skin(), panel.temperatures().size()),
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

  private Interlocks(int motors, Interlock... chain) {
    this.previous = ApprovedFrame.off(motors);
    this.chain = chain;
  }

  /**
   * The interlocks of a self-test: those of a treatment, within {@linkplain SelfTestBounds narrower
   * bounds}. Left out are those that need a back under the panel, for it may lie on a table; those
   * that count a day's dose, which a second of gentle pulses is none of; and the two that end a
   * treatment for what the test measures and names itself, a motor that draws nothing and a rail
   * that is not cut.
   */
  public static Interlocks ofSelfTest(Limits limits, Panel panel) {
    Limits bounds = SelfTestBounds.within(limits);
    int motors = panel.motors().size();
    return new Interlocks(
        motors,
        new RunningOnly(),
        new StopButton(),
        new NoChargerWhileWorn(),
        new SupplyVoltage(bounds.supply()),
        new SupplyCurrent(bounds.motors()),
        new CurrentWithoutDrive(bounds.current()),
        new SkinTemperature(bounds.skin()),
        new SkinRise(bounds.skin(), panel.temperatures().size()),
        new SkinRate(bounds.skin(), panel.temperatures().size()),
        treatmentTime(bounds.time()),
        new MotorContinuous(bounds.motors(), motors),
        new TickPunctuality(),
        new DriverDelivery(),
        new IntensityCap(bounds.intensity()),
        new LevelRise(bounds.intensity().smoothness()),
        new MotorRise(bounds.intensity().smoothness()),
        new MotorsAtOnce(bounds.motors()));
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
