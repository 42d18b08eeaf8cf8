package org.sentuh.telemetry.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What Paho's sender writes, and when it reaches the socket. */
class PahoClientTest {

  private static final int PUBLISH = 0x32;
  private static final int SUBSCRIBE = 0x82;
  private static final int DISCONNECT = 0xE0;

  private final ByteArrayOutputStream socket = new ByteArrayOutputStream();
  private final AtomicLong taken = new AtomicLong();
  private final PahoClient.Together together = new PahoClient.Together(socket, taken);

  @Test
  void aMessageThatNoneFollowsGoesOutAtOnce() throws IOException {
    taken.set(1);
    packet(PUBLISH, 100);

    assertThat(socket.size()).isEqualTo(100);
  }

  @Test
  void aMessageThatIsNotCountedYetGoesOutAtOnce() throws IOException {
    packet(PUBLISH, 100);
    taken.set(1);
    assertThat(socket.size()).isEqualTo(100);

    taken.set(2);
    packet(PUBLISH, 100);
    assertThat(socket.size()).isEqualTo(200);
  }

  @Test
  void messagesThatFollowOneAnotherAtOnceGoOutTogether() throws IOException {
    taken.set(3);
    packet(PUBLISH, 100);
    packet(PUBLISH, 100);
    assertThat(socket.size()).isZero();

    packet(PUBLISH, 100);
    assertThat(socket.size()).isEqualTo(300);
  }

  @Test
  void everyOtherPacketGoesOutAtOnceAndTakesAlongWhatWaits() throws IOException {
    taken.set(5);
    packet(SUBSCRIBE, 20);
    assertThat(socket.size()).isEqualTo(20);

    packet(PUBLISH, 100);
    packet(DISCONNECT, 2);
    assertThat(socket.size()).isEqualTo(122);
  }

  @Test
  void aMessageInSeveralPartsIsOneMessage() throws IOException {
    taken.set(2);
    together.write(filled(PUBLISH, 8000), 0, 8000);
    together.write(filled(PUBLISH, 8000), 0, 8000);
    together.flush();
    packet(PUBLISH, 100);

    assertThat(socket.size()).isEqualTo(16_100);
  }

  private void packet(int type, int length) throws IOException {
    together.write(filled(type, length), 0, length);
    together.flush();
  }

  private static byte[] filled(int type, int length) {
    byte[] bytes = new byte[length];
    bytes[0] = (byte) type;
    return bytes;
  }
}
