package org.sentuh.simulator.punctuality;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.device.harness.Wires;
import org.sentuh.device.realtime.Hearing;
import org.sentuh.device.realtime.TickClock;
import org.sentuh.device.realtime.Ticker;
import org.sentuh.device.service.Instrument;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.session.WornPanel;
import org.sentuh.simulator.tissue.Recording;

/**
 * A device whose treatment is stopped again and again at moments that nobody chose, by the button's
 * line and by an order in turn, from a thread that is not the tick's. Its bus takes the time of a
 * real one. Used by one thread, which presses.
 */
final class PressedDevice {

  /** A day's bounds are for a day; so often the device begins anew. */
  private static final int PRESSES_A_LOOP = 100;

  private static final Reason STOPPED_BY_ORDER = Reason.STOPPED_BY_WEARER;
  private static final double MEAN_RUN_NS = 100e6;
  private static final double LONGEST_RUN_NS = 2e9;
  private static final long LOOK_NS = 500_000L;
  private static final long MOST_NS = 5_000_000_000L;
  private static final long LAST_TICK_MS = 2_000;
  private static final long MOST_COMING_NS = 60_000_000_000L;

  private final Order order;
  private final Recorder recorder;
  private final Clock clock;
  private final RandomGenerator chance;
  private final StopButton button;
  private final Silence silence;
  private final WornPanel panel;
  private final @Nullable PressedPages pages;
  private final int phones;
  private volatile Delays delays = Delays.of();

  PressedDevice(Order order, Recording back, Recorder recorder, Clock clock, long seed)
      throws SteppedTreatment.PanelRefused {
    this(order, back, recorder, clock, seed, null, 0);
  }

  /**
   * The same for one that is stopped at its pages.
   *
   * @param pages null for one that has none
   * @param phones so many watch while it is pressed
   */
  PressedDevice(
      Order order,
      Recording back,
      Recorder recorder,
      Clock clock,
      long seed,
      @Nullable PressedPages pages,
      int phones)
      throws SteppedTreatment.PanelRefused {
    this.pages = pages;
    this.phones = phones;
    this.order = order;
    this.recorder = recorder;
    this.clock = clock;
    this.chance = new SplittableRandom(seed);
    this.button = new StopButton(order.device().lines().stopButton().activeHigh());
    AtomicReference<Silence> watched = new AtomicReference<>();
    this.panel = new WornPanel(order, back, seed, worn -> wires(worn, watched));
    this.silence = watched.get();
  }

  private Wires wires(SimulatedPanel worn, AtomicReference<Silence> watched) {
    Wires wires = worn.wires();
    Silence watching = new Silence(worn, order.setup().panel().motors().size(), clock);
    watched.set(watching);
    return new Wires(
        new PacedBus(wires.bus(), wires.busBusyNs(), new TickClock(), watching::look),
        button,
        wires.stopActiveHigh(),
        wires.charger(),
        wires.chargerActiveHigh(),
        wires.busBusyNs());
  }

  /**
   * Presses so many times.
   *
   * @param begun is told of the first tick's thread
   * @param measured is told of each press that counts
   * @throws IllegalStateException when no treatment begins, or a stop is not obeyed
   */
  void press(int presses, Consumer<Ticker> begun, Runnable measured) {
    long[] delaysNs = new long[presses];
    int pressed = 0;
    while (pressed < presses) {
      Instrument instrument = new Instrument(recorder);
      Hearing hearing = new Hearing(instrument);
      Ports ports = panel.ports(clock, hearing);
      TreatmentLoop loop = new TreatmentLoop(order.setup(), ports);
      Ticker ticker = new Ticker(loop, hearing, new TickClock(), order.setup().periodNs());
      ticker.start();
      if (pages != null) {
        pages.open(loop, instrument);
        awaitPhones(pages);
      }
      int until = Math.min(presses, pressed + PRESSES_A_LOOP);
      while (pressed < until) {
        awaitStrokes(loop);
        if (pressed == 0) {
          begun.accept(ticker);
        }
        OptionalLong delayNs = pressOnce(loop, way(pressed));
        if (delayNs.isPresent()) {
          delaysNs[pressed] = delayNs.getAsLong();
          pressed++;
          measured.run();
        }
      }
      ticker.leave();
      ticker.join(LAST_TICK_MS);
    }
    delays = Delays.of(delaysNs);
  }

  /** How it is stopped. */
  private enum Way {
    BUTTON,
    ORDER,
    PAGE
  }

  private Way way(int press) {
    return pages != null ? Way.PAGE : press % 2 == 0 ? Way.BUTTON : Way.ORDER;
  }

  private void awaitPhones(PressedPages open) {
    long giveUpNs = clock.nowNs() + MOST_COMING_NS;
    while (open.watching() < phones) {
      if (clock.nowNs() > giveUpNs) {
        throw new IllegalStateException(
            open.watching() + " of " + phones + " phones have come to watch");
      }
      clock.sleepUntil(clock.nowNs() + LOOK_NS);
    }
  }

  /** Until a treatment runs and some motor is driven, and then for a while. */
  private void awaitStrokes(TreatmentLoop loop) {
    Wearer wearer = new Wearer(loop);
    long giveUpNs = clock.nowNs() + 4 * MOST_NS;
    while (!wearer.look() || !silence.isBroken()) {
      pause(loop, giveUpNs, "no treatment has begun");
    }
    double runNs = Math.min(LONGEST_RUN_NS, -MEAN_RUN_NS * Math.log(1 - chance.nextDouble()));
    clock.sleepUntil(clock.nowNs() + Math.round(runNs));
    while (!wearer.look() || !silence.isBroken()) {
      pause(loop, giveUpNs, "the treatment does not go on");
    }
  }

  /**
   * Presses, and answers how long it took until the last driver had been written to zero; nothing
   * where the treatment had just ended for another reason or no motor moved any more.
   */
  private OptionalLong pressOnce(TreatmentLoop loop, Way way) {
    long pressedNs = clock.nowNs();
    switch (way) {
      case BUTTON -> button.press(true);
      case ORDER -> loop.inbox().put(new Command.Stop());
      case PAGE -> Objects.requireNonNull(pages).stop();
    }
    Reason why = awaitEnd(loop, pressedNs + MOST_NS);
    button.press(false);
    if (silence.isBroken()) {
      throw new IllegalStateException("the treatment has ended, and a motor is driven");
    }
    long delayNs = silence.sinceNs() - pressedNs;
    boolean counts =
        delayNs > 0 && why == (way == Way.BUTTON ? Reason.STOP_BUTTON : STOPPED_BY_ORDER);
    return counts ? OptionalLong.of(delayNs) : OptionalLong.empty();
  }

  private Reason awaitEnd(TreatmentLoop loop, long giveUpNs) {
    while (true) {
      @Nullable Snapshot latest = loop.latest();
      if (latest != null && latest.state() instanceof State.Stopped(Reason why)) {
        return why;
      }
      if (latest != null && latest.state() instanceof State.Faulted(Reason why)) {
        return why;
      }
      pause(loop, giveUpNs, "a stop is not obeyed");
    }
  }

  private void pause(TreatmentLoop loop, long giveUpNs, String otherwise) {
    @Nullable Snapshot latest = loop.latest();
    String state = latest == null ? "no tick" : latest.state().toString();
    long nowNs = clock.nowNs();
    if (nowNs > giveUpNs) {
      throw new IllegalStateException(otherwise + ": " + state);
    }
    clock.sleepUntil(nowNs + LOOK_NS);
  }

  /** How long each stop took, once all were pressed. */
  Delays delays() {
    return delays;
  }
}
