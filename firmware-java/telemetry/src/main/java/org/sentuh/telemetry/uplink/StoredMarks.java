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
 * know: one that names entries which were never sent is cut down to the last that was, or the
 * journal would free what nobody has.
 */
final class StoredMarks {

  private final Map<String, Map<Lane, Mark>> boots = new HashMap<>();

  /** What of an ack is new. */
  record News(Message.Ack ack, Map<Lane, Long> entries) {

    boolean isNothing() {
      return entries.isEmpty();
    }
  }

  private record Mark(long stored, long last) {

    Mark upTo(long sequence) {
      return new Mark(Math.max(stored, sequence), last);
    }

    Mark sent(long sequence) {
      return new Mark(stored, Math.max(last, sequence));
    }
  }

  /** The marks at the beginning of a connection, when so much was waiting. */
  StoredMarks(List<Message.Span> spans) {
    for (Message.Span span : spans) {
      lanes(span.boot()).put(span.lane(), new Mark(span.first() - 1, span.last()));
    }
  }

  /** An entry was sent. */
  void sent(Entry entry) {
    Map<Lane, Mark> lanes = lanes(entry.boot());
    Mark mark = lanes.getOrDefault(entry.lane(), new Mark(entry.sequence() - 1, -1));
    lanes.put(entry.lane(), mark.sent(entry.sequence()));
  }

  /** Whether anything of a boot waited at the beginning of the connection, or was sent since. */
  boolean knows(String boot) {
    return boots.containsKey(boot);
  }

  /** The clinic has said what it has. Answers how many entries of each lane that newly says. */
  News heard(Message.Ack ack) {
    Map<Lane, Long> upTo = new EnumMap<>(Lane.class);
    Map<Lane, Long> entries = new EnumMap<>(Lane.class);
    Map<Lane, Mark> lanes = boots.getOrDefault(ack.boot(), Map.of());
    ack.upTo()
        .forEach((lane, sequence) -> {
          @Nullable Mark mark = lanes.get(lane);
          long known = mark == null ? -1 : Math.min(sequence, mark.last());
          if (mark != null && known > mark.stored()) {
            upTo.put(lane, known);
            entries.put(lane, known - mark.stored());
            lanes.put(lane, mark.upTo(known));
          }
        });
    return new News(new Message.Ack(ack.device(), ack.boot(), upTo), entries);
  }

  private Map<Lane, Mark> lanes(String boot) {
    return boots.computeIfAbsent(boot, unseen -> new EnumMap<>(Lane.class));
  }
}
