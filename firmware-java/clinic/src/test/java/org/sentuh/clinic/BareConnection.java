package org.sentuh.clinic;

import java.util.function.BiConsumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** One connection to a broker, clean at its start: what comes is handed on, and no more. */
final class BareConnection implements AutoCloseable {

  static final int PATIENCE_MS = 10_000;

  private static final int QOS = 1;

  /** Paho waits for all of this, for an answer that MQTT does not have. */
  private static final int GOODBYE_MS = 100;

  private final MqttAsyncClient client;

  /** Connects; what comes is handed on by topic and payload. */
  BareConnection(
      String broker,
      String clientId,
      MqttConnectionOptions options,
      BiConsumer<String, byte[]> heard)
      throws MqttException {
    client = new MqttAsyncClient(broker, clientId, new MemoryPersistence());
    client.setCallback(new Ears(heard));
    options.setCleanStart(true);
    options.setAutomaticReconnect(false);
    try {
      client.connect(options).waitForCompletion(PATIENCE_MS);
    } catch (MqttException nobodyThere) {
      close();
      throw nobodyThere;
    }
  }

  IMqttToken publish(String topic, byte[] payload, boolean retained) throws MqttException {
    return client.publish(topic, new MqttMessage(payload, QOS, retained, null));
  }

  /** Asks to hear a topic; answers the broker's reason code. */
  int subscribe(String filter) throws MqttException {
    IMqttToken asked = client.subscribe(filter, QOS);
    asked.waitForCompletion(PATIENCE_MS);
    return asked.getReasonCodes()[0];
  }

  boolean isConnected() {
    return client.isConnected();
  }

  @Override
  public void close() {
    try {
      client.disconnectForcibly(0, GOODBYE_MS, client.isConnected());
    } catch (MqttException thrownOut) {
      // Then there is nobody to say goodbye to.
    }
    try {
      client.close(true);
    } catch (MqttException closing) {
      // It ends by itself.
    }
  }

  private record Ears(BiConsumer<String, byte[]> heard) implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      heard.accept(topic, message.getPayload());
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
