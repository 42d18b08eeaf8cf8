package org.sentuh.telemetry.uplink;

import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * Connections of Eclipse Paho's MQTT 5 client, which does nothing here but move packets: a fresh
 * client object a connection, no session that outlives it, no store, no buffer, no reconnecting.
 */
final class PahoTransport implements Link.Transport {

  /** How many messages of the clinic may be on their way to the device. */
  private static final int RECEIVE_MAXIMUM = 20;

  /** The largest packet that the device takes. */
  private static final long MOST_PACKET_BYTES = 128 << 10;

  /** The library's own words would go to the console, with the names of its threads and keys. */
  private static final Logger LIBRARY = Logger.getLogger("org.eclipse.paho.mqttv5.client");

  private final UplinkSettings settings;
  private final Timing timing;

  PahoTransport(UplinkSettings settings, Timing timing) {
    this.settings = settings;
    this.timing = timing;
    LIBRARY.setLevel(Level.OFF);
  }

  @Override
  public Link open(URI broker, Outgoing will, Consumer<LinkEvent> events) {
    ConnectionSocket socket = new ConnectionSocket();
    try {
      PahoLink link =
          new PahoLink(broker, settings.credentials(), settings.device().value(), socket, events);
      link.connect(options(broker, will, socket));
      return link;
    } catch (IOException | MqttException e) {
      events.accept(new LinkEvent.Ended(0, LinkTrouble.of(e).words()));
      return new NoLink();
    }
  }

  private MqttConnectionOptions options(URI broker, Outgoing will, ConnectionSocket socket)
      throws IOException {
    @Nullable Credentials credentials = settings.credentials();
    @Nullable SSLContext tls =
        broker.getScheme().equals("tcp") || credentials == null
            ? null
            : ClinicTls.context(credentials);
    long deathS = timing.death().toSeconds();
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setCleanStart(true);
    // A will waits for its delay or for the end of the session, whichever is first.
    options.setSessionExpiryInterval(deathS);
    options.setKeepAliveInterval((int) timing.keepAlive().toSeconds());
    options.setConnectionTimeout((int) timing.connect().toSeconds());
    options.setReceiveMaximum(RECEIVE_MAXIMUM);
    options.setMaximumPacketSize(MOST_PACKET_BYTES);
    options.setTopicAliasMaximum(0);
    options.setSocketFactory(socket.factory(tls));
    options.setHttpsHostnameVerificationEnabled(true);
    MqttProperties properties = PahoLink.properties(will);
    properties.setWillDelayInterval(deathS);
    options.setWillMessageProperties(properties);
    options.setWill(
        will.topic(), new MqttMessage(will.payload(), 1, will.retained(), new MqttProperties()));
    return options;
  }

  /** Stands for a connection that could not even be begun. */
  private static final class NoLink implements Link {

    @Override
    public boolean publish(long number, Outgoing message) {
      return false;
    }

    @Override
    public void subscribe(java.util.List<String> filters) {}

    @Override
    public void leave() {}

    @Override
    public void abandon() {}
  }
}
