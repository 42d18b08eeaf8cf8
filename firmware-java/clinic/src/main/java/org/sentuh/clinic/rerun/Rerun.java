package org.sentuh.clinic.rerun;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.sentuh.clinic.mothers.Account;
import org.sentuh.control.event.Event;
import org.sentuh.control.event.Fact;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Delivery;
import org.sentuh.control.loop.PanelSample;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Setup;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.control.pressure.Plausibility;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.ApprovedFrame;
import org.sentuh.control.safety.DaySpent;
import org.sentuh.control.safety.Limits;
import org.sentuh.control.safety.Vitals;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.State;

/**
 * Plays a programme over a recorded wear, in stepped time: the loop of the device with its
 * controller and every interlock, and nothing behind it. The same wear and programme give the same
 * answer on any machine. For one thread, once.
 *
 * <p>What it takes for granted, because nothing that a panel tells a clinic says otherwise: within
 * a second the pressure goes straight from one mean to the next; the skin is as warm as it was
 * under the programme that was really played; the motors draw what their frames explain; she lies,
 * moves and asks as she did; the day brought nothing before.
 */
final class Rerun implements Recorder {

  private static final long TICK_NS = 10_000_000L;
  private static final long WEARING_NS = 6_000_000_000L;
  private static final long SECOND_NS = 1_000_000_000L;
  private static final double RAIL_VOLTS = 3;
  private static final int RAIL_COUNTS = 26_400;

  /** Any law will do whose way back is known; this one resolves a hundredth of a kPa. */
  private static final FsrLaw LAW = new FsrLaw(10_000, 0.7, 10_000, 300);

  private static final Plausibility PLAUSIBLE =
      new Plausibility(
          200_000_000L,
          1_000_000_000L,
          5_000_000_000L,
          3_000,
          64,
          8_000,
          1_500,
          1_000_000_000L,
          RAIL_COUNTS,
          0.1);

  private final Worn worn;
  private final Limits limits;
  private final TreatmentLoop loop;
  private final List<Event> events = new ArrayList<>();
  private @Nullable ApprovedFrame frame;
  private long tNs;
  private long startNs = Long.MAX_VALUE;

  private Rerun(Worn worn, Proven proven, double level) {
    this.worn = worn;
    this.limits = proven.limits();
    Setup setup =
        new Setup(
            "rerun",
            TICK_NS,
            proven,
            Collections.nCopies(proven.panel().zones(), LAW),
            PLAUSIBLE,
            DaySpent.NOTHING,
            Math.min(level, proven.ceiling()));
    this.loop =
        new TreatmentLoop(
            setup, new Ports(new SteppedClock(), this::sample, this::delivered, () -> {}, this));
  }

  /**
   * What would have come of it.
   *
   * @param began whether it could have been started as the panel lay
   * @param over whether it came to an end while it is known how the panel lay
   * @param untilNs so far it was played
   * @param end how it ended; empty where it did not
   * @param account what would have reached each zone, and what made it gentler
   */
  record Outcome(
      boolean began, boolean over, long untilNs, Optional<Fact.Ended> end, Account account) {}

  /**
   * Plays it.
   *
   * @param proven the programme on her back, proven on the panel that was worn
   * @param level where her level began
   */
  static Outcome of(Worn worn, Proven proven, double level) {
    if (proven.panel().zones() != worn.zones()) {
      throw new IllegalArgumentException(
          "the panel has " + proven.panel().zones() + " zones, the recording " + worn.zones());
    }
    return new Rerun(worn, proven, level).play();
  }

  private Outcome play() {
    while (tNs < WEARING_NS) {
      tick();
    }
    for (Command command :
        List.of(new Command.Screen(), new Command.AnswerScreening(true), new Command.Start())) {
      loop.inbox().put(command);
      tick();
    }
    boolean began = state().mayDrive();
    startNs = tNs;
    int asked = 0;
    while (began && !state().hasEnded() && tNs - startNs < worn.untilNs()) {
      while (asked < worn.commands().size() && worn.commands().get(asked).atNs() <= tNs - startNs) {
        loop.inbox().put(worn.commands().get(asked++).command());
      }
      tick();
    }
    boolean over = state().hasEnded();
    long untilNs = tNs - startNs;
    if (!over) {
      loop.inbox().put(new Command.Stop()); // so that what it brought so far is added up
      tick();
    }
    return outcome(began, over, untilNs);
  }

