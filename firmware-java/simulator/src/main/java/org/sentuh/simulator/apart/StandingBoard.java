package org.sentuh.simulator.apart;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.sentuh.control.loop.Clock;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Level;
import org.sentuh.device.bus.Transfer;
import org.sentuh.device.harness.Wires;
import org.sentuh.device.linux.RealTimeScheduling;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Happening;

/**
 * A panel in real time behind a Unix-domain socket: its physics moves on every millisecond whether
 * anybody asks or not, transfers take as long as they would on the wire, and what its motors draw
 * is looked at all the time. Serves one device after another. Any thread may ask what was seen.
 * Where Linux lets it, it goes before what is not in a hurry, as a thing beside a computer does.
 */
public final class StandingBoard implements AutoCloseable {

  private static final long STEP_NS = 1_000_000L;

  private final SimulatedPanel panel;
  private final Wires wires;
  private final Drawn drawn;
  private final Clock clock;
  private final Clock pace;
  private final long originNs;
  private final Path socket;
  private final ServerSocketChannel server;
  private final Thread watch;
  private final Thread serve;
  private final ByteBuffer ask = ByteBuffer.allocate(Ask.HEAD_BYTES + Ask.MOST_BYTES);
  private final ByteBuffer answer = ByteBuffer.allocate(Ask.ANSWER_BYTES + Ask.MOST_BYTES);
  private final Pins pins;
  private long steppedNs;
  private Consumer<byte[]> overhearing = written -> {};
  private volatile boolean open = true;

  /**
   * Gives a panel power.
   *
   * @param panel nobody else moves it from now on
   * @param motors how many it has
   * @param socket where it will be asked; a name that is not taken
   * @param clock the machine's time
   * @param pace the same for the thread that answers
   */
  public StandingBoard(SimulatedPanel panel, int motors, Path socket, Clock clock, Clock pace)
      throws IOException {
    this.panel = panel;
    this.wires = panel.wires();
    this.drawn = new Drawn(panel, motors);
    this.pins = new Pins(panel);
    this.clock = clock;
    this.pace = pace;
    this.originNs = clock.nowNs() - panel.nowNs();
    this.steppedNs = panel.nowNs();
    this.socket = socket;
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    this.watch = Thread.ofPlatform().name("board").daemon().start(this::watch);
    this.serve = Thread.ofPlatform().name("board-wire").daemon().start(this::serve);
  }

  /** From now on counts as the moment of a fault; answers it by the clock. */
  public synchronized long mark() {
    catchUp();
    drawn.mark(steppedNs);
    return originNs + steppedNs;
  }

  /** What the motors have drawn since the mark. */
  public synchronized Drawn.Seen seen() {
    catchUp();
    return drawn.seen();
  }

  /** Lets something happen to the panel now. */
  public synchronized void happen(Happening happening) {
    catchUp();
    panel.happen(happening);
    pins.tellEdges();
  }

  /** Changes the panel itself, as somebody with a soldering iron does. */
  public synchronized void rewire(Consumer<SimulatedPanel> change) {
    catchUp();
    change.accept(panel);
    pins.tellEdges();
  }

  /** The voltage that really is on the motor rail now. */
  public synchronized double railVolts() {
    catchUp();
    return panel.railVolts();
  }

  /** From now on everything that is written to a chip is heard, its address first. */
  public synchronized void overhear(Consumer<byte[]> listener) {
    overhearing = listener;
  }

  /**
   * A board's own time waits for no process, so its threads are in a hurry where Linux lets them.
   */
  private void watch() {
    var _ = RealTimeScheduling.ask();
    while (open) {
      synchronized (this) {
        catchUp();
      }
      clock.sleepUntil(clock.nowNs() + STEP_NS);
    }
  }

  /** In steps, so that a thread which comes late finds the very millisecond all the same. */
  private void catchUp() {
    long nowNs = clock.nowNs() - originNs;
    while (steppedNs + STEP_NS <= nowNs) {
      steppedNs += STEP_NS;
      panel.advanceTo(steppedNs);
      drawn.look(steppedNs);
    }
    pins.tellEdges();
  }

  private void serve() {
    var _ = RealTimeScheduling.ask();
    while (open) {
      try (SocketChannel device = server.accept()) {
        while (true) {
          answer(device);
        }
      } catch (EOFException | ClosedChannelException gone) {
        // The device has ended, or the board has: the next one may come, or nobody.
      } catch (IOException broken) {
        // A process that was killed in the middle of an ask; its board goes on.
      }
      synchronized (this) {
        pins.reset();
      }
    }
  }

  private void answer(SocketChannel device) throws IOException {
    receive(device, Ask.HEAD_BYTES);
    Ask kind = Ask.values()[ask.get(0)];
    int address = Byte.toUnsignedInt(ask.get(1));
    int register = Byte.toUnsignedInt(ask.get(2));
    int length = Byte.toUnsignedInt(ask.get(3));
    if (kind == Ask.WRITE) {
      receive(device, length);
    }
    long doneNs;
    synchronized (this) {
      catchUp();
      if (kind == Ask.LINES) {
        pins.tell(device);
      }
      int ended = act(kind, address, register, length);
      boolean read = kind == Ask.READ || kind == Ask.READ_REGISTER;
      answer.clear().limit(Ask.ANSWER_BYTES + (read ? length : 0));
      answer.put(0, (byte) ended).putLong(1, wires.busBusyNs().getAsLong());
      doneNs = originNs + panel.nowNs();
    }
    pace.sleepUntil(doneNs);
    pins.write(device, answer);
  }

  private void receive(SocketChannel device, int bytes) throws IOException {
    ask.clear().limit(bytes);
    while (ask.hasRemaining()) {
      if (device.read(ask) < 0) {
        throw new EOFException();
      }
    }
  }

  private int act(Ask kind, int address, int register, int length) {
    I2cDevice chip = wires.bus().device(address);
    return switch (kind) {
      case WRITE -> write(chip, length).ordinal();
      case READ -> chip.read(answer.array(), Ask.ANSWER_BYTES, length).ordinal();
      case READ_REGISTER ->
          chip.readRegister(register, answer.array(), Ask.ANSWER_BYTES, length).ordinal();
      case HEARTBEAT -> beat(register > 0).ordinal();
      case STOP_BUTTON -> level(wires.stopButton().level());
      case CHARGER -> level(wires.charger().level());
      case LINES -> Transfer.DONE.ordinal();
      case DRIVE -> drive(address, register > 0).ordinal();
    };
  }

  private Transfer write(I2cDevice chip, int length) {
    byte[] written = new byte[1 + length];
    written[0] = (byte) chip.address();
    System.arraycopy(ask.array(), 0, written, 1, length);
    overhearing.accept(written);
    return chip.write(ask.array(), 0, length);
  }

  private Transfer drive(int gpio, boolean high) {
    return gpio == pins.heartbeat() ? beat(high) : Transfer.FAILED;
  }

  private Transfer beat(boolean high) {
    drawn.beat(steppedNs);
    return high ? panel.heartbeat().high() : panel.heartbeat().low();
  }

  private static int level(Level level) {
    return level.ordinal();
  }

  @Override
  public void close() throws IOException {
    open = false;
    server.close();
    Files.deleteIfExists(socket);
    watch.interrupt();
    serve.interrupt();
  }
}
