package org.sentuh.clinic.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.archive.Reason;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.Topic;
import org.sentuh.telemetry.wire.WireJson;

/**
 * What came from the broker, judged: everything becomes an arrival, nothing is dropped. Any thread.
 */
public final class Reader {

  private final WireJson wire = new WireJson();

  /** A reader of what any device may say. */
  public Reader() {}

  /**
   * Never throws: who sends nonsense shall not stop the others.
   *
   * @param topic where it came
   * @param payload as it came, to the byte
   * @param remembered whether the broker only remembered it
   * @param received when, by the clinic's clock
   */
  public Arrival read(String topic, byte[] payload, boolean remembered, Instant received) {
    try {
      return Channel.parse(topic)
          .filter(known -> known.channel().fromDevice())
          .map(known -> read(known, topic, payload, remembered, received))
          .orElseGet(() ->
              new Arrival.Refused(
                  topic,
                  payload,
                  Reason.TOPIC,
                  "no device may speak on this topic, or its shard is not its device's",
                  received));
    } catch (RuntimeException bug) {
      return new Arrival.Refused(
          topic, payload, Reason.NOT_UNDERSTOOD, "the reader failed: " + bug, received);
    }
  }

  private Arrival read(
      Topic topic, String name, byte[] payload, boolean remembered, Instant received) {
    int most =
        topic.channel() == Channel.FULL_RATE ? WireJson.MOST_FULL_RATE_BYTES : WireJson.MOST_BYTES;
    if (payload.length > most) {
      return new Arrival.Refused(
          name,
          payload,
          Reason.TOO_LARGE,
          payload.length + " bytes; at most " + most + " are read here",
          received);
    }
    String line;
    try {
      line = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException notText) {
      return new Arrival.Refused(
          name, payload, Reason.NOT_TEXT, "not UTF-8: " + notText.getMessage(), received);
    }
    return switch (wire.read(topic, line)) {
      case Received.Refused<Message>(String why) ->
          new Arrival.Refused(name, payload, Reason.NOT_UNDERSTOOD, why, received);
      case Received.Understood<Message>(Message message) ->
          understood(topic, message, line, remembered, received);
    };
  }

  private static Arrival understood(
      Topic topic, Message message, String line, boolean remembered, Instant received) {
    return switch (message) {
      case Message.Stamped stamped -> told(stamped, line, received);
      case Message.Status status -> new Arrival.Seen(status, remembered, received);
      case Message.Sync sync -> new Arrival.Asked(sync, received);
      case Message.Health health -> latest(topic, line, remembered, received);
      case Message.Reported reported -> new Arrival.Answered(reported, remembered, received);
      case Message.CommandReply reply -> new Arrival.Replied(reply, received);
      case Message.LogPart part -> new Arrival.Logged(part, received);
      case Message.Ack ack -> throw fromClinic(topic);
      case Message.Desired desired -> throw fromClinic(topic);
      case Message.RemoteCommand command -> throw fromClinic(topic);
    };
  }

  private static Arrival told(Message.Stamped message, String line, Instant received) {
    Optional<Notice> notice =
        message instanceof Message.Noted noted ? Optional.of(noted.notice()) : Optional.empty();
    return new Arrival.Told(Entry.of(message, line), notice, received);
  }

  private static Arrival latest(Topic topic, String line, boolean remembered, Instant received) {
    return new Arrival.Latest(topic.device(), topic.channel(), line, remembered, received);
  }

  private static IllegalStateException fromClinic(Topic topic) {
    return new IllegalStateException(topic.channel() + " is not a device's to say");
  }
}
