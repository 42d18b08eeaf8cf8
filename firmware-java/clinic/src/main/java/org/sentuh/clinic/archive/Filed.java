package org.sentuh.clinic.archive;

import java.util.List;
import java.util.stream.Stream;
import org.sentuh.telemetry.wire.Message;

/**
 * What became of a batch.
 *
 * @param acks what to say to the devices, one for each boot that was touched or asked for
 * @param fresh entries that were not yet stored
 * @param again entries that were stored already, and are the same
 * @param quarantined messages that were put into quarantine
 */
public record Filed(List<Message.Ack> acks, int fresh, int again, int quarantined) {

  /** Nothing. */
  static final Filed NOTHING = new Filed(List.of(), 0, 0, 0);

  Filed and(Filed other) {
    return new Filed(
        Stream.concat(acks.stream(), other.acks.stream()).toList(),
        fresh + other.fresh,
        again + other.again,
        quarantined + other.quarantined);
  }
}
