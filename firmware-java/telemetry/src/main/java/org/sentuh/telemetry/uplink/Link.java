package org.sentuh.telemetry.uplink;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/**
 * One connection to one broker, used once. What happens on it comes as {@link LinkEvent}s, on
 * threads of the connection's own.
 */
interface Link {

  /** Makes connections. This is all that the uplink knows of MQTT's transport. */
  @FunctionalInterface
  interface Transport {

    /**
     * Begins to connect, and returns at once.
     *
     * @param broker as in {@code ssl://broker.clinic.example:8883}
     * @param will what the broker says when this connection dies
     * @param events what happens, {@link LinkEvent.Ended} last; must not block
     */
    Link open(URI broker, Outgoing will, Consumer<LinkEvent> events);
  }

  /**
   * Sends a message; its PUBACK comes as {@link LinkEvent.Answered} with this number. Only ever
   * called by one thread, for the client library is not safe otherwise.
   *
   * @return false when the client has no room just now: the message was not sent
   */
  boolean publish(long number, Outgoing message);

  /** Subscribes with QoS 1; the SUBACK comes as {@link LinkEvent.Subscribed}. */
  void subscribe(List<String> filters);

  /** Says DISCONNECT, so that the will is not spoken, and closes. Waits for a second at most. */
  void leave();

  /** Closes without a word, so that the broker speaks the will. Never waits. */
  void abandon();
}
