package org.sentuh.simulator.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.body.TemperatureSite;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Actuators;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Delivery;
import org.sentuh.control.loop.Heartbeat;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.PanelSensors;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.safety.Vitals;

/**
 * Everything around a loop that is explored: a panel of four motors and two zones that has one
 * trouble at a time, and what the loop did with it in its last tick.
 */
final class TriedPanel implements Clock, PanelSensors, Actuators, Heartbeat, Recorder {

  /** The longest period that a device may have: what follows takes the fewest ticks. */
  static final long PERIOD_NS = 50_000_000;

  /** 10 kohm at 1 N, a divider of 10 kohm and 100 mm²: at F newtons the node is at F/(1+F). */
  static final FsrLaw LAW = new FsrLaw(10_000, 1, 10_000, 100);

  /** 3.3 V at 0.125 mV a count. */
  static final int RAIL = 26_400;

  /** The panel that is worn. */
  static final Panel PANEL =
      new Panel(
          "tried",
          40,
          List.of(
              new MotorSite("1A", new Place(-30, 25)),
              new MotorSite("1B", new Place(30, 25)),
              new MotorSite("2A", new Place(-30, 65)),
              new MotorSite("2B", new Place(30, 65))),
          List.of(
              new SensorSite("left", new Place(-50, 45), 20),
              new SensorSite("right", new Place(50, 45), 20)),
          List.of(
              new TemperatureSite("skin-left", new Place(-50, 45)),
              new TemperatureSite("skin-right", new Place(50, 45))));

  /** What the motors draw; whatever is wrong with it is found in the tick that sees it. */
  static final Limits.Current CURRENT =
      new Limits.Current(0.005, 0.085, 0.03, 0.25, 0, 0.5, 0.005, 0);

  /** After so long without a heartbeat the hardware here cuts the rail: two beats are missing. */
  private static final long CUT_OFF_NS = 120_000_000;

  private Trouble trouble = Trouble.NONE;
  private double explainedAmps;
  private long beatenNs = Long.MIN_VALUE / 2;
  private boolean cut;
  private boolean sensorsThrow;
  private boolean driversThrow;
  private long nowNs = 1_000_000_000L;
  private final List<Fact> answers = new ArrayList<>();
  private boolean driven;
  private boolean beaten;
  private boolean taken;

  Trouble trouble() {
    return trouble;
  }

  void suffer(Trouble next) {
    trouble = next;
  }

  void throwInSensors() {
    sensorsThrow = true;
  }

  void throwInDrivers() {
    driversThrow = true;
  }

  /** Lets a period pass, and some more; what was seen of the tick before is forgotten. */
  long nextTickNs(long missedPeriods) {
    nowNs = (nowNs / PERIOD_NS + 1 + missedPeriods) * PERIOD_NS;
    answers.clear();
    driven = false;
    beaten = false;
    taken = false;
    return nowNs;
  }

  /** The answers that were written down in the last tick, in their order. */
  List<Fact> answers() {
    return answers;
  }

  /** Whether a motor was driven in the last tick. */
  boolean driven() {
    return driven;
  }

  /** Whether the heartbeat was given in the last tick. */
  boolean beaten() {
    return beaten;
  }

  /** Whether the drivers have taken the last tick's frame. */
  boolean taken() {
    return taken;
  }

  /** Whether the hardware had cut the rail when the last tick looked. */
  boolean wasCut() {
    return cut;
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    throw new IllegalStateException("a tick never sleeps");
  }

  @Override
  public PanelSample sample(long tNs) {
    if (sensorsThrow) {
      sensorsThrow = false;
      throw new IllegalStateException("the sensors are broken");
    }
    cut = nowNs - beatenNs >= CUT_OFF_NS;
    nowNs += trouble == Trouble.SLOW ? PERIOD_NS * 9 / 10 : 0;
    int zones = PANEL.zones();
    int[] counts = new int[zones];
    long[] convertedNs = new long[zones];
    ChannelHealth[] health = new ChannelHealth[zones];
    for (int zone = 0; zone < zones; zone++) {
      // A living back never stands still: one count up and down.
      counts[zone] = counts(zone) + (int) (tNs / PERIOD_NS % 2);
      convertedNs[zone] = tNs;
      health[zone] =
          trouble == Trouble.NO_SENSOR ? ChannelHealth.UNREACHABLE : ChannelHealth.MEASURED;
    }
    return new PanelSample(new PressureSample(counts, convertedNs, health, RAIL), vitals(), 0);
  }

  private int counts(int zone) {
    double kPa = zone == 0 && trouble == Trouble.PRESSED ? 25 : 2;
    double newton = trouble == Trouble.OFF_THE_BACK ? 0 : kPa / 10;
    return (int) Math.round(RAIL * newton / (1 + newton));
  }

  private Vitals vitals() {
    double[] skin = new double[PANEL.temperatures().size()];
    boolean[] known = new boolean[skin.length];
    Arrays.fill(skin, trouble == Trouble.HOT ? 41 : 36);
    Arrays.fill(known, trouble != Trouble.NO_THERMOMETER);
    Vitals.Supply supply = new Vitals.Supply(amps(), volts(), trouble != Trouble.RAIL_UNKNOWN);
    return new Vitals(
        skin, known, supply, trouble == Trouble.STOP_BUTTON, trouble == Trouble.CHARGER);
  }

  private double amps() {
    return switch (trouble) {
      case OVERCURRENT -> 1.2;
      case STUCK_ON -> cut ? 0 : explainedAmps + 0.085;
      case UNPLUGGED -> 0;
      default -> explainedAmps;
    };
  }

  private double volts() {
    boolean opened = trouble == Trouble.STOP_BUTTON || trouble == Trouble.RAIL_CUT;
    if (opened || (cut && trouble != Trouble.RAIL_WELDED)) {
      return 0;
    }
    return trouble == Trouble.RAIL_LOW ? 2.5 : 3.0;
  }

  @Override
  public Delivery apply(ApprovedFrame frame) {
    driven = !frame.isOff();
    if (driversThrow) {
      driversThrow = false;
      throw new IllegalStateException("the drivers are broken");
    }
    taken = trouble != Trouble.DRIVERS;
    explainedAmps = taken ? CURRENT.explainedAmps(frame) : explainedAmps;
    return taken ? new Delivery.Delivered(0) : new Delivery.Refused("no answer from 0x40", 0);
  }

  @Override
  public void beat() {
    beaten = true;
    beatenNs = nowNs;
  }

  @Override
  public boolean offer(Event event) {
    if (event.fact() instanceof Fact.CommandTaken || event.fact() instanceof Fact.CommandRefused) {
      answers.add(event.fact());
    }
    return true;
  }

  @Override
  public void tick(TickRecord tick) {}
}
