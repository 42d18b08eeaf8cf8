package org.sentuh.telemetry.uplink;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.WireJson;

/**
 * A clinic that stores first and acks then, as the real one does, but in memory: the session is a
 * lasting one, PUBACKs are sent after storing, what comes twice is counted and acked again.
 */
final class StoringClinic implements AutoCloseable {

  private record Key(String boot, Lane lane) {}

  private static final long ACK_MS = 20;

  private final URI broker;
  private final WireJson json = new WireJson();
  private final Map<Key, TreeMap<Long, String>> stored = new HashMap<>();
  private final Map<String, Long> arrivedNs = new HashMap<>();
  private final List<Message.Status> statuses = new ArrayList<>();
  private final List<Message.CommandReply> replies = new ArrayList<>();
  private final Map<Key, Long> contiguous = new HashMap<>();
  private final Map<String, DeviceId> toAck = new HashMap<>();
  private final AtomicLong doubles = new AtomicLong();
  private final Thread keeper = new Thread(this::keepConnected, "clinic");
  private volatile @Nullable MqttAsyncClient client;
  private volatile boolean deaf;
  private volatile boolean closed;

  StoringClinic(URI broker) {
    this.broker = broker;
    keeper.setDaemon(true);
    keeper.start();
  }

  /** From now on nothing is stored, acked or answered, though it stays connected. */
  void deaf(boolean nowDeaf) {
    deaf = nowDeaf;
  }

  synchronized int storedEntries() {
    return stored.values().stream().mapToInt(Map::size).sum();
  }

  /** The bodies of a boot and lane that are stored, in their order. */
  synchronized List<String> bodies(String boot, Lane lane) {
    return List.copyOf(stored.getOrDefault(new Key(boot, lane), new TreeMap<>()).values());
  }

  /** When an entry was first stored, or 0. */
  synchronized long storedAtNs(Entry entry) {
    return arrivedNs.getOrDefault(entry.body(), 0L);
  }

  long doubles() {
    return doubles.get();
  }

  synchronized List<Message.Status> statuses() {
    return List.copyOf(statuses);
  }

  synchronized List<Message.CommandReply> replies() {
    return List.copyOf(replies);
  }

  boolean isConnected() {
    MqttAsyncClient open = client;
    return open != null && open.isConnected();
  }

  /** Asks something of a device. */
  void command(Message.RemoteCommand command) throws MqttException {
    publish(Channel.COMMAND, Channel.COMMAND.topic(command.device(), command.id()), command);
  }

  @Override
  public void close() {
    closed = true;
    keeper.interrupt();
    drop(client);
  }

  /** Loses the connection and forgets all that was not stored, as kill -9 would do. */
  void kill() {
    drop(client);
    client = null;
  }

  /** Once for each client: the library stumbles over its own remains the second time. */
  private static void drop(@Nullable MqttAsyncClient open) {
    if (open != null) {
      try {
        open.disconnectForcibly(0, 0, false);
        open.close(true);
      } catch (MqttException | NullPointerException alreadyGone) {
        // That was the aim.
      }
    }
  }

  private void keepConnected() {
    while (!closed) {
      try {
        if (!isConnected()) {
          connect();
        }
        ackAll();
        Thread.sleep(ACK_MS);
      } catch (MqttException brokerIsDown) {
        // Again in a moment; an ack that was lost comes again when its entry does.
      } catch (InterruptedException ended) {
        return;
      }
    }
  }

  private void connect() throws MqttException {
    drop(client);
    MqttAsyncClient fresh =
        new MqttAsyncClient(broker.toString(), "clinic", new MemoryPersistence());
    fresh.setManualAcks(true);
    fresh.setCallback(new Ear(fresh));
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(3600L);
    options.setReceiveMaximum(500);
    options.setTopicAliasMaximum(0);
    options.setConnectionTimeout(2);
    client = fresh;
    fresh.connect(options).waitForCompletion(2000);
    fresh
        .subscribe(
            Arrays.stream(Channel.values())
                .filter(Channel::fromDevice)
                .map(channel -> new MqttSubscription(channel.filter("+"), 1))
                .toArray(MqttSubscription[]::new),
            null,
            null,
            new MqttProperties())
        .waitForCompletion(2000);
  }

  private synchronized void take(Topic topic, String line) {
    Message message =
        switch (json.read(topic, line)) {
          case Received.Understood<Message>(Message understood) -> understood;
          case Received.Refused<Message>(String why) ->
              throw new AssertionError(why + " in " + line);
        };
    switch (message) {
      case Message.Stamped stamped -> store(topic, stamped, line);
      case Message.Sync sync -> answer(sync);
      case Message.Status status -> statuses.add(status);
      case Message.CommandReply reply -> replies.add(reply);
      default -> {
        // Health and reports are not looked at here.
      }
    }
  }

  private void store(Topic topic, Message.Stamped message, String line) {
    Lane lane =
        Arrays.stream(Lane.values())
            .filter(each -> each.channel() == topic.channel())
            .findFirst()
            .orElseThrow();
    Message.Stamp stamp = message.stamp();
    TreeMap<Long, String> entries =
        stored.computeIfAbsent(new Key(stamp.boot(), lane), unseen -> new TreeMap<>());
    String before = entries.putIfAbsent(stamp.sequence(), line);
    if (before != null) {
      doubles.incrementAndGet();
      if (!before.equals(line)) {
        throw new AssertionError("two entries of one key: " + before + " and " + line);
      }
    } else {
      arrivedNs.put(line, System.nanoTime());
    }
    toAck.put(stamp.boot(), topic.device());
  }

  private void answer(Message.Sync sync) {
    toAck.put(sync.boot(), sync.device());
    for (Message.Span span : sync.spans()) {
      toAck.put(span.boot(), sync.device());
    }
  }

  private void ackAll() throws MqttException {
    for (Message.Ack ack : acks()) {
      publish(Channel.ACK, Channel.ACK.topic(ack.device()), ack);
    }
  }

  private synchronized List<Message.Ack> acks() {
    List<Message.Ack> acks = new ArrayList<>();
    toAck.forEach((boot, device) -> acks.add(new Message.Ack(device, boot, upTo(boot))));
    toAck.clear();
    return acks;
  }

  private Map<Lane, Long> upTo(String boot) {
    Map<Lane, Long> upTo = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      Key key = new Key(boot, lane);
      TreeMap<Long, String> entries = stored.getOrDefault(key, new TreeMap<>());
      long last = contiguous.getOrDefault(key, -1L);
      while (entries.containsKey(last + 1)) {
        last++;
      }
      if (last >= 0) {
        contiguous.put(key, last);
        upTo.put(lane, last);
      }
    }
    return upTo;
  }

  private void publish(Channel channel, String topic, Message message) throws MqttException {
    MqttAsyncClient open = client;
    if (open != null && open.isConnected()) {
      open.publish(
          topic,
          new MqttMessage(
              json.write(message).getBytes(StandardCharsets.UTF_8),
              1,
              channel.retained(),
              new MqttProperties()));
    }
  }

  private final class Ear implements MqttCallback {

    private final MqttAsyncClient own;

    private Ear(MqttAsyncClient own) {
      this.own = own;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) throws MqttException {
      if (deaf) {
        return;
      }
      Topic parsed =
          Channel.parse(topic).orElseThrow(() -> new AssertionError("a topic of nobody: " + topic));
      take(parsed, new String(message.getPayload(), StandardCharsets.UTF_8));
      own.messageArrivedComplete(message.getId(), message.getQos());
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException trouble) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String server) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
