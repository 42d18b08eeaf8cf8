package org.sentuh.clinic;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.sentuh.telemetry.uplink.Credentials;

/** A client with a certificate and no manners: it says and asks what it likes, under any name. */
public final class SpokenMqtt implements AutoCloseable {

  /** The first reason code that is a refusal. */
  private static final int REFUSED = 128;

  private final BareConnection connection;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /** Connects. */
  public SpokenMqtt(URI broker, Credentials credentials, String clientId)
      throws MqttException, IOException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setSocketFactory(credentials.sockets());
    connection =
        new BareConnection(
            broker.toString(), clientId, options, (topic, payload) -> heard.add(topic));
  }

  /** Publishes, and answers the broker's reason code. */
  public int say(String topic, String words, boolean retained) throws MqttException {
    IMqttToken said = connection.publish(topic, words.getBytes(StandardCharsets.UTF_8), retained);
    said.waitForCompletion(BareConnection.PATIENCE_MS);
    int[] codes = said.getReasonCodes();
    return codes == null || codes.length == 0 ? 0 : codes[0];
  }

  /** Asks to hear a topic; answers whether the broker pretends to grant it. */
  public boolean listen(String filter) throws MqttException {
    return connection.subscribe(filter) < REFUSED;
  }

  /** The topics of what has come. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  /** Whether the broker still has it. */
  public boolean isConnected() {
    return connection.isConnected();
  }

  @Override
  public void close() {
    connection.close();
  }
}
