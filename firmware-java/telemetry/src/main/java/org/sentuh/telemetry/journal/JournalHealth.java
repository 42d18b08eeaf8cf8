package org.sentuh.telemetry.journal;

import java.util.Map;
import org.sentuh.telemetry.wire.Lane;

/**
 * How the journal is.
 *
 * @param waiting entries in the file that the clinic has not stored, by lane
 * @param journalBytes the size of its files
 * @param quotaBytes the most they may have
 * @param freeBytes what the disk has left; 0 while it cannot be asked
 * @param refused facts that there was no room for in this boot
 * @param strangeAcks acks in this boot for one that never was, or beyond what it has written
 * @param trouble why nothing can be written, as in {@code disk-full}; empty while it can
 */
public record JournalHealth(
    Map<Lane, Long> waiting,
    long journalBytes,
    long quotaBytes,
    long freeBytes,
    long refused,
    long strangeAcks,
    String trouble) {

  /** Keeps its own copy. */
  public JournalHealth {
    waiting = Map.copyOf(waiting);
  }
}
