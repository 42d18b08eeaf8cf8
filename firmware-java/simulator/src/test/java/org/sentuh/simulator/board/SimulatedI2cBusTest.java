package org.sentuh.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.sentuh.device.bus.I2cDevice;
import org.sentuh.device.bus.Transfer;

class SimulatedI2cBusTest {
  private final SimulatedTime time = new SimulatedTime();
  private final SimulatedI2cBus bus = new SimulatedI2cBus(time);
  private final Echo echo = new Echo(0x20, 0xC7);
  private final RawDevice raw = new RawDevice(bus.device(0x20));

  SimulatedI2cBusTest() {
    bus.attach(echo);
  }

  @Test
  void aTransferReachesTheChipByteByByteAndEndsWithAStop() {
    assertThat(raw.tryWrite(0x12, 0xFE)).isEqualTo(Transfer.DONE);
    assertThat(raw.read(0x34, 2)).containsExactly(0xC7, 0xC7);
    assertThat(raw.readAtPointer(1)).containsExactly(0xC7);
    assertThat(echo.heard()).isEqualTo("W 12 FE P W 34 R > > P R > P ");
  }

  @Test
  void everyTransferIsCountedWithItsBytesAndItsTimeAt400Kilohertz() {
    raw.write(0x12, 0xFE, 0x00);
    // 4 bytes: 4 x 9 + 2 = 38 bits of 2.5 us.
    assertThat(bus.total()).isEqualTo(new BusLoad(1, 4, 95_000));
    bus.beginTick();
    raw.read(0x34, 2);
    // 5 bytes: 5 x 9 + 3 = 48 bits.
    assertThat(bus.tick()).isEqualTo(new BusLoad(1, 5, 120_000));
    raw.readAtPointer(1);
    // 2 bytes: 2 x 9 + 2 = 20 bits.
    assertThat(bus.tick()).isEqualTo(new BusLoad(2, 7, 170_000));
    assertThat(bus.total()).isEqualTo(new BusLoad(3, 11, 265_000));
    assertThat(time.nowNs()).isEqualTo(265_000);
  }

  @Test
  void aSlowerBusTakesLonger() {
    SimulatedI2cBus slow = new SimulatedI2cBus(time, 100_000, 1);
    slow.attach(new Echo(0x20, 0));
    new RawDevice(slow.device(0x20)).write(0, 0, 0);
    assertThat(slow.total().busyNs()).isEqualTo(380_000);
  }

