package org.sentuh.device.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.sentuh.device.bus.BusTime;
import org.sentuh.device.bus.I2cBus;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Level;
import org.sentuh.device.bus.Transfer;
import org.sentuh.device.harness.Wires;
import org.sentuh.device.readiness.Bed;

class BusPaceTest {

  private final AtomicLong busyNs = new AtomicLong();
  private Transfer answer = Transfer.DONE;
  private long readings;
  private long hz = 400_000;

  /** What the machine does beside every second transfer. */
  private long otherNs;

  private final class Driver implements I2cDevice {

    @Override
    public int address() {
      return 0x40;
    }

    @Override
    public Transfer write(byte[] bytes, int offset, int length) {
      throw new AssertionError("whoever measures the bus writes nothing");
    }

    @Override
    public Transfer read(byte[] into, int offset, int length) {
      throw new AssertionError("a block is read from a register");
    }

    @Override
    public Transfer readRegister(int register, byte[] into, int offset, int length) {
      long ns = BusTime.readRegisterBits(length) * 1_000_000_000L / hz;
      busyNs.addAndGet(ns + (readings++ % 2 == 0 ? otherNs : 0));
      return answer;
    }
  }

  private final class Bus implements I2cBus {

    @Override
    public I2cDevice device(int address) {
      assertThat(address).isEqualTo(0x40);
      return new Driver();
    }

    @Override
    public void close() {}
  }

  private OptionalDouble slowHz() {
    Wires wires = new Wires(new Bus(), () -> Level.LOW, true, () -> Level.LOW, true, busyNs::get);
    return BusPace.slowHz(wires, Bed.SETTINGS);
  }

  @Test
  void aBoardAtAQuarterOfItsSpeedIsFoundOut() {
    hz = 100_000;
    assertThat(slowHz()).hasValueCloseTo(100_000.0, Percentage.withPercentage(1));
    hz = 199_000;
    assertThat(slowHz()).isPresent();
  }

  @Test
  void oneThatKeepsItsPaceIsFastEnoughThoughTheMachineIsBusy() {
    assertThat(slowHz()).isEmpty();
    hz = 210_000; // an adapter loses some time between two bytes
    assertThat(slowHz()).isEmpty();
    hz = 400_000;
    otherNs = 50_000_000;
    assertThat(slowHz()).isEmpty();
  }

  @Test
  void oneThatDoesNotCarryTheBlockIsSomebodyElsesFault() {
    answer = Transfer.TIMED_OUT;
    hz = 100_000;
    assertThat(slowHz()).isEmpty();
  }
}
