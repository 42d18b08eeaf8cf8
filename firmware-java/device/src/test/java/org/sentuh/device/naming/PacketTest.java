package org.sentuh.device.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketTest {

  private static final int HERE = 0xC0A80007;

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static Packet read(byte[] bytes) {
    return Packet.read(bytes, bytes.length).orElseThrow();
  }

  @Test
  void aClaimIsWrittenAsTheRfcHasIt() {
    // RFC 1035, 4.1; RFC 6762, 18: an answer with authority, A, IN with the first bit, 120 s.
    assertThat(Packet.claim("sentuh.local", HERE, 120))
        .isEqualTo(
            bytes(
                "0000 8400 0000 0001 0000 0000 06 73656e747568 05 6c6f63616c 00"
                    + " 0001 8001 00000078 0004 c0a80007"));
  }

  @Test
  void thatThereIsNoOtherKindOfAddressIsWrittenAsTheRfcHasIt() {
    // RFC 6762, 6.1; RFC 4034, 4.1.2: window 0, one byte, the bit of type 1.
    assertThat(Packet.nothingElse("a.local"))
        .isEqualTo(
            bytes(
                "0000 8400 0000 0001 0000 0000 01 61 05 6c6f63616c 00 002f 8001 00000078 000c"
                    + " 01 61 05 6c6f63616c 00 00 01 40"));
  }

  @Test
  void whatWasWrittenIsReadAgain() {
    assertThat(read(Packet.claim("sentuh.local", HERE, 120)))
        .isEqualTo(
            new Packet(0, true, List.of(), List.of(new Packet.Address("sentuh.local", HERE))));
    assertThat(read(Packet.probe("sentuh.local", HERE)))
        .isEqualTo(
            new Packet(
                0,
                false,
                List.of(new Packet.Question("sentuh.local", Packet.ANY, true)),
                List.of(new Packet.Address("sentuh.local", HERE))));
  }

  @Test
  void aNameThatIsTakenBackIsNobodys() {
    assertThat(read(Packet.claim("sentuh.local", HERE, 0)).addresses()).isEmpty();
  }

  @Test
  void aNameInLargeLettersIsTheSameAndOneMayPointToAnother() {
    Packet packet =
        read(
            bytes(
                "1234 0000 0002 0000 0000 0000 06 53454e545548 05 4c4f43414c 00 0001 0001"
                    + " 01 61 c0 13 001c 8001"));
    assertThat(packet.questions())
        .containsExactly(
            new Packet.Question("sentuh.local", Packet.A, false),
            new Packet.Question("a.local", Packet.AAAA, true));
    assertThat(packet.id()).isEqualTo(0x1234);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0000 0000 0001",
        "0000 0000 0001 0000 0000 0000 05 6c6f",
        "0000 0000 0001 0000 0000 0000 c0 0c 0001 0001",
        "0000 0000 0001 0000 0000 0000 c0 ff 0001 0001",
        "0000 0000 0001 0000 0000 0000 80 0001 0001",
        "0000 8400 0000 0001 0000 0000 00 0010 0001 00000000 ffff",
      })
  void aMalformedPacketSaysNothing(String hex) {
    byte[] bytes = bytes(hex);
    assertThat(Packet.read(bytes, bytes.length)).isEmpty();
  }

  @Test
  void anyBytesAreReadOrNotAndNothingElse() {
    SplittableRandom random = new SplittableRandom(6762);
    byte[] claim = Packet.claim("sentuh.local", HERE, 120);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      var _ = Packet.read(bytes, bytes.length);
      byte[] damaged = claim.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      var _ = Packet.read(damaged, random.nextInt(damaged.length + 1));
    }
  }
}
