package org.sentuh.simulator.apart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Level;
import org.sentuh.device.bus.Transfer;
import org.sentuh.device.harness.Wires;
import org.sentuh.simulator.panel.SimulatedPanel;
import org.sentuh.simulator.realtime.RealTimeClock;
import org.sentuh.simulator.scenario.Happening;
import org.sentuh.simulator.scenario.Scenario;
import org.sentuh.simulator.session.Order;
import org.sentuh.simulator.session.SteppedTreatment;
import org.sentuh.simulator.tissue.ShippedRecording;

/** Chips and lines are the same through a socket as beside the program. */
final class StandingBoardTest {

  private static final int THERMOMETER = 0x18;
  private static final int MANUFACTURER = 0x06;

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
}
