package org.sentuh.telemetry.uplink;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.WireJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what arrives. What is not for this device, not of a kind that a device listens to, too
 * large, or not what it claims, is counted and forgotten. Any thread.
 */
final class Reception {

  /** The most bytes of an ack or a command. */
  static final int MOST_BYTES = 4096;

  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  private final DeviceId device;
  private final Tally tally;
  private final WireJson json = new WireJson();

  Reception(DeviceId device, Tally tally) {
    this.device = device;
    this.tally = tally;
  }

  /** What a device subscribes to, and nothing else. */
  static List<String> filters(DeviceId device) {
    return List.of(
        Channel.ACK.topic(device),
        Channel.PRESCRIPTION_DESIRED.topic(device),
        Channel.COMMAND.topic(device, "+"));
  }

  /** Whether it came where commands come. */
  static boolean isCommand(LinkEvent.Arrived arrived) {
    return Channel.parse(arrived.topic())
        .filter(topic -> topic.channel() == Channel.COMMAND)
        .isPresent();
  }

  /** The message that has arrived, if it is one. */
  Optional<Message> read(LinkEvent.Arrived arrived) {
    Optional<Message> message =
        Channel.parse(arrived.topic())
            .filter(topic -> isForUs(topic, arrived))
            .flatMap(topic -> decoded(arrived.payload()).flatMap(line -> read(topic, line)));
    if (message.isEmpty()) {
      // Without its content, which anybody may have written.
      long before = tally.refused.getAndIncrement();
      LOG.atLevel(before == 0 ? org.slf4j.event.Level.WARN : org.slf4j.event.Level.DEBUG)
          .log(
              "A message of {} bytes for this device was not what it claims; it is ignored",
              arrived.payload().remaining());
    }
    return message;
  }

  private boolean isForUs(Topic topic, LinkEvent.Arrived arrived) {
    int most =
        switch (topic.channel()) {
          case ACK -> MOST_BYTES;
          // A retained command would be heard at every connect, for ever.
          case COMMAND -> arrived.retained() ? -1 : MOST_BYTES;
          case PRESCRIPTION_DESIRED -> WireJson.MOST_BYTES;
          default -> -1;
        };
    return topic.device().equals(device) && arrived.payload().remaining() <= most;
  }

  private Optional<Message> read(Topic topic, String line) {
    return switch (json.read(topic, line)) {
      case Received.Understood<Message>(Message message) -> Optional.of(message);
      case Received.Refused<Message> refused -> Optional.empty();
    };
  }

  private static Optional<String> decoded(ByteBuffer payload) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(payload.duplicate()).toString());
    } catch (CharacterCodingException otherBytes) {
      return Optional.empty();
    }
  }
}
