package org.sentuh.simulator.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.device.chip.ChipFault;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.readiness.Readiness;
import org.sentuh.simulator.demo.WellMother;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Happening;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.tissue.Recording;

/**
 * One treatment on a simulated panel in stepped time: the unmodified loop, harness and drivers, and
 * nobody waits for a clock.
 *
 * <p>The panel is put on, worn for four seconds while the questions are answered, and the treatment
 * is started; whatever the scenario says happens from then on. It goes on for a moment after the
 * end, so that the last words are written.
 */
public final class SteppedTreatment {

  /** When the first tick comes: by then every chip has been started. */
  public static final long FIRST_TICK_NS = 2_000_000_000L;

  /** When the treatment is started. */
  public static final long START_NS = FIRST_TICK_NS + 4_000_000_000L;

  /** Nobody is asked anything before every sensor has spoken once. */
  private static final long SCREEN_NS = FIRST_TICK_NS + 250_000_000L;

  private static final long ANSWER_NS = FIRST_TICK_NS + 500_000_000L;
  private static final long LONGEST_NS = START_NS + 7_200_000_000_000L;
  private static final long AFTERWARDS_NS = 200_000_000L;
  private static final long LOOK_NS = 1_000_000_000L;
  private static final long RESUMES_AFTER_NS = 3_000_000_000L;

  private final Order order;
  private final Scenario scenario;
  private final SimulatedPanel panel;
  private final SessionRecorder recorder;
  private int happened;
  private long backInContactNs;

  private SteppedTreatment(
      Order order, Scenario scenario, SimulatedPanel panel, SessionRecorder.TickSink sink) {
    this.order = order;
    this.scenario = scenario;
    this.panel = panel;
    this.recorder = new SessionRecorder(order.setup(), panel, sink);
  }

  /** The panel does not start: chips are missing, stuck or lying. */
  public static final class PanelRefused extends Exception {

    private static final long serialVersionUID = 1L;

    /** Names every chip and what is wrong with it. */
    public PanelRefused(List<ChipFault> faults) {
      super(faults.stream().map(ChipFault::message).collect(Collectors.joining(" ")));
    }
  }

  /** Plays a treatment and keeps nothing but what it answers. */
  public static Played play(Order order, Recording recording, Scenario scenario, long seed)
      throws PanelRefused {
    try {
      return play(order, recording, scenario, seed, null);
    } catch (IOException impossible) {
      throw new IllegalStateException("nothing was to be written", impossible);
    }
  }

  /** Plays a treatment and writes its inputs and events to a directory. */
  public static Played play(
      Order order, Recording recording, Scenario scenario, long seed, @Nullable Path directory)
      throws PanelRefused, IOException {
    SimulatedPanel panel =
        new SimulatedPanel(
            order.device(), order.setup().panel(), recording, scenario, START_NS, seed);
    HarnessStart start =
        PanelHarness.start(panel.wires(), order.device(), order.setup().panel(), panel::pause);
    return switch (start) {
      case HarnessStart.Refused(List<ChipFault> faults) -> throw new PanelRefused(faults);
      case HarnessStart.Ready(PanelHarness harness) ->
          play(order, scenario, panel, harness, directory);
    };
  }

  private static Played play(
      Order order,
      Scenario scenario,
      SimulatedPanel panel,
      PanelHarness harness,
      @Nullable Path directory)
      throws IOException {
    if (directory == null) {
      return new SteppedTreatment(order, scenario, panel, (tick, checksum) -> {}).run(harness);
    }
    Played played;
    try (Inputs.Writer inputs = new Inputs.Writer(directory.resolve("inputs"), order)) {
      played = new SteppedTreatment(order, scenario, panel, inputs::tick).run(harness);
      inputs.end(played.summary().digest());
    }
    played.writeEvents(directory);
    return played;
  }

  private Played run(PanelHarness harness) {
    Clock clock = new PanelClock();
    Readiness readiness = NewMother.readiness(order.setup(), clock);
    Ports ports =
        new Ports(
            clock,
            harness,
            harness,
            new HeartbeatLine(panel.heartbeat()),
            readiness.watch(recorder));
    TreatmentLoop loop = new TreatmentLoop(order.setup(), ports, readiness);
    readiness.obey(loop.inbox());
    long periodNs = order.setup().periodNs();
    long tNs = FIRST_TICK_NS;
    long missedPeriods = 0;
    long endNs = LONGEST_NS;
    while (tNs < endNs) {
      panel.advanceTo(tNs);
      command(loop, readiness, tNs, periodNs);
      int late = happen(loop, tNs);
      resume(loop, periodNs);
      loop.tick(tNs, missedPeriods);
      if (recorder.ended().isPresent() && endNs == LONGEST_NS) {
        endNs = tNs + AFTERWARDS_NS;
      }
      long overrunNs = Math.max(0, panel.nowNs() - (tNs + periodNs));
      missedPeriods = overrunNs / periodNs + late;
      tNs += periodNs * (1 + missedPeriods);
    }
    return recorder.played();
  }

  private void command(TreatmentLoop loop, Readiness readiness, long tNs, long periodNs) {
    if (tNs / LOOK_NS != (tNs - periodNs) / LOOK_NS) {
      readiness.look();
    }
    if (passes(SCREEN_NS, tNs, periodNs)) {
      loop.inbox().put(new Command.Screen());
    }
    if (passes(ANSWER_NS, tNs, periodNs)) {
      WellMother.answers(readiness);
      readiness.arm(loop.latest()).ifPresent(loop.inbox()::put);
    }
    if (passes(START_NS, tNs, periodNs)) {
      loop.inbox().put(new Command.Start());
    }
  }

  /**
   * The simulated wearer presses resume when the panel has lain on her back again for three
   * seconds.
   */
  private void resume(TreatmentLoop loop, long periodNs) {
    Snapshot latest = loop.latest();
    boolean waitsForContact =
        latest != null
            && latest.state() instanceof State.Paused(Reason why)
            && why == Reason.NO_CONTACT
            && latest.intent().zonesInContact() > 0;
    backInContactNs = waitsForContact ? backInContactNs + periodNs : 0;
    if (backInContactNs >= RESUMES_AFTER_NS) {
      loop.inbox().put(new Command.Resume());
    }
  }

  private static boolean passes(long momentNs, long tNs, long periodNs) {
    return tNs >= momentNs && tNs - periodNs < momentNs;
  }

  /** Lets what is due happen; answers by how many periods the next tick is to be late. */
  private int happen(TreatmentLoop loop, long tNs) {
    int late = 0;
    List<Scenario.Moment> moments = scenario.moments();
    while (happened < moments.size() && START_NS + moments.get(happened).atNs() <= tNs) {
      Happening happening = moments.get(happened).happening();
      switch (happening) {
        case Happening.Asks(Command command) -> loop.inbox().put(command);
        case Happening.TickLate(int periods) -> late += periods;
        default -> panel.happen(happening);
      }
      happened++;
    }
    return late;
  }

  /** Within a tick only the bus takes time. */
  private final class PanelClock implements Clock {

    @Override
    public long nowNs() {
      return panel.nowNs();
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      panel.advanceTo(deadlineNs);
    }
  }
}
