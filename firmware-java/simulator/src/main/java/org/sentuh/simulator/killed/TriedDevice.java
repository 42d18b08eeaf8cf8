package org.sentuh.simulator.killed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.loop.Ports;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.loop.TreatmentLoop;
import org.sentuh.control.treatment.Reason;
import org.sentuh.device.harness.Board;
import org.sentuh.device.harness.HarnessStart;
import org.sentuh.device.harness.HeartbeatLine;
import org.sentuh.device.harness.PanelHarness;
import org.sentuh.device.realtime.Hearing;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.realtime.TickClock;
import org.sentuh.device.realtime.Ticker;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;

/**
 * The program of a device that is tried: loop, harness and drivers as on the board. Takes an order
 * a line, and tells a line for each state and each reason.
 */
public final class TriedDevice {

  /** Said when the first tick has been. */
  static final String TICKING = "ticking";

  /** Said with the word of the state and the code of its reason. */
  static final String STATE = "state ";

  /** Said with the code of each reason that is new. */
  static final String SAID = "said ";

  private static final long LOOK_NS = 5_000_000L;
  private static final long LAST_TICK_MS = 1_000;

  private final Clock clock = new RealTimeClock();
  private final TroubledRecorder trouble;
  private final TreatmentLoop loop;
  private final Ticker ticker;
  private final PrintWriter out;
  private String told = "";
  private final Set<Reason> said = EnumSet.noneOf(Reason.class);

  /**
   * Starts the chips of a board.
   *
   * @param recorder what hears of its events and ticks
   */
  public TriedDevice(Board board, Order order, Recorder recorder, PrintWriter out)
      throws SteppedTreatment.PanelRefused {
    this.out = out;
    this.trouble = new TroubledRecorder(recorder);
    PanelHarness harness =
        switch (PanelHarness.start(
            board.wires(),
            order.device(),
            order.setup().panel(),
            ns -> clock.sleepUntil(clock.nowNs() + ns))) {
          case HarnessStart.Ready(PanelHarness ready) -> ready;
          case HarnessStart.Refused(var faults) -> throw new SteppedTreatment.PanelRefused(faults);
        };
    Hearing hearing = new Hearing(trouble);
    HeartbeatLine heartbeat = new HeartbeatLine(board.heartbeat());
    this.loop =
        new TreatmentLoop(order.setup(), new Ports(clock, harness, harness, heartbeat, hearing));
    this.ticker = new Ticker(loop, hearing, new TickClock(), order.setup().periodNs());
  }

  /**
   * Ticks, obeys and tells until the orders end.
   *
   * @param others orders that are not the loop's, and what each does
   * @param afterwards what follows the last tick, also where the process is told to end
   */
  public void obey(BufferedReader orders, Map<String, Runnable> others, Runnable afterwards)
      throws IOException {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  leave();
                  afterwards.run();
                },
                "leave"));
    ticker.start();
    Thread.ofPlatform().name("tell").daemon().start(this::tell);
    for (@Nullable String order = orders.readLine(); order != null; order = orders.readLine()) {
      @Nullable Runnable other = others.get(order);
      if (other == null) {
        obey(order);
      } else {
        other.run();
      }
    }
  }

  /** A process that is told to end stops its treatment first. */
  private void leave() {
    ticker.leave();
    ticker.join(LAST_TICK_MS);
  }

  private void obey(String order) {
    for (Trouble trouble : Trouble.values()) {
      if (order.equals(trouble.word())) {
        this.trouble.bring(trouble);
        return;
      }
    }
    loop.inbox().put(OrderWords.command(order));
  }

  private void tell() {
    while (true) {
      @Nullable Snapshot latest = loop.latest();
      if (latest != null) {
        tell(latest);
      }
      clock.sleepUntil(clock.nowNs() + LOOK_NS);
    }
  }

  private void tell(Snapshot latest) {
    if (told.isEmpty()) {
      out.println(TICKING);
    }
    String now = latest.state().word() + " " + latest.state().why().code();
    if (!now.equals(told)) {
      told = now;
      out.println(STATE + now);
    }
    for (Reason reason : latest.verdict().reasons().list()) {
      if (said.add(reason)) {
        out.println(SAID + reason.code());
      }
    }
    out.flush();
  }
}
