package org.sentuh.telemetry.uplink;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a broker may be named: {@code ssl://host:port}, or {@code tcp://} to this very machine. */
public final class BrokerAddress {

  private static final Set<String> SCHEMES = Set.of("ssl", "tcp");

  private BrokerAddress() {}

  /**
   * Refuses an address of another form, TLS without a certificate, and plain text that leaves the
   * machine.
   *
   * @throws IllegalArgumentException saying what to write instead
   */
  public static void check(URI broker, @Nullable Credentials credentials) {
    String host = broker.getHost();
    if (host == null
        || broker.getPort() < 1
        || !SCHEMES.contains(String.valueOf(broker.getScheme()))
        || !String.valueOf(broker.getPath()).isEmpty()) {
      throw refusal(broker, "write it as ssl://host:port");
    }
    boolean plain = broker.getScheme().equals("tcp");
    if (plain && !isThisMachine(host)) {
      throw refusal(
          broker, "plain text may not leave this machine; write ssl:// and a certificate");
    }
    if (!plain && credentials == null) {
      throw refusal(broker, "it needs a certificate; name the files of one");
    }
  }

  private static boolean isThisMachine(String host) {
    try {
      // A literal or the one name that means this machine: nothing is looked up.
      return host.equals("localhost")
          || (host.matches("[0-9.]+|\\[[0-9a-fA-F:]+]")
              && InetAddress.getByName(host).isLoopbackAddress());
    } catch (UnknownHostException noAddress) {
      return false;
    }
  }

  private static IllegalArgumentException refusal(URI broker, String remedy) {
    return new IllegalArgumentException("broker " + broker + ": " + remedy);
  }
}
