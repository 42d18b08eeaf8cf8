package org.sentuh.device.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BusTimeTest {

  @Test
  void aWholeFrameOfSixteenChannelsIs596Bits() {
    // Register and 64 data bytes after the address: 66 x 9 = 594, and a start and a stop.
    assertThat(BusTime.writeBits(65)).isEqualTo(596);
    assertThat(BusTime.ns(596, 400_000)).isEqualTo(1_490_000);
    assertThat(BusTime.ns(596, 100_000)).isEqualTo(5_960_000);
  }

  @Test
  void writingAWordRegisterIs38BitsAndReadingOneIs48() {
    assertThat(BusTime.writeBits(3)).isEqualTo(38);
    assertThat(BusTime.readRegisterBits(2)).isEqualTo(48);
  }

  @Test
  void readingWithoutAPointerSavesThePointerItsAddressAndTheRepeatedStart() {
    assertThat(BusTime.readBits(1)).isEqualTo(20);
    assertThat(BusTime.readRegisterBits(1) - BusTime.readBits(1)).isEqualTo(19);
  }

  @Test
  void timeIsRoundedToTheNearestNanosecond() {
    // 1 bit at 3 Hz is 333333333.33 ns, 2 bits are 666666666.67 ns.
    assertThat(BusTime.ns(1, 3)).isEqualTo(333_333_333L);
    assertThat(BusTime.ns(2, 3)).isEqualTo(666_666_667L);
  }

  @Test
  void aBusWithoutAClockIsRefused() {
    assertThatThrownBy(() -> BusTime.ns(1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 Hz")
        .hasMessageContaining("above 0");
  }
}
