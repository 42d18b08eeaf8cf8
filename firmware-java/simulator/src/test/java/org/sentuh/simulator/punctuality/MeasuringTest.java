package org.sentuh.simulator.punctuality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.device.bus.I2cBus;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Level;
import org.sentuh.device.bus.Transfer;

/** The parts that stand between a device and the world while it is measured. */
class MeasuringTest {

  private final SteppedClock clock = new SteppedClock();
  private final List<Long> writtenNs = new ArrayList<>();
  private long busyNs;

  @Test
  void aTransferTakesAsLongAsOnTheWireAndAWriteIsToldOfWhenItIsDone() {
    I2cDevice device =
        new PacedBus(new WireOf(250), () -> busyNs, clock, () -> writtenNs.add(clock.nowNs()))
            .device(0x40);

    assertThat(device.address()).isEqualTo(0x40);
    assertThat(device.read(new byte[1], 0, 1)).isEqualTo(Transfer.DONE);
    assertThat(clock.nowNs()).isEqualTo(250 + SteppedClock.LATE_NS);
    assertThat(writtenNs).isEmpty();

    assertThat(device.write(new byte[1], 0, 1)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    assertThat(writtenNs).containsExactly(2 * (250 + SteppedClock.LATE_NS));
    assertThat(device.readRegister(1, new byte[1], 0, 1)).isEqualTo(Transfer.TIMED_OUT);
    assertThat(clock.nowNs()).isEqualTo(3 * (250 + SteppedClock.LATE_NS));
  }

  @Test
  void onlyTheTicksFromItsBeginningAreTimed() {
    TimedClock timed = new TimedClock(clock, 3);
    timed.sleepUntil(1_000);
    assertThatThrownBy(timed::delays).hasMessageContaining("not all counted");
    timed.begin();
    for (long deadlineNs = 2_000; deadlineNs <= 4_000; deadlineNs += 1_000) {
      assertThat(timed.isFull()).isFalse();
      timed.sleepUntil(deadlineNs);
    }
    timed.sleepUntil(5_000);

    assertThat(timed.isFull()).isTrue();
    assertThat(timed.delays().count()).isEqualTo(3);
    assertThat(timed.delays().us(1)).isEqualTo(SteppedClock.LATE_NS / 1e3);
  }

  @Test
  void theButtonsLineGoesBothWays() {
    for (boolean activeHigh : new boolean[] {true, false}) {
      StopButton button = new StopButton(activeHigh);
      Level released = button.level();
      button.press(true);
      assertThat(button.level()).isEqualTo(activeHigh ? Level.HIGH : Level.LOW);
      button.press(false);
      assertThat(button.level()).isEqualTo(released).isNotEqualTo(Level.UNKNOWN);
    }
  }

  /** A wire that is busy for so long with each transfer. */
  private final class WireOf implements I2cBus {

    private final long ns;

    WireOf(long ns) {
      this.ns = ns;
    }

    @Override
    public I2cDevice device(int address) {
      return new I2cDevice() {
        @Override
        public int address() {
          return address;
        }

        @Override
        public Transfer write(byte[] bytes, int offset, int length) {
          busyNs += ns;
          return Transfer.NO_ACKNOWLEDGE;
        }

        @Override
        public Transfer read(byte[] into, int offset, int length) {
          busyNs += ns;
          return Transfer.DONE;
        }

        @Override
        public Transfer readRegister(int register, byte[] into, int offset, int length) {
          busyNs += ns;
          return Transfer.TIMED_OUT;
        }
      };
    }

    @Override
    public void close() {}
  }
}
