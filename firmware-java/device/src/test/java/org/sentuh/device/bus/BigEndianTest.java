package org.sentuh.device.bus;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BigEndianTest {

  @Test
  void bytesAbove0x7fDoNotTurnNegative() {
    byte[] bytes = {0x00, (byte) 0x80, (byte) 0xFF, (byte) 0xF0};
    assertThat(BigEndian.unsigned16(bytes, 0)).isEqualTo(0x0080);
    assertThat(BigEndian.unsigned16(bytes, 1)).isEqualTo(0x80FF);
    assertThat(BigEndian.unsigned16(bytes, 2)).isEqualTo(0xFFF0);
    assertThat(BigEndian.signed16(bytes, 0)).isEqualTo(128);
    assertThat(BigEndian.signed16(bytes, 1)).isEqualTo(-32513);
    assertThat(BigEndian.signed16(bytes, 2)).isEqualTo(-16);
  }

  @Property
  void whatIsPutIsReadBack(@ForAll @IntRange(max = 0xFFFF) int word) {
    byte[] bytes = new byte[4];
    BigEndian.put16(word, bytes, 1);
    assertThat(BigEndian.unsigned16(bytes, 1)).isEqualTo(word);
    assertThat((short) BigEndian.signed16(bytes, 1)).isEqualTo((short) word);
    assertThat(bytes[0]).isZero();
    assertThat(bytes[3]).isZero();
  }
}
