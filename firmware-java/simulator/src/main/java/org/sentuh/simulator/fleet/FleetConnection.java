package org.sentuh.simulator.fleet;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.telemetry.uplink.PahoClient;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.WireJson;

/**
 * One connection over which some of the fleet's devices speak. It is made once; when it is lost,
 * that is the fleet's trouble. One thread publishes.
 */
final class FleetConnection implements AutoCloseable {

  private static final int QOS = 1;
  private static final int REFUSED = 128;

  /** How many may be without the broker's answer, as the device has it. */
  private static final int WINDOW = 100;

  private static final int TOPICS_A_SUBSCRIBE = 100;
  private static final long PATIENCE_MS = 15_000;

  /**
   * The library waits for all of this, for an answer to its goodbye that MQTT does not have: enough
   * for the goodbye to leave.
   */
  private static final long LEAVING_MS = 100;

  /** The library's own words would go to the console. */
  private static final Logger LIBRARY = Logger.getLogger("org.eclipse.paho.mqttv5.client");

  private final PahoClient client;
  private final Map<DeviceId, FleetDevice> devices = new HashMap<>();
  private final Clock clock;
  private final Tally tally;
  private final WireJson wire = new WireJson();
  private Semaphore window = new Semaphore(WINDOW);
  private int room = WINDOW;

  /** What all connections of a fleet count together. */
  static final class Tally {
    final AtomicLong published = new AtomicLong();
    final AtomicLong taken = new AtomicLong();
    final AtomicLong stored = new AtomicLong();
    final Latencies latencies = new Latencies();
    private volatile String trouble = "";

    String trouble() {
      return trouble;
    }

    /** The first that went wrong is what is said. */
    synchronized void trouble(String what) {
      trouble = trouble.isEmpty() ? what : trouble;
    }
  }

  private FleetConnection(PahoClient client, List<FleetDevice> devices, Clock clock, Tally tally) {
    this.client = client;
    devices.forEach(device -> this.devices.put(device.id(), device));
    this.clock = clock;
    this.tally = tally;
  }

  /** Connects, and listens to the acks of its devices. */
  static FleetConnection open(
      URI broker, String clientId, List<FleetDevice> devices, Clock clock, Tally tally)
      throws MqttException {
    LIBRARY.setLevel(Level.OFF);
    FleetConnection connection =
        new FleetConnection(new PahoClient(broker.toString(), clientId), devices, clock, tally);
    try {
      connection.connect();
      connection.subscribe(devices);
      return connection;
    } catch (MqttException refused) {
      connection.close();
      throw refused;
    }
  }

  private void connect() throws MqttException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setTopicAliasMaximum(0);
    client.setCallback(new Heard());
    IMqttToken connected = client.connect(options);
    connected.waitForCompletion(PATIENCE_MS);
    room =
        Optional.ofNullable(connected.getResponseProperties())
            .map(MqttProperties::getReceiveMaximum)
            .map(most -> Math.min(WINDOW, most))
            .orElse(WINDOW);
    window = new Semaphore(room);
  }

  private void subscribe(List<FleetDevice> all) throws MqttException {
    for (int from = 0; from < all.size(); from += TOPICS_A_SUBSCRIBE) {
      MqttSubscription[] acks =
          all.subList(from, Math.min(all.size(), from + TOPICS_A_SUBSCRIBE)).stream()
              .map(device -> new MqttSubscription(Channel.ACK.topic(device.id()), QOS))
              .toArray(MqttSubscription[]::new);
      client.subscribe(acks).waitForCompletion(PATIENCE_MS);
    }
  }

  /**
   * Publishes an entry of one of its devices as soon as there is room; answers false in trouble.
   */
  boolean publish(FleetDevice device, Entry entry) throws InterruptedException {
    if (!window.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
      tally.trouble("the broker has not answered a publish for " + PATIENCE_MS / 1000 + " s");
    }
    if (!tally.trouble().isEmpty()) {
      return false;
    }
    try {
      byte[] payload = entry.body().getBytes(StandardCharsets.UTF_8);
      device.said(entry, clock.nowNs());
      tally.published.incrementAndGet();
      client.publish(
          entry.lane().channel().topic(device.id()),
          new MqttMessage(payload, QOS, false, null),
          null,
          new Answer());
      return true;
    } catch (MqttException lost) {
      tally.trouble("a connection to the broker was lost: " + lost);
      return false;
    }
  }

  /** Waits until the broker has answered everything; answers whether it has. */
  boolean awaitAnswers() throws InterruptedException {
    boolean all = window.tryAcquire(room, PATIENCE_MS, TimeUnit.MILLISECONDS);
    if (all) {
      window.release(room);
    }
    return all;
  }

  private void heard(String topicName, byte[] payload) {
    long nowNs = clock.nowNs();
    if (payload.length == 0) {
      // That is how a retained message is deleted.
      return;
    }
    @Nullable Topic topic = Channel.parse(topicName).orElse(null);
    if (topic != null
        && wire.read(topic, payload) instanceof Received.Understood<Message>(Message.Ack ack)) {
      @Nullable FleetDevice device = devices.get(ack.device());
      if (device != null) {
        tally.stored.addAndGet(device.heard(ack, nowNs, tally.latencies));
      }
    } else {
      tally.trouble("what the clinic said on " + topicName + " is no ack");
    }
  }

  @Override
  public void close() {
    try {
      client.disconnectForcibly(0, LEAVING_MS, client.isConnected());
    } catch (MqttException alreadyGone) {
      // Then there is nothing to say goodbye to.
    }
    try {
      client.disconnectForcibly(0, 0, false);
    } catch (MqttException alreadyGone) {
      // That is all that was wanted.
    }
    try {
      client.close(true);
    } catch (MqttException stillClosing) {
      // The library's threads end by themselves.
    }
  }

  private final class Answer implements MqttActionListener {

    /** The library calls a publish that was refused a success. */
    @Override
    public void onSuccess(IMqttToken token) {
      int @Nullable [] codes = token.getReasonCodes();
      int code = codes == null || codes.length == 0 ? 0 : codes[0];
      if (code >= REFUSED) {
        tally.trouble("the broker refuses a publish with reason " + code);
      } else {
        tally.taken.incrementAndGet();
      }
      window.release();
    }

    @Override
    public void onFailure(IMqttToken token, Throwable why) {
      tally.trouble("a publish failed: " + why);
      window.release();
    }
  }

  private final class Heard implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      heard(topic, message.getPayload());
    }

    @Override
    public void disconnected(MqttDisconnectResponse why) {
      @Nullable MqttException cause = why.getException();
      if (cause != null) {
        tally.trouble("a connection to the broker was lost: " + cause);
      }
    }

    @Override
    public void mqttErrorOccurred(MqttException error) {
      tally.trouble("a connection to the broker went wrong: " + error);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String uri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
