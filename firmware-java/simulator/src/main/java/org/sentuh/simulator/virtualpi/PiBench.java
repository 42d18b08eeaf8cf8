package org.sentuh.simulator.virtualpi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.Device;
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
  private static final long MOST_RISING_MS = 15_000;
  private static final long MOST_CALLING_MS = 90_000;

  /** For so long a loop feels the back before it is asked to begin. */
  private static final long FEELING_NS = 3_500_000_000L;

  private final Order order = Trials.order();
  private final Clock clock = new RealTimeClock();
  private final long begunNs = clock.nowNs();
  private final Path folder;
  private final StandingBoard board;
  private final VirtualPi pi;
  private boolean begun;
  private boolean running;

  /** Puts a panel on a back, and boots a virtual Pi that it is wired to. */
  PiBench(Guest guest, Recording back, Path folder, long seed)
      throws IOException, InterruptedException {
    this.folder = folder;
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
    guest.furnish(folder);
    this.pi = VirtualPi.boot(guest, socket, folder, environment(guest, folder));
  }

  /** What starts programs of this class path in the guest, whose files are the host's. */
  private static List<String> environment(Guest guest, Path folder) throws IOException {
    List<String> line = Jvm.command(guest.options(), List.of());
    List<String> options = line.subList(1, line.size() - 1);
    Files.write(folder.resolve("tried"), append(options, line.getLast(), "tried-device"));
    Files.write(folder.resolve("device"), append(options, Device.class.getName()));
    Files.write(folder.resolve("class"), options);
    return List.of(
        "java=" + line.getFirst(),
        "tried='" + line.getFirst() + " @/run/host/tried'",
        "sentuh='" + line.getFirst() + " @/run/host/device'",
        "class='" + line.getFirst() + " @/run/host/class'",
        "folders='--config=/run/host/config --run=/run/sentuh --state=/run/state/sentuh'");
  }

  private static List<String> append(List<String> options, String... more) {
    return Stream.concat(options.stream(), Stream.of(more)).toList();
  }

  /** Since the panel got its power. */
  double seconds() {
    return (clock.nowNs() - begunNs) / 1e9;
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

  /** Starts loop, harness and drivers alone, and waits for the first tick. */
  void start(String options) throws VirtualPi.Silent {
    pi.order("device $tried --short " + options);
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
    awaitMotors();
  }

  /** Starts the device's whole program. */
  void begin() {
    pi.order("device $sentuh run $folders");
    begun = true;
  }

  /**
   * Waits until the device's program, begun here where it has not been before, has tested its panel
   * and ticks.
   */
  void awaitRunning() throws VirtualPi.Silent {
    if (!begun) {
      begin();
    }
    if (!running) {
      pi.await(line -> line.contains(" runs: "), MOST_OPENING_MS);
      running = true;
    }
  }

  /** Takes the power from the virtual Pi and gives it back: whatever ran in it is gone. */
  void reboot() throws VirtualPi.Silent {
    begun = false;
    running = false;
    pi.reboot();
  }

  /** What of the host's it sees. */
  Path folder() {
    return folder;
  }

  /** Asks for a massage as a mother does, by a phone, and answers as soon as a motor is driven. */
  void massageByPhone() throws VirtualPi.Silent {
    int done = pi.run("bash /run/host/phone \"$sentuh\" \"$folders\"", MOST_CALLING_MS);
    try {
      if (done == 0) {
        awaitMotors();
        return;
      }
    } catch (VirtualPi.Silent still) {
      // What the device says of it follows.
    }
    status();
    throw new VirtualPi.Silent("her phone got no massage: " + read("status"));
  }

  /** Asks the running device how it is; answers its exit code, and leaves its answer in a file. */
  int status() throws VirtualPi.Silent {
    return pi.run("$sentuh status $folders --json >/run/host/status", MOST_CALLING_MS);
  }

  private void awaitMotors() throws VirtualPi.Silent {
    board.mark();
    long untilNs = clock.nowNs() + MOST_RISING_MS * 1_000_000L;
    while (!board.seen().now()) {
      if (clock.nowNs() > untilNs) {
        throw new VirtualPi.Silent("no motor was driven within " + MOST_RISING_MS + " ms");
      }
      clock.sleepUntil(clock.nowNs() + LOOK_NS);
    }
  }

  /** Tells the program to end, and waits until it has. */
  void end() throws VirtualPi.Silent {
    pi.order("end");
    pi.await("virtual-pi ended", MOST_ANSWERING_MS);
  }

  /** What comes afterwards is not recorded; answers when the record has been written. */
  void endRecording() throws VirtualPi.Silent {
    pi.order("recorded");
    pi.await("recorded", MOST_ANSWERING_MS);
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

  /** What a program of the guest has written into the folder of the host's; empty if nothing. */
  String read(String file) throws VirtualPi.Silent {
    try {
      return Files.readString(folder.resolve(file)).strip();
    } catch (IOException none) {
      throw new VirtualPi.Silent(file + " was not written: " + none);
    }
  }

  @Override
  public void close() throws IOException {
    pi.close();
    board.close();
  }
}
