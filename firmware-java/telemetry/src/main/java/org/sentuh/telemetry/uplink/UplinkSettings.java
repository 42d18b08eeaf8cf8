package org.sentuh.telemetry.uplink;

import java.net.URI;
import java.util.List;
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

  /**
   * Refuses no broker at all, an address of another form, and plain text that leaves the machine.
   */
  public UplinkSettings {
    brokers = List.copyOf(brokers);
    if (brokers.isEmpty()) {
      throw new IllegalArgumentException("no broker is named; name at least one");
    }
    for (URI broker : brokers) {
      BrokerAddress.check(broker, credentials);
    }
  }
}
