package org.sentuh.clinic.archive;

import java.time.Instant;
import java.util.Optional;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;

/** What one message from the broker turned out to be. */
public sealed interface Arrival {

  /** When the clinic received it, by its own clock. */
  Instant received();

  /**
   * An entry of a lane.
   *
   * @param entry the entry, its body as it came
   * @param notice what the recording itself tells in it, if it does
   * @param received when
   */
  record Told(Entry entry, Optional<Notice> notice, Instant received) implements Arrival {}

  /**
   * Birth, goodbye or death.
   *
   * @param status what was said
   * @param remembered whether the broker only remembered it: then nobody was heard just now
   * @param received when
   */
  record Seen(Message.Status status, boolean remembered, Instant received) implements Arrival {}

  /**
   * A device asks what is stored.
   *
   * @param sync what waits on it
   * @param received when
   */
  record Asked(Message.Sync sync, Instant received) implements Arrival {}

  /**
   * A message of which only the last one matters.
   *
   * @param device whose
   * @param channel its kind
   * @param body the message as it came
   * @param remembered whether the broker only remembered it
   * @param received when
   */
  record Latest(DeviceId device, Channel channel, String body, boolean remembered, Instant received)
      implements Arrival {}

  /**
   * A device has said what it made of a prescription.
   *
   * @param reported what it said
   * @param remembered whether the broker only remembered it
   * @param received when
   */
  record Answered(Message.Reported reported, boolean remembered, Instant received)
      implements Arrival {}

  /**
   * A device has said what became of a command.
   *
   * @param reply what it said
   * @param received when
   */
  record Replied(Message.CommandReply reply, Instant received) implements Arrival {}

  /**
   * A part of a log that was asked for.
   *
   * @param part what came
   * @param received when
   */
  record Logged(Message.LogPart part, Instant received) implements Arrival {}

  /**
   * A message that cannot be taken.
   *
   * @param topic where it came
   * @param payload what came
   * @param reason why not, as a kind
   * @param why why not, in words
   * @param received when
   */
  @SuppressWarnings("ArrayRecordComponent") // a stranger's bytes, which nobody compares
  record Refused(String topic, byte[] payload, Reason reason, String why, Instant received)
      implements Arrival {}
}
