package org.sentuh.simulator.faults;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.tissue.Recording;

/**
 * One fault in one state, on one set of parts, at one moment. What is judged is what the motors
 * really draw, every 10 ms, not what the program believes.
 */
final class Trial {

  /**
   * A motor that draws more than this is driven; one alone at the softest level draws ten times as
   * much.
   */
  private static final double DRIVEN_A = 0.002;

  private static final double STEP_S = 0.01;
  private static final int MOST_JITTER_MS = 400;

  private final SteppedFault fault;
  private final Stage stage;
  private final Bed bed;
  private final double faultMs;
  private final Set<Reason> said = EnumSet.noneOf(Reason.class);
  private double wantedMs = Double.NaN;
  private double drivenMs = Double.NaN;
  private double beyondS;
  private double ungrantedMs;
  private double mostUngrantedMs;

  private Trial(SteppedFault fault, Stage stage, Order order, Recording back, long seed) {
    this.fault = fault;
    this.stage = stage;
    this.faultMs = stage.faultMs() + 10.0 * new SplittableRandom(seed).nextInt(jitter(stage) / 10);
    long atNs = SteppedTreatment.FIRST_TICK_NS + Math.round(faultMs * 1e6);
    Scenario body =
        new Scenario(fault.body().stream().map(what -> new Scenario.Moment(0, what)).toList());
    this.bed = new Bed(order, back, body, atNs, seed);
  }

  /** Chance moves the moment, where the state lasts long enough. */
  private static int jitter(Stage stage) {
    return switch (stage) {
      case EASING, SCREENING -> 100;
      default -> MOST_JITTER_MS;
    };
  }

  /** Makes a trial and judges it. */
  static Cell run(SteppedFault fault, Stage stage, Order order, Recording back, long seed) {
    Trial trial = new Trial(fault, stage, order, back, seed);
    trial.play();
    return trial.judge();
  }

  private void play() {
    double endMs = faultMs + 1000.0 * fault.watchS();
    boolean injected = false;
    while (bed.nowMs() < endMs) {
      double nowMs = bed.nowMs();
      command(stage.before(), 0, nowMs);
      command(goesOn(), faultMs, nowMs);
      if (!injected && nowMs >= faultMs) {
        fault.injection().accept(bed);
        injected = true;
      }
      bed.step();
      if (injected) {
        observe(nowMs);
      }
    }
  }

  private List<Stage.Step> goesOn() {
    return fault.expectation() instanceof Expectation.StaysOff ? List.of() : stage.after();
  }

  private void command(List<Stage.Step> steps, double sinceMs, double nowMs) {
    for (Stage.Step step : steps) {
      double dueMs = sinceMs + step.atMs();
      if (dueMs >= nowMs && dueMs < nowMs + 10) {
        bed.loop().inbox().put(step.command());
      }
    }
  }

  private void observe(double nowMs) {
    @Nullable Snapshot latest = bed.loop().latest();
    boolean granted = latest != null && latest.verdict().frame().motorsOn() > 0;
    if (latest != null && latest.state() instanceof State.Running) {
      said.addAll(latest.verdict().reasons().list());
    }
    if (granted && Double.isNaN(wantedMs)) {
      wantedMs = nowMs;
    }
    int driven = driven();
    if (driven > 0) {
      drivenMs = nowMs + 10;
      beyondS += driven * STEP_S;
    }
    ungrantedMs = driven > 0 && !granted ? ungrantedMs + 10 : 0;
    mostUngrantedMs = Math.max(mostUngrantedMs, ungrantedMs);
  }

  private int driven() {
    int driven = 0;
    for (int motor = 0; motor < bed.order().setup().panel().motors().size(); motor++) {
      driven += bed.panel().amps(motor) > DRIVEN_A ? 1 : 0;
    }
    return driven;
  }

  private Cell judge() {
    @Nullable Snapshot latest = bed.loop().latest();
    State state = latest == null ? new State.Idle() : latest.state();
    double fromMs = Double.isNaN(wantedMs) ? faultMs : Math.max(faultMs, wantedMs);
    double offMs = Double.isNaN(drivenMs) ? 0 : Math.max(0, drivenMs - fromMs);
    return new Outcome(
            state.word(), bed.isDead(), state.why(), said, offMs, beyondS, mostUngrantedMs)
        .cell(fault.fault(), stage, fault.expectation());
  }
}
