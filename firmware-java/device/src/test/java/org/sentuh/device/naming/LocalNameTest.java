package org.sentuh.device.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Real packets on this machine's own loopback, which carries those for many as well. */
@EnabledOnOs(OS.LINUX)
class LocalNameTest {

  private static final String NAME = "sentuh.local";
  private static final String HERE = "127.0.0.1";
  private static final int NUMBER = 0x7F000001;
  private static final int PATIENCE_MS = 5_000;
  private static final int BRIEFLY_MS = 300;

  private int port;
  private Optional<LocalName> name = Optional.empty();

  @BeforeEach
  void findAPort() throws IOException {
    try (ServerSocket any = new ServerSocket(0)) {
      port = any.getLocalPort();
    }
  }

  @AfterEach
  void takeItBack() {
    name.ifPresent(LocalName::close);
  }

  private InetSocketAddress everybody() throws IOException {
    return new InetSocketAddress(InetAddress.ofLiteral("224.0.0.251"), port);
  }

  /** A phone that listens where everybody does, or one that asks from a port of its own. */
  private MulticastSocket phone(boolean listens) throws IOException {
    MulticastSocket phone = new MulticastSocket(null);
    NetworkInterface loopback = NetworkInterface.getByInetAddress(Inet4Address.getByName(HERE));
    phone.setReuseAddress(true);
    phone.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    phone.bind(new InetSocketAddress(listens ? port : 0));
    phone.setNetworkInterface(loopback);
    phone.setSoTimeout(PATIENCE_MS);
    if (listens) {
      phone.joinGroup(everybody(), loopback);
    }
    return phone;
  }

  private void send(MulticastSocket phone, byte[] packet) throws IOException {
    phone.send(new DatagramPacket(packet, packet.length, everybody()));
  }

  /** The next packet that is as wished. */
  private static Packet heard(MulticastSocket phone, boolean answer) throws IOException {
    while (true) {
      DatagramPacket datagram = new DatagramPacket(new byte[1_500], 1_500);
      phone.receive(datagram);
      Packet packet =
          Packet.read(Arrays.copyOf(datagram.getData(), datagram.getLength()), datagram.getLength())
              .orElseThrow();
      if (packet.answers() == answer) {
        return packet;
      }
    }
  }

  private static byte[] question(int id, String asked, int type) {
    ByteBuffer out = ByteBuffer.allocate(512);
    out.putShort((short) id).putShort((short) 0).putShort((short) 1);
    out.putShort((short) 0).putInt(0);
    for (String label : asked.split("\\.", -1)) {
      out.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    out.put((byte) 0).putShort((short) type).putShort((short) 1);
    return Arrays.copyOf(out.array(), out.position());
  }

  /** Answers are given once nobody has objected. */
  private void claimed() throws IOException {
    try (MulticastSocket phone = phone(true)) {
      name = LocalName.answering(NAME, HERE, port);
      assertThat(name).isPresent();
      assertThat(heard(phone, true).addresses()).containsExactly(new Packet.Address(NAME, NUMBER));
    }
    assertThat(name.orElseThrow().isClaimed()).isTrue();
  }

  @Test
  void itAsksThreeTimesWhetherAnybodyHasTheNameAndThenTellsEverybody() throws IOException {
    try (MulticastSocket phone = phone(true)) {
      name = LocalName.answering(NAME, HERE, port);
      for (int probe = 0; probe < 3; probe++) {
        assertThat(heard(phone, false).questions())
            .containsExactly(new Packet.Question(NAME, Packet.ANY, true));
      }
      assertThat(heard(phone, true).addresses()).containsExactly(new Packet.Address(NAME, NUMBER));
    }
  }

  @Test
  void aPhoneThatAsksIsTold() throws IOException {
    claimed();
    try (MulticastSocket phone = phone(true)) {
      send(phone, question(0, "Sentuh.LOCAL", Packet.A));
      assertThat(heard(phone, true).addresses()).containsExactly(new Packet.Address(NAME, NUMBER));
    }
  }

  @Test
  void oneThatAsksFromAPortOfItsOwnIsAnsweredThereWithItsQuestion() throws IOException {
    claimed();
    try (MulticastSocket phone = phone(false)) {
      send(phone, question(4711, NAME, Packet.A));
      Packet answer = heard(phone, true);
      assertThat(answer.id()).isEqualTo(4711);
      assertThat(answer.questions()).containsExactly(new Packet.Question(NAME, Packet.A, false));
      assertThat(answer.addresses()).containsExactly(new Packet.Address(NAME, NUMBER));
    }
  }

  @Test
  void oneThatAsksForALongAddressHearsThatThereIsNone() throws IOException {
    claimed();
    try (MulticastSocket phone = phone(false)) {
      send(phone, question(1, NAME, Packet.AAAA));
      assertThat(heard(phone, true).addresses()).isEmpty();
    }
  }

  @Test
  void whoAsksForAnotherNameOrNonsenseHearsNothingAndItGoesOn() throws IOException {
    claimed();
    try (MulticastSocket phone = phone(false)) {
      phone.setSoTimeout(BRIEFLY_MS);
      send(phone, question(1, "other.local", Packet.A));
      send(phone, new byte[] {1, 2, 3});
      assertThatThrownBy(() -> heard(phone, true)).isInstanceOf(SocketTimeoutException.class);
      phone.setSoTimeout(PATIENCE_MS);
      send(phone, question(2, NAME, Packet.A));
      assertThat(heard(phone, true).id()).isEqualTo(2);
    }
  }

  @Test
  void whereAnotherHasTheNameItIsSilent() throws IOException {
    try (MulticastSocket other = phone(true);
        MulticastSocket phone = phone(false)) {
      name = LocalName.answering(NAME, HERE, port);
      heard(other, false);
      send(other, Packet.claim(NAME, 0x0A000001, 120));
      phone.setSoTimeout(3 * BRIEFLY_MS);
      send(phone, question(1, NAME, Packet.A));
      assertThatThrownBy(() -> heard(phone, true)).isInstanceOf(SocketTimeoutException.class);
      assertThat(name.orElseThrow().isClaimed()).isFalse();
    }
  }

  @Test
  void anAddressThatIsNotThisMachinesIsNotAnsweredFor() {
    assertThat(LocalName.answering(NAME, "203.0.113.9", port)).isEmpty();
    assertThat(LocalName.answering(NAME, "::1", port)).isEmpty();
    assertThat(LocalName.answering(NAME, "here", port)).isEmpty();
  }
}
