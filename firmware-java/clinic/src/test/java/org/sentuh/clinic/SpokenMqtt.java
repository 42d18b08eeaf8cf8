package org.sentuh.clinic;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.sentuh.telemetry.uplink.Credentials;

/** A client with a certificate and no manners: it says and asks what it likes, under any name. */
public final class SpokenMqtt implements AutoCloseable {

  private static final int PATIENCE_MS = 10_000;

  private final MqttAsyncClient client;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /** Connects. */
  public SpokenMqtt(URI broker, Credentials credentials, String clientId)
      throws MqttException, IOException {
    client = new MqttAsyncClient(broker.toString(), clientId, new MemoryPersistence());
    client.setCallback(new Ears());
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setSocketFactory(credentials.sockets());
    client.connect(options).waitForCompletion(PATIENCE_MS);
  }

  /** Publishes, and answers the broker's reason code. */
  public int say(String topic, String words, boolean retained) throws MqttException {
    IMqttToken said =
        client.publish(
            topic, new MqttMessage(words.getBytes(StandardCharsets.UTF_8), 1, retained, null));
    said.waitForCompletion(PATIENCE_MS);
    int[] codes = said.getReasonCodes();
    return codes == null || codes.length == 0 ? 0 : codes[0];
  }

  /** Asks to hear a topic; answers whether the broker pretends to grant it. */
  public boolean listen(String filter) throws MqttException {
    IMqttToken asked = client.subscribe(filter, 1);
    asked.waitForCompletion(PATIENCE_MS);
    return asked.getReasonCodes()[0] < 128;
  }

  /** The topics of what has come. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  /** Whether the broker still has it. */
  public boolean isConnected() {
    return client.isConnected();
  }

  @Override
  public void close() throws MqttException {
    try {
      client.disconnectForcibly(0, 500, true);
    } catch (MqttException thrownOut) {
      // Then there is nothing to say goodbye to.
    }
    client.close(true);
  }

  private final class Ears implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      heard.add(topic);
    }

    @Override
    public void disconnected(MqttDisconnectResponse why) {}

    @Override
    public void mqttErrorOccurred(MqttException error) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String uri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
