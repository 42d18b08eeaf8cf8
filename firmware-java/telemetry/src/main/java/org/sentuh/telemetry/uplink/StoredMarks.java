package org.sentuh.telemetry.uplink;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;

/**
 * Up to where the clinic has stored each boot and lane, as far as this connection needs to know.
 *
 * <p>An ack never goes back, so a lower one is nothing new. It also never goes beyond what it can
 * know: one that names entries which were never sent is not this clinic's, or not about this boot,
 * and what it says of that lane is refused as a whole, for what it says of the others of it may be
 * as wrong. What waited at the beginning counts as sent: an earlier connection may have sent it.
 */
final class StoredMarks {

  private final Map<String, Map<Lane, Mark>> boots = new HashMap<>();

  /**
   * What of an ack is new.
   *
   * @param ack what is believed of it
   * @param entries how many that newly says to be stored
   * @param refused the lanes in which it names what was never sent, and the last that was
   */
  record News(Message.Ack ack, Map<Lane, Long> entries, Map<Lane, Long> refused) {

    boolean isNothing() {
      return entries.isEmpty();
    }
  }

  private record Mark(long stored, long last) {

    Mark upTo(long sequence) {
      return new Mark(Math.max(stored, sequence), last);
    }

    Mark dealtWith(long sequence) {
      return new Mark(stored, Math.max(last, sequence));
    }
  }

  /** The marks at the beginning of a connection, when so much was waiting. */
  StoredMarks(List<Message.Span> spans) {
    for (Message.Span span : spans) {
      lanes(span.boot()).put(span.lane(), new Mark(span.first() - 1, span.last()));
    }
  }

  /** An entry was sent, or given up in a way that the clinic is told of and may count. */
  void dealtWith(Entry entry) {
    Map<Lane, Mark> lanes = lanes(entry.boot());
    Mark mark = lanes.getOrDefault(entry.lane(), new Mark(entry.sequence() - 1, -1));
    lanes.put(entry.lane(), mark.dealtWith(entry.sequence()));
  }

  /** Whether anything of a boot waited at the beginning of the connection, or was sent since. */
  boolean knows(String boot) {
    return boots.containsKey(boot);
  }

  /** The clinic has said what it has. Answers how many entries of each lane that newly says. */
  News heard(Message.Ack ack) {
    Map<Lane, Long> upTo = new EnumMap<>(Lane.class);
    Map<Lane, Long> entries = new EnumMap<>(Lane.class);
    Map<Lane, Long> refused = new EnumMap<>(Lane.class);
    Map<Lane, Mark> lanes = boots.getOrDefault(ack.boot(), Map.of());
    ack.upTo()
        .forEach((lane, sequence) -> {
          @Nullable Mark mark = lanes.get(lane);
          if (mark != null && sequence > mark.last()) {
            refused.put(lane, mark.last());
          } else if (mark != null && sequence > mark.stored()) {
            upTo.put(lane, sequence);
            entries.put(lane, sequence - mark.stored());
            lanes.put(lane, mark.upTo(sequence));
          }
        });
    return new News(new Message.Ack(ack.device(), ack.boot(), upTo), entries, refused);
  }

  private Map<Lane, Mark> lanes(String boot) {
    return boots.computeIfAbsent(boot, unseen -> new EnumMap<>(Lane.class));
  }
}
