package org.sentuh.control.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Panels;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Programmes;
import org.sentuh.control.prescription.AsIfProven;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.LimitTable;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;

/**
 * Everything around the loop: the five ports, each of which writes down that it was called, and
 * inputs that a test changes from tick to tick. Time passes only when a test says so.
 */
final class World implements Clock, PanelSensors, Actuators, Heartbeat, Recorder {

  static final long PERIOD_NS = 10_000_000;
  private static final long CUT_OFF_NS = 250_000_000;
  static final Delivery TAKEN = new Delivery.Delivered(500_000);

  final List<String> calls = new ArrayList<>();
  final List<ApprovedFrame> frames = new ArrayList<>();
  final List<Event> events = new ArrayList<>();
  final List<TickRecord> ticks = new ArrayList<>();
  int beats;

  /** The pressure under each sensor. */
  double[] kPa;

  ChannelHealth[] health;
  double[] skin;
  boolean[] skinKnown;

  /** What the supply meter says; null for a sound one on sound motors. */
  Vitals.@Nullable Supply supply;

  boolean stopPressed;
  boolean charging;

  /** What becomes of the next frames. */
  Delivery delivery = TAKEN;

  /** How many more events the recorder has room for. */
  long room = Long.MAX_VALUE;

  /** How long the sensors take to answer. */
  long sampleTakesNs;

  /** The port that throws at its next call, or none. */
  @Nullable String broken;

  long nowNs = 1_000_000_000L;
  private final Limits.Current current;
  private double amps;
  private long beatNs;
  final long periodNs;
  final TreatmentLoop loop;
  final Panel panel;

  World(Panel panel, Programme programme, LimitTable limits) {
    this(
        new Setup(
            "boot-1",
            PERIOD_NS,
            AsIfProven.of(Programmes.score(programme), panel, limits.limits()),
            Backs.laws(panel.zones()),
            Backs.RULES,
            DaySpent.NOTHING,
            Math.min(0.4, programme.ceiling())));
  }

  World(Setup setup) {
    periodNs = setup.periodNs();
    panel = setup.panel();
    current = setup.limits().current();
    kPa = new double[panel.zones()];
    Arrays.fill(kPa, 2);
    health = new ChannelHealth[panel.zones()];
    Arrays.fill(health, ChannelHealth.MEASURED);
    skin = new double[panel.temperatures().size()];
    Arrays.fill(skin, 33);
    skinKnown = new boolean[skin.length];
    Arrays.fill(skinKnown, true);
    loop = new TreatmentLoop(setup, new Ports(this, this, this, this, this));
  }

  /** Four motors, a hold on the upper two of them. */
  static World holding(double seconds) {
    LimitTable limits = new LimitTable();
    limits.fastK = 3; // skin warms from one tick to the next here
    return new World(Panels.four(), Programmes.hold(Level.T1, 30, seconds), limits);
  }

  /** Lets one period pass, and then a tick. */
  void tick() {
    tick(0);
  }

  /** Lets one period and some more pass, and then a tick. */
  void tick(long missedPeriods) {
    nowNs += (1 + missedPeriods) * periodNs;
    loop.tick(nowNs, missedPeriods);
  }

  void ticks(int count) {
    for (int tick = 0; tick < count; tick++) {
      tick();
    }
  }

  void put(Command command) {
    if (!loop.inbox().put(command)) {
      throw new AssertionError("the inbox has no room for " + command);
    }
  }

  /** From the first tick to a treatment that runs at its full level, every zone in contact. */
  void start() {
    put(new Command.Screen());
    put(new Command.AnswerScreening(true));
    ticks(300); // contact and its gain
    put(new Command.Start());
    ticks(500); // the level
  }

  Snapshot latest() {
    Snapshot latest = loop.latest();
    if (latest == null) {
      throw new AssertionError("there was no tick yet");
    }
    return latest;
  }

  /** The facts of one kind, in their order. */
  <F extends Fact> List<F> facts(Class<F> kind) {
    ArrayList<F> facts = new ArrayList<>();
    for (Event event : events) {
      if (kind.isInstance(event.fact())) {
        facts.add(kind.cast(event.fact()));
      }
    }
    return facts;
  }

  @Override
  public long nowNs() {
    call("clock");
    return nowNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    throw new AssertionError("a tick never sleeps");
  }

  @Override
  public PanelSample sample(long tNs) {
    call("sample");
    nowNs += sampleTakesNs;
    int[] counts = new int[kPa.length];
    long[] convertedNs = new long[kPa.length];
    for (int site = 0; site < counts.length; site++) {
      // A living back never stands still: one count up and down.
      counts[site] = Backs.counts(kPa[site]) + (int) (tNs / periodNs % 2);
      convertedNs[site] = tNs;
    }
    return new PanelSample(
        new PressureSample(counts, convertedNs, health.clone(), Backs.RAIL),
        new Vitals(skin.clone(), skinKnown.clone(), supply(), stopPressed, charging),
        1_000_000);
  }

  /** Motors draw what they should, and the hardware cuts their rail without a heartbeat. */
  private Vitals.Supply supply() {
    boolean cut = stopPressed || beats == 0 || nowNs - beatNs > CUT_OFF_NS;
    return supply != null ? supply : new Vitals.Supply(cut ? 0 : amps, cut ? 0 : 3, true);
  }

  @Override
  public Delivery apply(ApprovedFrame frame) {
    call("apply");
    frames.add(frame);
    amps = current.explainedAmps(frame);
    return delivery;
  }

  @Override
  public void beat() {
    call("beat");
    beats++;
    beatNs = nowNs;
  }

  @Override
  public boolean offer(Event event) {
    call("offer " + event.fact().getClass().getSimpleName());
    if (room == 0) {
      return false;
    }
    room--;
    events.add(event);
    return true;
  }

  @Override
  public void tick(TickRecord tick) {
    call("record");
    ticks.add(tick);
  }

  private void call(String port) {
    calls.add(port);
    if (broken != null && port.startsWith(broken)) {
      broken = null;
      throw new IllegalStateException(port + " is broken");
    }
  }
}
