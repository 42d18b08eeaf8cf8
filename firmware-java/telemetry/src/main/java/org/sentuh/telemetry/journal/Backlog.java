package org.sentuh.telemetry.journal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sentuh.telemetry.wire.Consent;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Message;

/** What waits to be sent, as the uplink sees the journal. Any thread. */
public interface Backlog {

  /**
   * The entries of a lane after a place, oldest first. Only what is durable is told: an entry that
   * a power cut could take back has not been said to anybody.
   */
  List<Waiting> after(Lane lane, long place, int most);

  /** The place of the newest entry that is durable, whatever its lane; 0 before the first. */
  long lastPlace();

  /** What still waits, by boot and lane; said to the clinic after each connect. */
  List<Message.Span> spans();

  /**
   * The last sequence of each boot and lane that was ever written here, the oldest boot first, also
   * of entries that have gone since; a lane that is not named has none. A boot before the last one
   * is forgotten at the next start after its last entry has gone. Empty while it cannot be read.
   */
  Map<String, Map<Lane, Long>> heads();

  /** The clinic has these: they may go. An ack for a boot that never was is counted and ignored. */
  void stored(Message.Ack ack);

  /** The broker refuses this entry for good: it is kept apart and not told again. */
  void unsendable(Entry entry, int reasonCode);

  /** What the mother has agreed to; read before every publish. */
  Set<Consent> consents();

  /** How many entries have become durable since the journal was opened. */
  long written();

  /** Waits until more than so many entries are durable, or so long. */
  void awaitMore(long written, long mostMs) throws InterruptedException;
}
