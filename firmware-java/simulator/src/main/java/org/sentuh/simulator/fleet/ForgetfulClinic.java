package org.sentuh.simulator.fleet;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.sentuh.telemetry.uplink.PahoClient;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.WireJson;

/**
 * Acks whatever devices tell and keeps nothing of it: the far side where only the near side is
 * measured. Never a clinic's.
 */
public final class ForgetfulClinic implements AutoCloseable {

  /** A topic that is heard like a device's, and acked to nobody. */
  public static final String OTHER_TOPIC = Channel.EVENT.topic(new DeviceId("nobody"));

  private static final int QOS = 1;

  /** What is not kept need not be confirmed: as little as can be of the far side's own work. */
  private static final int HEARD_QOS = 0;

  private static final long PATIENCE_MS = 15_000;
  private static final long ACK_EVERY_MS = 5;
  private static final long QUIET_MS = 200;
  private static final Logger LIBRARY = Logger.getLogger("org.eclipse.paho.mqttv5.client");

  /** Of which boot an ack speaks. */
  private record Boot(DeviceId device, String name) {}

  private final PahoClient client;
  private final WireJson wire = new WireJson();
  private final Map<Boot, Map<Lane, Long>> unsaid = new HashMap<>();
  private final Map<Boot, Map<Lane, Long>> heard = new HashMap<>();
  private final AtomicLong messages = new AtomicLong();
  private final Thread speaker;

  private ForgetfulClinic(PahoClient client) {
    this.client = client;
    this.speaker = Thread.ofPlatform().name("forgetful").daemon().unstarted(this::speak);
  }

  /**
   * Connects and listens to the events and samples of every device.
   *
   * @throws FleetRefused when the broker does not take the connection
   */
  public static ForgetfulClinic listen(URI broker) throws FleetRefused {
    LIBRARY.setLevel(Level.OFF);
    try {
      ForgetfulClinic clinic = new ForgetfulClinic(new PahoClient(broker.toString(), "forgetful"));
      clinic.connect();
      clinic.speaker.start();
      return clinic;
    } catch (MqttException refused) {
      throw new FleetRefused("the broker " + broker + " refuses a subscriber: " + refused);
    }
  }

  private void connect() throws MqttException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setTopicAliasMaximum(0);
    client.setCallback(new Ears());
    client.connect(options).waitForCompletion(PATIENCE_MS);
    client
        .subscribe(
            new MqttSubscription[] {
              new MqttSubscription(Channel.EVENT.filter("+"), HEARD_QOS),
              new MqttSubscription(Channel.SAMPLE.filter("+"), HEARD_QOS)
            })
        .waitForCompletion(PATIENCE_MS);
  }

  /** Waits until nothing has come for a while. */
  public void awaitQuiet() throws InterruptedException {
    long before = -1;
    while (before != messages.get()) {
      before = messages.get();
      TimeUnit.MILLISECONDS.sleep(QUIET_MS);
    }
  }

  /** How many messages have come. Any thread. */
  public long heard() {
    return messages.get();
  }

  private void hear(String topic, String line) {
    messages.incrementAndGet();
    if (topic.equals(OTHER_TOPIC)) {
      return;
    }
    Boot boot = new Boot(new DeviceId(topic.split("/", -1)[3]), word(line, "\"boot\":\""));
    Lane lane = topic.endsWith("/sample") ? Lane.SAMPLE : Lane.EVENT;
    long sequence = number(line, "\"sequence\":");
    synchronized (unsaid) {
      Map<Lane, Long> upTo = heard.computeIfAbsent(boot, b -> new HashMap<>());
      upTo.merge(lane, sequence, Math::max);
      unsaid.put(boot, upTo);
    }
  }

  private static String word(String line, String field) {
    int from = line.indexOf(field) + field.length();
    return line.substring(from, line.indexOf('"', from));
  }

  private static long number(String line, String field) {
    int from = line.indexOf(field) + field.length();
    return Long.parseLong(line, from, line.indexOf(',', from), 10);
  }

  private void speak() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(ACK_EVERY_MS);
        for (Message.Ack ack : due()) {
          client.publish(
              Channel.ACK.topic(ack.device()),
              new MqttMessage(wire.write(ack).getBytes(StandardCharsets.UTF_8), QOS, false, null));
        }
      }
    } catch (InterruptedException | MqttException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Message.Ack> due() {
    synchronized (unsaid) {
      List<Message.Ack> acks =
          unsaid.entrySet().stream()
              .map(e -> new Message.Ack(e.getKey().device(), e.getKey().name(), e.getValue()))
              .toList();
      unsaid.clear();
      return acks;
    }
  }

  @Override
  public void close() {
    speaker.interrupt();
    try {
      client.disconnectForcibly(0, 0, false);
      client.close(true);
    } catch (MqttException alreadyGone) {
      // That is all that was wanted.
    }
  }

  private final class Ears implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      hear(topic, new String(message.getPayload(), StandardCharsets.UTF_8));
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