  @Test
  void nobodyAtAnAddressIsNoAcknowledgeAfterTheAddressByte() {
    I2cDevice absent = bus.device(0x21);
    assertThat(absent.write(new byte[5], 0, 5)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    // Start, 9 bits, stop.
    assertThat(bus.total()).isEqualTo(new BusLoad(1, 1, 27_500));
    assertThat(absent.read(new byte[1], 0, 1)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    assertThat(absent.readRegister(0, new byte[1], 0, 1)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
  }

  @Test
  void aByteThatNobodyAcknowledgesEndsTheTransferThere() {
    echo.acceptOnly(2);
    assertThat(raw.tryWrite(1, 2, 3, 4)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    assertThat(echo.heard()).isEqualTo("W 01 02 03 P ");
    // Address and three bytes: 4 x 9 + 2.
    assertThat(bus.total()).isEqualTo(new BusLoad(1, 4, 95_000));
  }

  @Test
  void chipsThatAnswerTogetherSendTheAndOfTheirBytes() {
    Echo other = new Echo(0x22, 0x5B);
    other.alsoAnswers(0x20);
    bus.attach(other);
    assertThat(raw.readAtPointer(1)).containsExactly(0xC7 & 0x5B);
  }

  @Test
  void aByteIsAcknowledgedWhenOneOfSeveralChipsTakesIt() {
    Echo other = new Echo(0x22, 0);
    other.alsoAnswers(0x20);
    bus.attach(other);
    echo.acceptOnly(0);
    assertThat(raw.tryWrite(1)).isEqualTo(Transfer.DONE);
  }

  @Test
  void aChipThatVanishedDoesNotAnswerUntilItComesBack() {
    bus.vanish(0x20);
    assertThat(raw.tryWrite(1)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    assertThat(echo.heard()).isEmpty();
    bus.comeBack(0x20);
    assertThat(raw.tryWrite(1)).isEqualTo(Transfer.DONE);
  }

  @Test
  void aRefusedTransactionFailsAsOftenAsAsked() {
    bus.refuse(0x20, 2);
    assertThat(raw.tryWrite(1)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    assertThat(raw.tryWrite(1)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    assertThat(raw.tryWrite(1)).isEqualTo(Transfer.DONE);
    assertThat(echo.heard()).isEqualTo("W 01 P ");
  }

  @Test
  void aStuckBusTimesOutForEveryoneAndCostsTheTimeoutUntilItIsFree() {
    bus.stickFor(15_000_000);
    assertThat(raw.tryWrite(1)).isEqualTo(Transfer.TIMED_OUT);
    assertThat(time.nowNs()).isEqualTo(10_000_000);
    assertThat(bus.device(0x21).read(new byte[1], 0, 1)).isEqualTo(Transfer.TIMED_OUT);
    assertThat(bus.total()).isEqualTo(new BusLoad(2, 0, 20_000_000));
    assertThat(raw.tryWrite(1)).isEqualTo(Transfer.DONE);
    assertThat(echo.heard()).isEqualTo("W 01 P ");
  }

  @Test
  void corruptedReadsFlipTheBitsOfEveryByteAndThenStop() {
    bus.corruptReads(0x20, 0x81, 2);
    assertThat(raw.read(0, 2)).containsExactly(0x46, 0x46);
    raw.write(1);
    assertThat(raw.readAtPointer(1)).containsExactly(0x46);
    assertThat(raw.readAtPointer(1)).containsExactly(0xC7);
  }

  @Test
  void twoChipsWithOneAddressAreRefused() {
    assertThatThrownBy(() -> bus.attach(new Echo(0x20, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32");
  }

  @Test
  void anAddressOfEightBitsIsRefused() {
    assertThatThrownBy(() -> bus.device(128)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bus.vanish(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void timeMovesOnlyForward() {
    time.advanceTo(1_000);
    time.advanceTo(500);
    assertThat(time.nowNs()).isEqualTo(1_000);
    time.advanceBy(5);
    assertThat(time.nowNs()).isEqualTo(1_005);
    assertThatThrownBy(() -> time.advanceBy(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Writes down what it hears and always sends the same byte. */
  private static final class Echo implements SimulatedChip {
    private final int address;
    private final int answer;
    private final StringBuilder heard = new StringBuilder();
    private int alias = -1;
    private int accepts = Integer.MAX_VALUE;

    private Echo(int address, int answer) {
      this.address = address;
      this.answer = answer;
    }

    private void alsoAnswers(int other) {
      alias = other;
    }

    private void acceptOnly(int bytes) {
      accepts = bytes;
    }

    private String heard() {
      return heard.toString();
    }

    @Override
    public int address() {
      return address;
    }

    @Override
    public boolean hasGroupAddresses() {
      return true;
    }

    @Override
    public boolean selected(int called, boolean reading) {
      if (called != address && called != alias) {
        return false;
      }
      heard.append(reading ? "R " : "W ");
      return true;
    }

    @Override
    public boolean accept(int value) {
      heard.append(String.format("%02X ", value));
      accepts--;
      return accepts >= 0;
    }

    @Override
    public int supply() {
      heard.append("> ");
      return answer;
    }

    @Override
    public void stop() {
      heard.append("P ");
    }

    @Override
    public void reset() {
      throw new AssertionError("nobody resets an echo");
    }
  }
}
