package org.sentuh.telemetry.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.body.TemperatureSite;
import org.sentuh.control.controller.ContactRule;
import org.sentuh.control.controller.PressureRule;
import org.sentuh.control.controller.Smoothness;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Delivery;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Order;
import org.sentuh.control.pattern.Permission;
import org.sentuh.control.pattern.Phase;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Ramp;
import org.sentuh.control.pattern.Rest;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.pattern.Sides;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pattern.Title;
import org.sentuh.control.prescription.Proof;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.pressure.Plausibility;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;

/**
 * A real loop on a panel of four motors and two sensors, for those who need real ticks. Time is the
 * test's.
 */
final class SmallPanel implements Clock {

  private static final Limits.Current CURRENT =
      new Limits.Current(0.005, 0.085, 0.03, 0.25, 0.03, 0.5, 0.02, 1.5);

  private double amps;

  static final List<String> ZONES = List.of("left", "right");
  static final long PERIOD_NS = 10_000_000;

  private static final int RAIL = 26_400;

  private final TreatmentLoop loop;
  private long nowNs;
  private int ticks;

  /** A loop that tells this recorder. */
  SmallPanel(String boot, Recorder recorder) {
    Panel panel =
        new Panel(
            "small",
            40,
            List.of(
                new MotorSite("1A", new Place(-30, 25)),
                new MotorSite("1B", new Place(30, 25)),
                new MotorSite("2A", new Place(-30, 65)),
                new MotorSite("2B", new Place(30, 65))),
            List.of(
                new SensorSite("left", new Place(-50, 45), 20),
                new SensorSite("right", new Place(50, 45), 20)),
            List.of(new TemperatureSite("skin", new Place(50, 45))));
    Setup setup =
        new Setup(
            boot,
            PERIOD_NS,
            Proof.of(new Score(programme(), BackLength.REFERENCE), panel, limits()).orRefuse(),
            Collections.nCopies(2, new FsrLaw(10_000, 1, 10_000, 100)),
            new Plausibility(
                100_000_000L,
                1_000_000_000L,
                5_000_000_000L,
                200,
                60,
                8_000,
                1_500,
                1_000_000_000L,
                RAIL,
                0.1),
            DaySpent.NOTHING,
            0.4);
    loop = new TreatmentLoop(setup, new Ports(this, this::sample, this::drive, () -> {}, recorder));
  }

  /** From the first tick to a massage that is felt. */
  void start() {
    loop.inbox().put(new Command.Screen());
    loop.inbox().put(new Command.AnswerScreening(true));
    tick(300); // contact
    loop.inbox().put(new Command.Start());
    tick(200);
  }

  private void tick(int count) {
    for (int tick = 0; tick < count; tick++) {
      tick();
    }
  }

  /** Stops with the next tick. */
  void stop() {
    loop.inbox().put(new Command.Stop());
  }

  /** Lets a period pass, and then a tick. */
  void tick() {
    nowNs += PERIOD_NS;
    ticks++;
    loop.tick(nowNs, 0);
  }

  /** So many ticks of a massage that is felt. */
  static List<TickRecord> ticks(int count) {
    ArrayList<TickRecord> records = new ArrayList<>();
    SmallPanel panel = new SmallPanel("b0", recorder(records::add));
    panel.start();
    records.clear();
    panel.tick(count);
    return records;
  }

  private static Recorder recorder(Consumer<TickRecord> ticks) {
    return new Recorder() {
      @Override
      public boolean offer(Event event) {
        return true;
      }

      @Override
      public void tick(TickRecord tick) {
        ticks.accept(tick);
      }
    };
  }

  /** Motors that draw what they should. */
  private Delivery drive(ApprovedFrame frame) {
    amps = CURRENT.explainedAmps(frame);
    return new Delivery.Delivered(400_000);
  }

  private PanelSample sample(long tNs) {
    int[] counts = {4_400 + ticks % 50, 4_500 - ticks % 37};
    long[] convertedNs = {tNs, tNs - PERIOD_NS};
    ChannelHealth[] health = {ChannelHealth.MEASURED, ChannelHealth.MEASURED};
    return new PanelSample(
        new PressureSample(counts, convertedNs, health, RAIL),
        new Vitals(
            new double[] {33.0625},
            new boolean[] {true},
            new Vitals.Supply(amps, 3.0, true),
            false,
            false),
        1_200_000);
  }

  private static Programme programme() {
    Stroke hold = new Stroke(new Hold(Level.T1, 30, 28), Sides.BOTH, 1, 0);
    Stroke rest = new Stroke(new Rest(2), Sides.BOTH, 1, 0);
    return new Programme(
        "test",
        1,
        new Title("uji", "test"),
        Permission.MOTHER,
        0.4,
        0.8,
        List.of("written for a test"),
        List.of(
            new Phase(
                new Title("bagian", "part"), List.of(hold, rest), Order.WRITTEN, 8, Ramp.NONE)));
  }

  private static Limits limits() {
    return new Limits(
        new Limits.Skin(39, 41, 4, 6, 1.5, 10, 36),
        new Limits.Pressure(4.3, 60, 10, 30, 10, 20, 2, 0.5, 10),
        new Limits.Contact(
            new ContactRule(1.0, 500_000_000L, 0.7, 1_000_000_000L),
            2,
            10,
            new PressureRule(4.3, 10, 1.5, 3, 0.5, 0.5),
            2),
        new Limits.Time(900, 1200, 3600, 3600, 300),
        new Limits.Intensity(0.7, 0.8, new Smoothness(0.1, 4, 0.5, 2)),
        new Limits.Motors(8, 10, 30, 60, 1, 1.0, 0.1),
        CURRENT,
        new Limits.Vibration(0.5, 1.0, 0.55),
        new Limits.Supply(2.7, 3.3, 0.1, 0.4, 0.5));
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    throw new AssertionError("nobody sleeps in a test");
  }
}
