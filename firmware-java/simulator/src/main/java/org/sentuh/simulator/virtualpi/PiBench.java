package org.sentuh.simulator.virtualpi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.device.realtime.TickClock;
import org.sentuh.simulator.apart.Drawn;
import org.sentuh.simulator.apart.StandingBoard;
import org.sentuh.simulator.ordeal.Jvm;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Happening;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.tissue.Recording;

/**
 * A virtual Pi on a panel that is worn by a recorded back: starts the device's program in it, plays
 * the person in front of it, and looks at what the motors draw. One thread.
 */
final class PiBench implements AutoCloseable {

  private static final double MS = 1e6;
  private static final long LOOK_NS = 1_000_000L;
  private static final long MOST_OPENING_MS = 30_000;
  private static final long MOST_ANSWERING_MS = 5_000;

  /** For so long a loop feels the back before it is asked to begin. */
  private static final long FEELING_NS = 3_500_000_000L;

  private final Order order = Trials.order();
  private final Clock clock = new RealTimeClock();
  private final StandingBoard board;
  private final VirtualPi pi;

  /** Puts a panel on a back, and boots a virtual Pi that it is wired to. */
  PiBench(Path linux, Path init, Recording back, Path folder, long seed)
      throws IOException, InterruptedException {
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
    this.board = new StandingBoard(panel, motors, socket, new RealTimeClock(), new TickClock());
    this.pi = VirtualPi.boot(linux, init, socket, folder, environment(folder));
  }

  /** What starts a program of this class path in the guest, whose files are the host's. */
  private static List<String> environment(Path folder) throws IOException {
    Path arguments = folder.resolve("java.arguments");
    List<String> line = Jvm.command(Jvm.DEVICE, List.of());
    Files.write(arguments, line.subList(1, line.size()));
    return List.of("java='" + line.getFirst() + "'", "sentuh=\"$java @/run/host/java.arguments\"");
  }

  VirtualPi pi() {
    return pi;
  }

  StandingBoard board() {
    return board;
  }

  Order order() {
    return order;
  }

  /** Starts the device's program and waits for its first tick. */
  void start(String options) throws VirtualPi.Silent {
    pi.order("device $sentuh tried-device --short " + options);
    pi.await("ticking", MOST_OPENING_MS);
    clock.sleepUntil(clock.nowNs() + FEELING_NS);
  }

  /** Asks for a massage, and answers as soon as a motor is driven. */
  void massage() throws VirtualPi.Silent {
    pi.order("screen");
    pi.await("state screening", MOST_ANSWERING_MS);
    pi.order("clear");
    pi.await("state armed", MOST_ANSWERING_MS);
    pi.order("start");
    pi.await("state running", MOST_ANSWERING_MS);
    board.mark();
    long untilNs = clock.nowNs() + MOST_ANSWERING_MS * 1_000_000L;
    while (!board.seen().now()) {
      if (clock.nowNs() > untilNs) {
        throw new VirtualPi.Silent("no motor was driven within " + MOST_ANSWERING_MS + " ms");
      }
      clock.sleepUntil(clock.nowNs() + LOOK_NS);
    }
  }

  /** After an end, ready for another massage. */
  void acknowledge() throws VirtualPi.Silent {
    pi.order("acknowledge");
    pi.await("state idle", MOST_ANSWERING_MS);
  }

  /** Lets something happen while motors are driven. */
  void happen(Happening happening) {
    board.mark();
    board.happen(happening);
  }

  /** Waits, and answers what the motors have drawn since the mark. */
  Drawn.Seen seenAfter(double ms) {
    clock.sleepUntil(clock.nowNs() + Math.round(ms * MS));
    return board.seen();
  }

  @Override
  public void close() throws IOException {
    pi.close();
    board.close();
  }
}
