package org.sentuh.simulator.book;

import java.util.List;
import org.sentuh.control.body.Level;
import org.sentuh.control.event.Dose;
import org.sentuh.control.event.Fact;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Notice;

/** One fact and one notice of every kind, in an order in which a morning could bring them. */
final class ExampleFacts {

  private static final long SECOND_NS = 1_000_000_000L;

  private ExampleFacts() {}

  /** A fact of every kind that stands in the event lane. */
  static List<Fact> all() {
    return List.of(
        new Fact.Prepared("standard", 1, "m", 262, 300 * SECOND_NS, 0.5, 0.8),
        new Fact.DrawnToEdge(1, 0, Level.T12, 8.5),
        new Fact.CommandTaken("Start"),
        new Fact.StateChanged("armed", "running", Reason.NONE),
        new Fact.StrokeBegan(0, 0, 0, 0),
        new Fact.LevelSet(0.55, 0.8),
        new Fact.CommandRefused("Stronger", Refusal.AT_HER_CEILING),
        new Fact.ContactChanged("lower-left", false),
        new Fact.LimitBegan(Reason.SKIN_WARM, 0.55, 0.4125),
        new Fact.LimitEnded(Reason.SKIN_WARM, 22 * SECOND_NS),
        new Fact.SensorFaulted("upper-right", SensorFault.FROZEN),
        new Fact.SensorRecovered("upper-right"),
        new Fact.TicksMissed(1),
        new Fact.DeliveryRefused("PCA9685 at 0x41 does not answer"),
        new Fact.ProgramFault("IllegalStateException: a motor that the panel does not have"),
        new Fact.Dropped(3),
        new Fact.Ended(
            "faulted",
            Reason.PROGRAM_FAULT,
            131 * SECOND_NS,
            12 * SECOND_NS,
            new Dose(List.of(10.5, 9.75), List.of(11.25, 11.25))));
  }

  /** A notice of every kind that stands between a boot's first words and its last. */
  static List<Notice> notices(String bootBefore) {
    return List.of(
        new Notice.ClockCorrected(-3600 * SECOND_NS),
        new Notice.ConsentChanged(Consent.RESEARCH, true),
        new Notice.AnswerForbade("bleeding", "go-now"),
        new Notice.HoldSet("danger-sign", false),
        new Notice.HoldReleased("BD-7", false),
        new Notice.WritingResumed("disk-full", 12 * SECOND_NS, 12),
        new Notice.Discarded(Lane.SAMPLE, bootBefore, 3, 9, "quota"),
        new Notice.Unsendable(Lane.SAMPLE, bootBefore, 28, 153),
        new Notice.JournalSetAside("journal-aside-1.db", "database disk image is malformed"),
        new Notice.SensorsCalibrated(
            List.of(
                new Notice.Calibrated("upper-left", "TK-1", "2026-11-26T08:15:00Z", 10, 0.042))),
        new Notice.SelfTested(
            "faulty",
            "completed",
            6_910 * SECOND_NS / 1_000,
            250,
            List.of(
                new Notice.Found(
                    "motor-stalled", "motor", "2D", "0x40 channel 7", 28.5, 16.6, 25.9)),
            List.of("motors-exchanged", "stop-not-pressed"),
            List.of(new Notice.MotorDrew("1D", 21.4), new Notice.MotorDrew("2D", 28.5))));
  }

  /** Two seconds of a massage; the last thermometer is not known. */
  static List<Fact.Second> seconds() {
    return List.of(second(40, 1.9, 0.31), second(41, 2.1, 0.28));
  }

  private static Fact.Second second(int place, double meanKpa, double intensity) {
    return new Fact.Second(
        place * SECOND_NS,
        0.55,
        List.of(
            new Fact.ZoneSecond(meanKpa - 0.25, meanKpa, meanKpa + 0.4, intensity, true),
            new Fact.ZoneSecond(0, 0.05, 0.1, 0, false)),
        List.of(34.5, Double.NaN),
        0.3125,
        3.01);
  }
}
