package org.sentuh.simulator.apart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Level;
import org.sentuh.device.bus.Transfer;
import org.sentuh.device.harness.Wires;
import org.sentuh.device.realtime.RealTimeClock;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.scenario.Happening;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.tissue.ShippedRecording;

/** Chips and lines are the same through a socket as beside the program. */
final class StandingBoardTest {

  private static final int THERMOMETER = 0x18;
  private static final int MANUFACTURER = 0x06;
  private static final int HEARTBEAT_GPIO = 17;
  private static final byte STOP_GPIO = 27;
  private static final byte CHARGER_GPIO = 22;

  private final Order order = Order.shipped();
  private final RealTimeClock clock = new RealTimeClock();
  @TempDir private Path folder = Path.of("");
  private SimulatedPanel panel = panel();

  private StandingBoard board;
  private BoardWire wire;

  private SimulatedPanel panel() {
    return new SimulatedPanel(
        order.device(),
        order.setup().panel(),
        ShippedRecording.RECLINE_45.read(),
        Scenario.UNEVENTFUL,
        SteppedTreatment.START_NS,
        1);
  }

  @BeforeEach
  void plugIn() throws Exception {
    panel = panel();
    Path socket = folder.resolve("board");
    board = new StandingBoard(panel, order.setup().panel().motors().size(), socket, clock, clock);
    wire = BoardWire.to(socket);
  }

  @AfterEach
  void unplug() throws Exception {
    wire.close();
    board.close();
  }

  @Test
  void aChipTellsItsNameThroughTheSocket() {
    I2cDevice chip = wire.device(THERMOMETER);
    byte[] name = new byte[3];

    assertThat(chip.readRegister(MANUFACTURER, name, 1, 2)).isEqualTo(Transfer.DONE);
    assertThat(name).containsExactly(0, 0x00, 0x54);
    assertThat(wire.wires(order.device()).busBusyNs().getAsLong()).isPositive();
  }

  @Test
  void anAddressWithoutAChipIsNotAcknowledged() {
    byte[] bytes = {1, 2, 3};
    assertThat(wire.device(0x77).write(bytes, 1, 2)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    assertThat(wire.device(0x77).read(bytes, 0, 1)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    assertThat(bytes).containsExactly(1, 2, 3);
  }

  @Test
  void theButtonIsReadAndTheHeartbeatIsHeard() {
    Wires wires = wire.wires(order.device());
    Level idle = wires.stopButton().level();
    panel.happen(new Happening.Button(true));

    assertThat(wires.stopButton().level()).isNotEqualTo(idle).isNotEqualTo(Level.UNKNOWN);
    assertThat(wire.heartbeat().high()).isEqualTo(Transfer.DONE);
    assertThat(panel.heartbeat().isHigh()).isTrue();
  }

  @Test
  void aWireThatHasComeOffFailsAndIsUnknown() throws Exception {
    Wires wires = wire.wires(order.device());
    assertThat(wires.charger().level()).isNotEqualTo(Level.UNKNOWN);
    wire.close();

    assertThat(wire.device(THERMOMETER).read(new byte[2], 0, 2)).isEqualTo(Transfer.FAILED);
    assertThat(wires.stopButton().level()).isEqualTo(Level.UNKNOWN);
    assertThat(wire.heartbeat().high()).isEqualTo(Transfer.FAILED);
  }

  @Test
  void theNextDeviceIsServedAsTheOneBefore() throws Exception {
    wire.close();
    wire = BoardWire.to(folder.resolve("board"));

    assertThat(wire.device(THERMOMETER).read(new byte[2], 0, 2)).isEqualTo(Transfer.DONE);
  }

  @Test
  void timePassesForItWhetherAnybodyAsksOrNot() {
    long markedNs = board.mark();
    clock.sleepUntil(markedNs + 20_000_000L);

    assertThat(board.mark() - markedNs).isGreaterThanOrEqualTo(19_000_000L);
    assertThat(board.seen()).isEqualTo(new Drawn.Seen(0, 0, 0, false));
  }

  @Test
  void aKernelIsToldHowTheLinesAreAndEveryEdge() throws Exception {
    wire.close();
    try (SocketChannel kernel = kernel()) {
      ask(kernel, Ask.LINES, 0, 0);
      assertThat(told(kernel, 3)).containsExactly(Ask.EDGE, STOP_GPIO, (byte) 0);
      assertThat(told(kernel, 3)).containsExactly(Ask.EDGE, CHARGER_GPIO, (byte) 0);
      assertThat(told(kernel, Ask.ANSWER_BYTES)[0]).isEqualTo((byte) Transfer.DONE.ordinal());

      board.happen(new Happening.Button(true));
      assertThat(told(kernel, 3)).containsExactly(Ask.EDGE, STOP_GPIO, (byte) 1);
      board.happen(new Happening.Button(false));
      assertThat(told(kernel, 3)).containsExactly(Ask.EDGE, STOP_GPIO, (byte) 0);
    }
  }

  @Test
  void aKernelDrivesTheHeartbeatByItsPinAndNoOther() throws Exception {
    wire.close();
    try (SocketChannel kernel = kernel()) {
      ask(kernel, Ask.DRIVE, HEARTBEAT_GPIO, 1);
      assertThat(told(kernel, Ask.ANSWER_BYTES)[0]).isEqualTo((byte) Transfer.DONE.ordinal());
      assertThat(panel.heartbeat().isHigh()).isTrue();
      ask(kernel, Ask.DRIVE, STOP_GPIO, 1);
      assertThat(told(kernel, Ask.ANSWER_BYTES)[0]).isEqualTo((byte) Transfer.FAILED.ordinal());
    }
  }

  @Test
  void aKernelThatHasGoneLeavesTheHeartbeatLow() throws Exception {
    wire.close();
    try (SocketChannel kernel = kernel()) {
      ask(kernel, Ask.LINES, 0, 0);
      told(kernel, 3 + 3 + Ask.ANSWER_BYTES);
      ask(kernel, Ask.DRIVE, HEARTBEAT_GPIO, 1);
      told(kernel, Ask.ANSWER_BYTES);
      assertThat(panel.heartbeat().isHigh()).isTrue();
    }
    // The next one is served only when the board has noticed.
    try (SocketChannel next = kernel()) {
      ask(next, Ask.CHARGER, 0, 0);
      told(next, Ask.ANSWER_BYTES);
      assertThat(panel.heartbeat().isHigh()).isFalse();
    }
  }

  @Test
  void whatIsWrittenIsHeardWithItsAddress() {
    List<byte[]> heard = new ArrayList<>();
    board.overhear(heard::add);
    wire.device(0x40).write(new byte[] {9, 0, 1, 9}, 1, 2);
    assertThat(heard).containsExactly(new byte[] {0x40, 0, 1});
  }

  private SocketChannel kernel() throws Exception {
    return SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("board")));
  }

  private static void ask(SocketChannel kernel, Ask kind, int address, int register)
      throws Exception {
    kernel.write(
        ByteBuffer.wrap(new byte[] {(byte) kind.ordinal(), (byte) address, (byte) register, 0}));
  }

  private static byte[] told(SocketChannel kernel, int bytes) throws Exception {
    ByteBuffer told = ByteBuffer.allocate(bytes);
    while (told.hasRemaining()) {
      assertThat(kernel.read(told)).isPositive();
    }
    return told.array();
  }
}