  private Outcome outcome(boolean began, boolean over, long untilNs) {
    Optional<Fact.Ended> end =
        events.stream()
            .map(Event::fact)
            .filter(Fact.Ended.class::isInstance)
            .map(Fact.Ended.class::cast)
            .findFirst();
    return new Outcome(
        began,
        began && over,
        began ? untilNs : 0,
        over ? end : Optional.empty(),
        Account.of(Optional.empty(), fromStart(), 0));
  }

  /** Before it was started nothing was driven, so nothing was made gentler. */
  private List<Event> fromStart() {
    return events.stream().filter(event -> event.atNs() >= startNs).toList();
  }

  private State state() {
    @Nullable Snapshot latest = loop.latest();
    if (latest == null) {
      throw new IllegalStateException("the loop has not ticked yet");
    }
    return latest.state();
  }

  private void tick() {
    tNs += TICK_NS;
    loop.tick(tNs, 0);
  }

  // The world.

  /** Nobody waits, and every tick is in time. */
  private final class SteppedClock implements Clock {

    @Override
    public long nowNs() {
      return tNs;
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      throw new IllegalStateException("a rerun steps its time by itself");
    }
  }

  private Delivery delivered(ApprovedFrame taken) {
    frame = taken;
    return new Delivery.Delivered(0);
  }

  private PanelSample sample(long now) {
    long atNs = Math.max(0, now - Math.min(startNs, now));
    int second = second(atNs);
    double part = part(atNs, second);
    int zones = worn.zones();
    int[] counts = new int[zones];
    long[] converted = new long[zones];
    ChannelHealth[] health = new ChannelHealth[zones];
    for (int zone = 0; zone < zones; zone++) {
      int at = zone;
      double kPa = between(second, part, felt -> felt.zones().get(at).meanKpa());
      boolean believed = Double.isFinite(kPa);
      // A count up and down: a sensor on a living back never stands still.
      counts[zone] = believed ? counts(kPa) + (int) (now / TICK_NS & 1) : 0;
      converted[zone] = now;
      health[zone] = believed ? ChannelHealth.MEASURED : ChannelHealth.UNREACHABLE;
    }
    return new PanelSample(
        new PressureSample(counts, converted, health, RAIL_COUNTS), vitals(second, part), 0);
  }

  private Vitals vitals(int second, double part) {
    int sites = worn.seconds().getFirst().felt().skinCelsius().size();
    double[] celsius = new double[sites];
    boolean[] known = new boolean[sites];
    for (int site = 0; site < sites; site++) {
      int at = site;
      celsius[site] = between(second, part, felt -> felt.skinCelsius().get(at));
      known[site] = Double.isFinite(celsius[site]);
    }
    double amps = frame == null ? 0 : limits.current().explainedAmps(frame);
    return new Vitals(celsius, known, new Vitals.Supply(amps, RAIL_VOLTS, true), false, false);
  }

  /** The recorded second whose middle lies last before a moment. */
  private int second(long atNs) {
    int low = 0;
    int high = worn.seconds().size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (middleNs(middle) <= atNs) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private long middleNs(int second) {
    return worn.seconds().get(second).endNs() - SECOND_NS / 2;
  }

  private double part(long atNs, int second) {
    if (second + 1 >= worn.seconds().size()) {
      return 0;
    }
    double span = (double) middleNs(second + 1) - middleNs(second);
    return Math.clamp((atNs - middleNs(second)) / span, 0, 1);
  }

  private double between(int second, double part, ToDoubleFunction<Fact.Second> quantity) {
    double here = quantity.applyAsDouble(worn.seconds().get(second).felt());
    if (part == 0) {
      return here;
    }
    double next = quantity.applyAsDouble(worn.seconds().get(second + 1).felt());
    return here + part * (next - here);
  }

  /** The way back through {@link FsrLaw#kPa}. */
  static int counts(double kPa) {
    if (kPa <= 0) {
      return 0;
    }
    double newton = kPa * LAW.puckAreaMm2() / 1000;
    double ohm = LAW.r1Ohm() * StrictMath.pow(newton, -LAW.exponent());
    return (int) Math.round(RAIL_COUNTS * LAW.dividerOhm() / (LAW.dividerOhm() + ohm));
  }

  @Override
  public boolean offer(Event event) {
    return events.add(event);
  }

  @Override
  public void tick(TickRecord tick) {
    // What was decided is told by the events.
  }
}
