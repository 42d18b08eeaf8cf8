package org.sentuh.clinic;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
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
 * Speaks for many devices over one connection, and does what a journal must: keeps every entry
 * until the clinic has said that it has stored it, and sends what is not yet acknowledged again.
 */
public final class FleetOfDevices implements AutoCloseable {

  /** The window is full; the broker answers sooner than that. */
  private static final long FULL_NS = 200_000;

  private final String broker;
  private final String name;
  private final WireJson wire = new WireJson();
  private final Map<String, Message.Ack> acks = new ConcurrentHashMap<>();
  private final Map<String, ToldLane> lanes = new HashMap<>();
  private final Map<String, List<Entry>> written = new HashMap<>();
  private volatile @Nullable BareConnection connection;

  /** Speaks through a broker under a client id of its own. */
  public FleetOfDevices(String broker, String name) {
    this.broker = broker;
    this.name = name;
  }

  /** A fresh connection, as every one is. */
  public void connect() throws MqttException {
    disconnect();
    BareConnection fresh =
        new BareConnection(broker, name, new MqttConnectionOptions(), this::heard);
    connection = fresh;
    fresh.subscribe(Channel.ACK.filter("+"));
  }

  /** The device's next events, kept as its journal would, and not yet sent. */
  public List<Entry> write(DeviceId device, String boot, int count) {
    ToldLane lane =
        lanes.computeIfAbsent(device + " " + boot, key -> new ToldLane(device, boot, Lane.EVENT));
    List<Entry> entries = lane.next(count);
    written
        .computeIfAbsent(device + " " + boot, key -> new java.util.ArrayList<>())
        .addAll(entries);
    return entries;
  }

  /** What was written for a device's boot. */
  public List<Entry> written(DeviceId device, String boot) {
    return written.getOrDefault(device + " " + boot, List.of());
  }

  /** Sends entries; answers when the broker has taken them. */
  public void send(List<Entry> entries) throws MqttException {
    IMqttToken last = null;
    for (Entry entry : entries) {
      last = publish(entry.lane().channel().topic(entry.device()), bytes(entry.body()), false);
    }
    if (last != null) {
      last.waitForCompletion(BareConnection.PATIENCE_MS);
    }
  }

  /** Sends anything anywhere; answers when the broker has taken it. */
  public void send(String topic, byte[] payload, boolean retained) throws MqttException {
    publish(topic, payload, retained).waitForCompletion(BareConnection.PATIENCE_MS);
  }

  /** Sends a message that is no entry. */
  public void send(Channel channel, Message message) throws MqttException {
    send(channel.topic(message.device()), bytes(wire.write(message)), channel.retained());
  }

  private IMqttToken publish(String topic, byte[] payload, boolean retained) throws MqttException {
    @Nullable BareConnection now = connection;
    if (now == null) {
      throw new MqttException(MqttClientException.REASON_CODE_CLIENT_NOT_CONNECTED);
    }
    while (true) {
      try {
        return now.publish(topic, payload, retained);
      } catch (MqttException full) {
        if (full.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
          throw full;
        }
        LockSupport.parkNanos(FULL_NS);
      }
    }
  }

  /** Sends everything again that is not acknowledged. Answers how much that was. */
  public int sendUnacknowledged() throws MqttException {
    int sent = 0;
    for (List<Entry> entries : written.values()) {
      Entry first = entries.getFirst();
      long upTo = upTo(first.device(), first.boot());
      List<Entry> left = entries.subList((int) Math.min(entries.size(), upTo + 1), entries.size());
      send(left);
      sent += left.size();
    }
    return sent;
  }

  /**
   * Lets these devices write and send for so many rounds, through whatever happens meanwhile: on a
   * lost connection everything that is not acknowledged is sent again.
   */
  public void talk(List<DeviceId> who, String boot, int rounds, int each)
      throws InterruptedException {
    for (int round = 0; round < rounds; round++) {
      for (DeviceId device : who) {
        List<Entry> entries = write(device, boot, each);
        try {
          send(entries);
        } catch (MqttException lost) {
          comeBack();
        }
      }
    }
  }

  /**
   * Sends what is left until all is acknowledged; answers whether that was within so many tries.
   */
  public boolean finish(int tries) throws InterruptedException {
    for (int attempt = 0; attempt < tries; attempt++) {
      for (int wait = 0; wait < 20; wait++) {
        if (isAllAcknowledged()) {
          return true;
        }
        Thread.sleep(50);
      }
      try {
        sendUnacknowledged();
      } catch (MqttException lost) {
        comeBack();
      }
    }
    return false;
  }

  private void comeBack() throws InterruptedException {
    try {
      connect();
      sendUnacknowledged();
    } catch (MqttException notYet) {
      Thread.sleep(200);
    }
  }

  /** Whether every entry that was written is acknowledged. */
  public boolean isAllAcknowledged() {
    return written.values().stream()
        .allMatch(entries ->
            upTo(entries.getFirst().device(), entries.getFirst().boot()) >= entries.size() - 1);
  }

  /** Up to where a boot's events are acknowledged, -1 for none. */
  public long upTo(DeviceId device, String boot) {
    Message.@Nullable Ack ack = acks.get(device + " " + boot);
    return ack == null ? -1 : ack.upTo().getOrDefault(Lane.EVENT, -1L);
  }

  /** The least of what is acknowledged to these devices. */
  public long leastUpTo(List<DeviceId> who, String boot) {
    return who.stream().mapToLong(device -> upTo(device, boot)).min().orElse(-1);
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.UTF_8);
  }

  private void heard(String topic, byte[] payload) {
    if (payload.length == 0) {
      // That is how a retained message is deleted.
      return;
    }
    Topic known = Channel.parse(topic).orElseThrow();
    String line = new String(payload, StandardCharsets.UTF_8);
    if (wire.read(known, line) instanceof Received.Understood<Message>(Message.Ack ack)) {
      acks.merge(
          ack.device() + " " + ack.boot(),
          ack,
          (old, now) -> {
            boolean back =
                now.upTo().getOrDefault(Lane.EVENT, -1L) < old.upTo().getOrDefault(Lane.EVENT, -1L);
            return back ? old : now;
          });
    } else {
      throw new AssertionError("the clinic said on " + topic + ": " + line);
    }
  }

  private void disconnect() {
    @Nullable BareConnection old = connection;
    connection = null;
    if (old != null) {
      old.close();
    }
  }

  @Override
  public void close() {
    disconnect();
  }
}
