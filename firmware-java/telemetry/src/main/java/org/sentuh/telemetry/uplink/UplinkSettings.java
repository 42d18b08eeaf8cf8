package org.sentuh.telemetry.uplink;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * Who speaks, and to whom.
 *
 * @param device the device's name, also that in its certificate
 * @param boot this process's boot
 * @param software the version, for people
 * @param brokers where the clinic listens, one or several that are each as good; {@code
 *     ssl://host:port}, or {@code tcp://} to this very machine
 * @param credentials what proves who is who; none only where every broker is this very machine
 */
public record UplinkSettings(
    DeviceId device,
    String boot,
    String software,
    List<URI> brokers,
    @Nullable Credentials credentials) {

  private static final Set<String> SCHEMES = Set.of("ssl", "tcp");

  /**
   * Refuses no broker at all, an address of another form, and plain text that leaves the machine.
   */
  public UplinkSettings {
    brokers = List.copyOf(brokers);
    if (brokers.isEmpty()) {
      throw new IllegalArgumentException("no broker is named; name at least one");
    }
    for (URI broker : brokers) {
      check(broker, credentials);
    }
  }

  private static void check(URI broker, @Nullable Credentials credentials) {
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
