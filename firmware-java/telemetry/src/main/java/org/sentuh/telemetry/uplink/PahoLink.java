package org.sentuh.telemetry.uplink;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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

/** One client object of Paho's, for one connection. */
final class PahoLink implements Link {

  private static final int ABSENT_RECEIVE_MAXIMUM = 65_535;

  /** MQTT has no larger packet (5.0, 1.5.5). */
  private static final long ABSENT_PACKET_BYTES = 268_435_455;

  private static final long LEAVE_MS = 1000;
  private static final int QOS = 1;
  private static final int MOST_REASON_CODE = 0xFF;

  private final ConnectionSocket socket;
  private final Consumer<LinkEvent> events;
  private final PahoClient client;
  private final URI broker;
  private final @Nullable Credentials credentials;
  private final AtomicBoolean failed = new AtomicBoolean();
  private volatile boolean open;

  PahoLink(
      URI broker,
      @Nullable Credentials credentials,
      String name,
      ConnectionSocket socket,
      Consumer<LinkEvent> events)
      throws MqttException {
    this.broker = broker;
    this.credentials = credentials;
    this.socket = socket;
    this.events = events;
    // The window never lets more go than the broker's receive maximum.
    this.client = PahoClient.bounded(broker.toString(), name);
    this.client.setCallback(new Heard());
  }

  void connect(MqttConnectionOptions options) throws MqttException {
    client.connect(
        options,
        null,
        answer(
            token -> {
              open = true;
              events.accept(opened(token.getResponseProperties()));
            },
            this::end));
  }

  @Override
  public boolean publish(long number, Outgoing message) {
    try {
      client.publish(
          message.topic(),
          new MqttMessage(message.payload(), QOS, message.retained(), properties(message)),
          null,
          answer(
              token -> events.accept(new LinkEvent.Answered(number, codes(token).getFirst())),
              trouble -> {
                // The connection is lost, which is said once and with its cause by Heard.
              }));
      return true;
    } catch (MqttException e) {
      if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
        end(e);
      }
      return false;
    }
  }

  /** Not the overload with message listeners, which calls itself for ever. */
  @Override
  public void subscribe(List<String> filters) {
    try {
      client.subscribe(
          filters.stream()
              .map(filter -> new MqttSubscription(filter, QOS))
              .toArray(MqttSubscription[]::new),
          null,
          answer(token -> events.accept(new LinkEvent.Subscribed(codes(token))), this::end),
          new MqttProperties());
    } catch (MqttException e) {
      end(e);
    }
  }

  @Override
  public void leave() {
    try {
      client.disconnect(0).waitForCompletion(LEAVE_MS);
    } catch (MqttException notConnected) {
      // Then there is nobody to say it to.
    }
    abandon();
  }

  /**
   * On a thread of its own: the library waits for its own threads when it ends, and stumbles over
   * what another of them has already taken down.
   */
  @Override
  public void abandon() {
    Thread.ofVirtual()
        .name("uplink-abandon")
        .start(() -> {
          socket.close();
          try {
            client.disconnectForcibly(0, 0, false);
            client.close(true);
          } catch (MqttException alreadyGone) {
            // It is gone, which is all that was wanted.
          }
        });
  }

  /** What MQTT carries beside the payload. */
  static MqttProperties properties(Outgoing message) {
    MqttProperties properties = new MqttProperties();
    properties.setPayloadFormat(true);
    properties.setContentType("application/json");
    if (message.expiryS() > 0) {
      properties.setMessageExpiryInterval((long) message.expiryS());
    }
    return properties;
  }

  /** An attempt that fails is told once, for it takes a while to find out why. */
  private void end(Throwable trouble) {
    if (open) {
      events.accept(ended(trouble));
    } else if (failed.compareAndSet(false, true)) {
      events.accept(ended(LinkTrouble.beneath(trouble, broker, credentials)));
    }
  }

  private static LinkEvent ended(Throwable trouble) {
    int code = trouble instanceof MqttException mqtt ? mqtt.getReasonCode() : 0;
    // Above them stand the library's own numbers.
    return new LinkEvent.Ended(
        code <= MOST_REASON_CODE ? code : 0, LinkTrouble.of(trouble).words());
  }

  private static LinkEvent opened(@Nullable MqttProperties connack) {
    Optional<MqttProperties> said = Optional.ofNullable(connack);
    return new LinkEvent.Opened(
        said.map(MqttProperties::getReceiveMaximum).orElse(ABSENT_RECEIVE_MAXIMUM),
        said.map(MqttProperties::getMaximumPacketSize).orElse(ABSENT_PACKET_BYTES),
        said.map(MqttProperties::getTopicAliasMaximum).orElse(0));
  }

  private static List<Integer> codes(IMqttToken token) {
    int @Nullable [] codes = token.getReasonCodes();
    return codes == null || codes.length == 0 ? List.of(0) : Arrays.stream(codes).boxed().toList();
  }

  private static MqttActionListener answer(Consumer<IMqttToken> good, Consumer<Throwable> bad) {
    return new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        good.accept(token);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable trouble) {
        bad.accept(trouble);
      }
    };
  }

  /** What the client says of itself. Nothing is ever asked of the client from here. */
  private final class Heard implements MqttCallback {

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      @Nullable MqttException trouble = response.getException();
      if (trouble != null) {
        end(trouble);
      } else {
        int code = response.getReturnCode();
        events.accept(new LinkEvent.Ended(code, "the broker said DISCONNECT " + code));
      }
    }

    @Override
    public void mqttErrorOccurred(MqttException trouble) {
      end(trouble);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      events.accept(
          new LinkEvent.Arrived(
              topic,
              ByteBuffer.wrap(message.getPayload()).asReadOnlyBuffer(),
              message.isRetained()));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String broker) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
