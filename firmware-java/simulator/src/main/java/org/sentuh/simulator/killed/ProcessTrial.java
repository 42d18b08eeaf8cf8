package org.sentuh.simulator.killed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.linux.Signal;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.realtime.TickClock;
import org.sentuh.simulator.apart.Drawn;
import org.sentuh.simulator.apart.StandingBoard;
import org.sentuh.simulator.faults.Cell;
import org.sentuh.simulator.faults.Expectation;
import org.sentuh.simulator.faults.Outcome;
import org.sentuh.simulator.faults.Stage;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.tissue.Recording;

/** One fault in one state, done to a real process in real time. One thread, once. */
final class ProcessTrial {

  private static final double MS = 1e6;
  private static final long LOOK_NS = 2_000_000L;
  private static final long WATCH_NS = 8_000_000_000L;

  /** After a treatment has ended its motors have the one-shot's time, and that to be told. */
  private static final double ENDED_MS = 300;

  private final ProcessFault fault;
  private final Stage stage;
  private final StandingBoard board;
  private final TriedProcess process;
  private final Clock clock = new RealTimeClock();
  private double endedMs = Double.NaN;

  private ProcessTrial(ProcessFault fault, Stage stage, StandingBoard board, TriedProcess process) {
    this.fault = fault;
    this.stage = stage;
    this.board = board;
    this.process = process;
  }

  /** That the state was not reached: the machine was too slow for its own ticks. */
  static final class NotReached extends Exception {
    private static final long serialVersionUID = 1;

    NotReached(String what) {
      super(what);
    }
  }

  /**
   * Makes a trial and judges it.
   *
   * @param folder an empty one, whose path is short
   * @throws NotReached where the treatment was not in its state when the fault was to come
   */
  static Cell run(
      ProcessFault fault, Stage stage, Order order, Recording back, Path folder, long seed)
      throws IOException, InterruptedException, NotReached {
    SimulatedPanel panel =
        new SimulatedPanel(
            order.device(),
            order.setup().panel(),
            back,
            Scenario.UNEVENTFUL,
            SteppedTreatment.START_NS,
            seed);
    Path socket = folder.resolve("board");
    int motors = order.setup().panel().motors().size();
    try (StandingBoard board =
            new StandingBoard(panel, motors, socket, new RealTimeClock(), new TickClock());
        TriedProcess process = new TriedProcess(folder, socket, stage.isAfterTheEnd())) {
      return new ProcessTrial(fault, stage, board, process).run();
    }
  }

  private Cell run() throws InterruptedException, NotReached {
    if (!process.awaitTicking()) {
      throw new NotReached("the device does not tick; why is in said.log of its folder");
    }
    long beganNs = clock.nowNs();
    play(stage.before(), beganNs, beganNs + Math.round(stage.faultMs() * MS));
    if (process.isGone() || !process.state().equals(wanted())) {
      throw new NotReached("it is " + process.state() + " because of " + process.why().code());
    }
    long faultNs = board.mark();
    endedMs = Double.NaN;
    fault.injection().accept(process);
    fault
        .goesOnMs()
        .ifPresent(ms -> {
          play(List.of(), faultNs, faultNs + Math.round(ms * MS));
          process.signal(Signal.CONT);
        });
    play(goesOn(), faultNs, faultNs + WATCH_NS);
    return judge();
  }

  /** Who is stopped on purpose, or gone, asks for nothing more. */
  private List<Stage.Step> goesOn() {
    return fault.expectation() instanceof Expectation.Passes ? stage.after() : List.of();
  }

  private String wanted() {
    return switch (stage) {
      case RISING, RUNNING -> "running";
      default -> stage.word();
    };
  }

  private void play(List<Stage.Step> steps, long sinceNs, long untilNs) {
    Deque<Stage.Step> due = new ArrayDeque<>(steps);
    while (clock.nowNs() < untilNs) {
      while (!due.isEmpty() && sinceNs + Math.round(due.peek().atMs() * MS) <= clock.nowNs()) {
        process.order(due.remove().command());
      }
      look(sinceNs);
      clock.sleepUntil(Math.min(untilNs, clock.nowNs() + LOOK_NS));
    }
  }

  private void look(long sinceNs) {
    boolean ended =
        switch (process.state()) {
          case "stopped", "faulted", "completed" -> true;
          default -> process.isGone();
        };
    if (!ended) {
      endedMs = Double.NaN;
    } else if (Double.isNaN(endedMs)) {
      endedMs = (clock.nowNs() - sinceNs) / MS;
    }
  }

  private Cell judge() {
    Drawn.Seen seen = board.seen();
    boolean silent = fault.expectation() instanceof Expectation.FallsSilent;
    double afterEndMs = Double.isNaN(endedMs) ? 0 : seen.drivenMs() - endedMs - ENDED_MS;
    return new Outcome(
            process.state(),
            process.isGone(),
            process.why(),
            process.said(),
            silent ? seen.unbeatenMs() : seen.drivenMs(),
            seen.motorS(),
            Math.max(seen.unbeatenMs(), afterEndMs > 0 ? afterEndMs + ENDED_MS : 0))
        .cell(fault.fault(), stage, fault.expectation());
  }
}
