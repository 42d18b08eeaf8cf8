package org.sentuh.clinic.intake;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.uplink.Credentials;
import org.sentuh.telemetry.uplink.LinkTrouble;
import org.sentuh.telemetry.uplink.PahoClient;

/**
 * One connection to the broker, never used again after it is lost. Paho is transport only: no
 * persistence, no buffer, no reconnecting of its own, no topic aliases, for each of these has lost
 * or stuck messages when it was measured.
 */
final class Mqtt implements AutoCloseable {

  /** The first reason code that is a refusal. Paho calls a refused publish a success. */
  static final int REFUSED = 128;

  /** Another connection has come with the same client id. */
  static final int TAKEN_OVER = 142;

  private static final int QOS = 1;
  private static final long PATIENCE_MS = 15_000;
  private static final int KEEP_ALIVE_S = 30;

  /**
   * Paho waits for all of this, for an answer to its goodbye that MQTT does not have: enough for
   * the goodbye to leave. Should it be lost, the broker sees the connection end all the same.
   */
  private static final long GOODBYE_MS = 100;

  /** Who hears what comes; on Paho's thread of this connection, one at a time. */
  interface Ear {
    void hear(Mqtt from, String topic, MqttMessage message);
  }

  private final PahoClient client;
  private final Ear ear;
  private final CountDownLatch lost = new CountDownLatch(1);
  private volatile String whyLost = "";
  private volatile int codeLost;
  private boolean sharedSubscriptions = true;

  private Mqtt(String broker, String clientId, Ear ear) throws MqttException {
    this.client = new PahoClient(broker, clientId);
    this.ear = ear;
  }

  /**
   * Connects.
   *
   * @param keepsSession whether the broker keeps subscriptions and messages when this ends
   */
  static Mqtt connect(
      IntakeSettings settings, String clientId, boolean keepsSession, int receiveMaximum, Ear ear)
      throws MqttException {
    List<String> brokers = settings.brokers();
    String broker = brokers.get(ThreadLocalRandom.current().nextInt(brokers.size()));
    Mqtt mqtt = new Mqtt(broker, clientId, ear);
    try {
      mqtt.connect(options(settings, keepsSession, receiveMaximum));
      return mqtt;
    } catch (MqttException failed) {
      mqtt.close();
      throw new MqttException(
          failed.getReasonCode(),
          LinkTrouble.beneath(failed, URI.create(broker), settings.tls().orElse(null)));
    }
  }

  private static MqttConnectionOptions options(
      IntakeSettings settings, boolean keepsSession, int receiveMaximum) throws MqttException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(!keepsSession);
    options.setSessionExpiryInterval(keepsSession ? settings.session().toSeconds() : 0L);
    options.setReceiveMaximum(receiveMaximum);
    options.setTopicAliasMaximum(0);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval(KEEP_ALIVE_S);
    options.setConnectionTimeout((int) TimeUnit.MILLISECONDS.toSeconds(PATIENCE_MS));
    if (settings.tls().isPresent()) {
      options.setSocketFactory(sockets(settings.tls().get()));
    }
    options.setHttpsHostnameVerificationEnabled(true);
    return options;
  }

  /** Reads the certificates anew, for they are renewed while the intake runs. */
  private static SSLSocketFactory sockets(Credentials credentials) throws MqttException {
    try {
      return credentials.sockets();
    } catch (IOException unusable) {
      throw new MqttException(MqttClientException.REASON_CODE_SSL_CONFIG_ERROR, unusable);
    }
  }

  private void connect(MqttConnectionOptions options) throws MqttException {
    client.setManualAcks(true);
    client.setCallback(new Callback());
    IMqttToken connected = client.connect(options);
    connected.waitForCompletion(PATIENCE_MS);
    @Nullable MqttProperties said = connected.getResponseProperties();
    sharedSubscriptions = said == null || said.isSharedSubscriptionAvailable();
  }

  /** Whether the broker said, when it took the connection, that it can share subscriptions. */
  boolean offersSharedSubscriptions() {
    return sharedSubscriptions;
  }

  /** Subscribes to all of these; throws when the broker refuses one. */
  void subscribe(List<String> filters) throws MqttException {
    MqttSubscription[] subscriptions =
        filters.stream().map(f -> new MqttSubscription(f, QOS)).toArray(MqttSubscription[]::new);
    IMqttToken granted = client.subscribe(subscriptions);
    granted.waitForCompletion(PATIENCE_MS);
    int[] codes = granted.getReasonCodes();
    for (int index = 0; index < codes.length; index++) {
      if (codes[index] >= REFUSED) {
        throw new MqttException(
            codes[index],
            new IllegalStateException(
                "the broker refuses the subscription "
                    + filters.get(index)
                    + " with reason "
                    + codes[index]
                    + "; look at its access list"));
      }
    }
  }

  /** Publishes; the listener is told when the broker has answered, with the reason codes. */
  void publish(String topic, String line, boolean retained, MqttActionListener answered)
      throws MqttException {
    MqttMessage message =
        new MqttMessage(line.getBytes(StandardCharsets.UTF_8), QOS, retained, null);
    client.publish(topic, message, null, answered);
  }

  /** Publishes and waits for the broker's answer: its reason code, a refusal too. */
  int publish(String topic, String line, boolean retained) throws MqttException {
    IMqttToken answered =
        client.publish(
            topic, new MqttMessage(line.getBytes(StandardCharsets.UTF_8), QOS, retained, null));
    answered.waitForCompletion(PATIENCE_MS);
    int @Nullable [] codes = answered.getReasonCodes();
    return codes == null || codes.length == 0 ? 0 : codes[0];
  }

  /** The message is stored: the broker may forget it. Of a lost connection nothing happens. */
  void acknowledge(MqttMessage message) {
    if (isLost()) {
      // The broker will send it again, and the archive will know it.
      return;
    }
    try {
      client.messageArrivedComplete(message.getId(), message.getQos());
    } catch (MqttException gone) {
      lose(String.valueOf(gone.getMessage()), gone.getReasonCode());
    } catch (NullPointerException closedMeanwhile) {
      // Paho takes itself apart while it is used; a connection that is being closed is lost.
      lose("closed", 0);
    }
  }

  boolean isLost() {
    return lost.getCount() == 0;
  }

  void awaitLoss() throws InterruptedException {
    lost.await();
  }

  String whyLost() {
    return whyLost;
  }

  int codeLost() {
    return codeLost;
  }

  private void lose(String why, int code) {
    if (!isLost()) {
      whyLost = why;
      codeLost = code;
      lost.countDown();
    }
  }

  /** Ends it, politely when it still stands, and frees Paho's threads. */
  @Override
  public void close() {
    boolean stood = !isLost() && client.isConnected();
    lose("closed", 0);
    try {
      client.disconnectForcibly(0, GOODBYE_MS, stood);
    } catch (MqttException alreadyDown) {
      // Then there is nothing to say goodbye to.
    }
    try {
      client.close(true);
    } catch (MqttException stillClosing) {
      // Paho's threads end by themselves.
    }
  }

  private final class Callback implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      ear.hear(Mqtt.this, topic, message);
    }

    @Override
    public void disconnected(MqttDisconnectResponse why) {
      @Nullable MqttException cause = why.getException();
      lose(
          cause == null ? String.valueOf(why.getReasonString()) : LinkTrouble.of(cause).words(),
          why.getReturnCode());
    }

    @Override
    public void mqttErrorOccurred(MqttException error) {
      lose(LinkTrouble.of(error).words(), error.getReasonCode());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String uri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
