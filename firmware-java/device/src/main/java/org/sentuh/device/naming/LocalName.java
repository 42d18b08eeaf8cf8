package org.sentuh.device.naming;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers for one name on one network until it is closed, after it has asked whether anybody has it
 * (RFC 6762, sections 6 and 8). Where another one has it, this one is silent and the log says so:
 * of two boxes that answer to one name nobody would know which is meant. A thread of its own.
 */
public final class LocalName implements AutoCloseable {

  /** Where everybody listens. */
  public static final int PORT = 5353;

  /** For so long an answer may be kept, as section 10 has it for addresses. */
  static final int LASTS_S = 120;

  /** For so long by somebody who asked from a port of his own (section 6.7). */
  private static final int LASTS_BRIEFLY_S = 10;

  private static final Logger LOG = LoggerFactory.getLogger(LocalName.class);
  private static final byte[] EVERYBODY = {(byte) 224, 0, 0, (byte) 251};
  private static final int TO_THIS_NETWORK_ALONE = 255;
  private static final int PROBES = 3;
  private static final int PROBE_MS = 250;

  /** Where others talk all the time, a probe is over after so much of it. */
  private static final int MOST_HEARD = 64;

  private final String name;
  private final int number;
  private final InetSocketAddress everybody;
  private final MulticastSocket socket;
  private final byte[] bytes = new byte[Packet.MOST_BYTES];
  private volatile boolean open = true;
  private volatile boolean claimed;

  private LocalName(String name, int number, InetSocketAddress everybody, MulticastSocket socket) {
    this.name = name;
    this.number = number;
    this.everybody = everybody;
    this.socket = socket;
    Thread.ofVirtual().name("name " + name).start(this::run);
  }

  /**
   * Answers for a name where phones can reach this box: on the network of its own address. Empty,
   * and a line in the log, where that is none of this machine's, or does not carry such packets.
   *
   * @param name as in {@code sentuh.local}
   * @param address four numbers, this machine's own on that network
   */
  public static Optional<LocalName> answering(String name, String address) {
    return answering(name, address, PORT);
  }

  /** As {@link #answering(String, String)}, where everybody listens at another port. */
  static Optional<LocalName> answering(String name, String address, int port) {
    try {
      InetAddress own = InetAddress.ofLiteral(address);
      NetworkInterface network = NetworkInterface.getByInetAddress(own);
      if (network == null || !(own instanceof Inet4Address)) {
        LOG.warn("{} is found by its address alone: {} is not this machine's", name, address);
        return Optional.empty();
      }
      InetSocketAddress everybody =
          new InetSocketAddress(InetAddress.getByAddress(EVERYBODY), port);
      MulticastSocket socket = socket(everybody, network);
      int number = ByteBuffer.wrap(own.getAddress()).getInt();
      return Optional.of(new LocalName(name.toLowerCase(Locale.ROOT), number, everybody, socket));
    } catch (IOException | IllegalArgumentException none) {
      LOG.warn("{} is found by its address alone: {}", name, none.toString());
      return Optional.empty();
    }
  }

  /** Others on this machine may listen there, too, as avahi-daemon does. */
  private static MulticastSocket socket(InetSocketAddress everybody, NetworkInterface network)
      throws IOException {
    MulticastSocket socket = new MulticastSocket(null);
    try {
      socket.setReuseAddress(true);
      socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      socket.bind(new InetSocketAddress(everybody.getPort()));
      socket.setOption(StandardSocketOptions.IP_MULTICAST_TTL, TO_THIS_NETWORK_ALONE);
      socket.setNetworkInterface(network);
      socket.joinGroup(everybody, network);
      return socket;
    } catch (IOException | UnsupportedOperationException unable) {
      socket.close();
      throw unable instanceof IOException known ? known : new IOException(unable);
    }
  }

  /** As in {@code sentuh.local}. */
  public String name() {
    return name;
  }

  /** Whether it has the name, and answers. */
  public boolean isClaimed() {
    return claimed;
  }

  private void run() {
    try {
      if (!isFree()) {
        return;
      }
      claimed = true;
      say(Packet.claim(name, number, LASTS_S));
      socket.setSoTimeout(0);
      while (open) {
        Optional<Heard> heard = hear();
        if (heard.isPresent() && isAnothers(heard.get().packet())) {
          claimed = false;
          return;
        }
        heard.ifPresent(this::answer);
      }
    } catch (SocketException over) {
      if (open) {
        LOG.warn("{} is not answered for any more: {}", name, over.toString());
      }
    } catch (IOException broken) {
      LOG.warn("{} is not answered for any more: {}", name, broken.toString());
    }
  }

  /** Asks three times; whoever has the name says so at once. */
  private boolean isFree() throws IOException {
    for (int probe = 0; probe < PROBES; probe++) {
      say(Packet.probe(name, number));
      socket.setSoTimeout(PROBE_MS);
      try {
        for (int heard = 0; heard < MOST_HEARD && open; heard++) {
          Optional<Heard> said = hear();
          if (said.isPresent() && isAnothers(said.get().packet())) {
            return false;
          }
        }
      } catch (SocketTimeoutException nobody) {
        LOG.debug("nobody has {}, asked {} times", name, probe + 1);
      }
    }
    return open;
  }

  private boolean isAnothers(Packet packet) {
    boolean others =
        packet.answers()
            && packet.addresses().stream()
                .anyMatch(said -> said.name().equals(name) && said.number() != number);
    if (others) {
      LOG.warn(
          "another device on this network answers to {}; this one is found by its address, until"
              + " use.yaml gives it a name of its own under pages.names",
          name);
    }
    return others;
  }

  /** What somebody said. */
  private record Heard(Packet packet, InetSocketAddress from) {}

  private Optional<Heard> hear() throws IOException {
    DatagramPacket datagram = new DatagramPacket(bytes, bytes.length);
    socket.receive(datagram);
    InetSocketAddress from = new InetSocketAddress(datagram.getAddress(), datagram.getPort());
    return Packet.read(bytes, datagram.getLength()).map(packet -> new Heard(packet, from));
  }

  private void answer(Heard heard) {
    if (heard.packet().answers()) {
      return;
    }
    for (Packet.Question question : heard.packet().questions()) {
      boolean known =
          question.type() == Packet.A
              || question.type() == Packet.AAAA
              || question.type() == Packet.ANY;
      if (known && question.name().equals(name)) {
        answer(heard, question);
      }
    }
  }

  private void answer(Heard heard, Packet.Question question) {
    try {
      if (heard.from().getPort() != everybody.getPort()) {
        byte[] reply = Packet.reply(heard.packet(), question, number, LASTS_BRIEFLY_S);
        socket.send(new DatagramPacket(reply, reply.length, heard.from()));
      } else if (question.type() == Packet.AAAA) {
        say(Packet.nothingElse(name));
      } else {
        say(Packet.claim(name, number, LASTS_S));
      }
    } catch (IOException unreachable) {
      LOG.debug("{} could not be told who {} is", heard.from(), name, unreachable);
    }
  }

  private void say(byte[] packet) throws IOException {
    socket.send(new DatagramPacket(packet, packet.length, everybody));
  }

  /** Takes the name back. */
  @Override
  public void close() {
    open = false;
    try {
      if (claimed) {
        say(Packet.claim(name, number, 0));
      }
    } catch (IOException unreachable) {
      LOG.debug("{} could not be taken back", name, unreachable);
    }
    socket.close();
  }
}
