package org.sentuh.telemetry.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.sentuh.control.event.Event;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.Wall;

/**
 * What the next transaction writes. Until it has been written it waits here, and trying again
 * changes nothing about it. The writer's thread.
 */
final class Batch {

  /** The most that may wait in memory while the disk takes nothing. */
  static final long MOST_BYTES = 4 << 20;

  private static final int ROW_BYTES = 200;
  private static final int SECOND_BYTES = 1500;

  private final ArrayList<Entry> entries = new ArrayList<>();
  private final ArrayList<Second> seconds = new ArrayList<>();
  private final Map<Track, Long> stored = new HashMap<>();
  private final Map<String, Long> told = new HashMap<>();
  private final ArrayList<Apart> apart = new ArrayList<>();
  private final ArrayList<Span> discards = new ArrayList<>();
  private boolean framed;
  private boolean goodbye;
  private long bytes;

  /**
   * One lane of one boot.
   *
   * @param boot the boot
   * @param lane the lane
   */
  record Track(String boot, Lane lane) {}

  /**
   * Entries of a track that follow one another.
   *
   * @param track whose
   * @param first the first sequence
   * @param last the last sequence
   */
  record Span(Track track, long first, long last) {}

  /**
   * A second of the frame that is being gathered: it is written by itself, so that a power cut
   * takes no more than what the disk has not been given yet.
   *
   * @param zones the zones' names
   * @param event the second
   * @param wall when it was written
   */
  record Second(List<String> zones, Event event, Wall wall) {}

  /**
   * An entry that the broker refuses.
   *
   * @param track whose
   * @param sequence its sequence
   * @param reasonCode the broker's
   */
  record Apart(Track track, long sequence, int reasonCode) {}

  /** An entry to be written. */
  void add(Entry entry) {
    entries.add(entry);
    bytes += entry.body().length() + ROW_BYTES;
  }

  /** A second to be written by itself. */
  void add(Second second) {
    seconds.add(second);
    bytes += SECOND_BYTES;
  }

  /** The seconds so far stand in a frame now. */
  void framed(Entry frame) {
    add(frame);
    bytes -= (long) seconds.size() * SECOND_BYTES;
    seconds.clear();
    framed = true;
  }

  /** All words of a boot up to this number stand here or are durable already. */
  void told(String boot, long word) {
    if (word > 0) {
      told.merge(boot, word, Math::max);
    }
  }

  /** What the boots before this one have left goes before all that is of this one. */
  void inherit(History.Heritage heritage) {
    List<Entry> past = heritage.entries();
    entries.addAll(0, past);
    past.forEach(entry -> bytes += entry.body().length() + ROW_BYTES);
    framed |= past.stream().anyMatch(entry -> entry.lane() == Lane.SAMPLE);
    heritage.told().forEach(this::told);
  }

  /** The clinic has a track up to a sequence. */
  void stored(Track track, long upTo) {
    stored.merge(track, upTo, Math::max);
  }

  /** An entry is not to be told again. */
  void apart(Apart refused) {
    apart.add(refused);
  }

  /** Entries are to go, although the clinic does not have them. */
  void discard(Span span) {
    discards.add(span);
  }

  /** The boot ends on purpose. */
  void goodbye() {
    goodbye = true;
  }

  /** The first sequence of a track that waits here. */
  OptionalLong firstOf(String boot, Lane lane) {
    return entries.stream()
        .filter(entry -> entry.boot().equals(boot) && entry.lane() == lane)
        .mapToLong(Entry::sequence)
        .findFirst();
  }

  List<Entry> entries() {
    return entries;
  }

  List<Second> seconds() {
    return seconds;
  }

  Map<Track, Long> stored() {
    return stored;
  }

  Map<String, Long> told() {
    return told;
  }

  List<Apart> apart() {
    return apart;
  }

  List<Span> discards() {
    return discards;
  }

  /** Whether what was written second by second before stands in a frame now. */
  boolean isFramed() {
    return framed;
  }

  boolean isGoodbye() {
    return goodbye;
  }

  /** About what it will take on the disk. */
  long bytes() {
    return bytes;
  }

  /** Whether more may wait. */
  boolean hasRoom() {
    return bytes < MOST_BYTES;
  }

  boolean isEmpty() {
    return entries.isEmpty()
        && seconds.isEmpty()
        && stored.isEmpty()
        && told.isEmpty()
        && apart.isEmpty()
        && discards.isEmpty()
        && !framed
        && !goodbye;
  }

  /** It has been written. */
  void clear() {
    entries.clear();
    seconds.clear();
    stored.clear();
    told.clear();
    apart.clear();
    discards.clear();
    framed = false;
    goodbye = false;
    bytes = 0;
  }
}
