package org.sentuh.device.bus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeasuredBusTest {

  private long nowNs = 1_000;
  private boolean closed;

  /** Takes a nanosecond a byte, and 10 where it fails. */
  private final I2cBus slow =
      new I2cBus() {
        @Override
        public I2cDevice device(int address) {
          return new I2cDevice() {
            @Override
            public int address() {
              return address;
            }

            @Override
            public Transfer write(byte[] bytes, int offset, int length) {
              nowNs += length;
              return Transfer.DONE;
            }

            @Override
            public Transfer read(byte[] into, int offset, int length) {
              nowNs += length;
              return Transfer.DONE;
            }

            @Override
            public Transfer readRegister(int register, byte[] into, int offset, int length) {
              nowNs += 10;
              return Transfer.TIMED_OUT;
            }
          };
        }

        @Override
        public void close() {
          closed = true;
        }
      };

  @Test
  void everyTransferIsCountedWhetherItWasDoneOrNot() {
    MeasuredBus bus = new MeasuredBus(slow, () -> nowNs);
    I2cDevice chip = bus.device(0x40);
    nowNs += 500;
    assertThat(chip.write(new byte[5], 1, 3)).isEqualTo(Transfer.DONE);
    assertThat(bus.busyNs()).isEqualTo(3);
    assertThat(chip.read(new byte[4], 0, 4)).isEqualTo(Transfer.DONE);
    assertThat(bus.busyNs()).isEqualTo(7);
    assertThat(chip.readRegister(0, new byte[1], 0, 1)).isEqualTo(Transfer.TIMED_OUT);
    assertThat(bus.busyNs()).isEqualTo(17);
    assertThat(chip.address()).isEqualTo(0x40);
    assertThat(bus.device(0x40)).isSameAs(chip);
    bus.close();
    assertThat(closed).isTrue();
  }
}
