package org.sentuh.clinic.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;

/**
 * One lane of one boot, as far as the archive has it. Lives for one transaction.
 *
 * <p>Every entry's link to the one before it is looked at once: when {@link #advance} passes it,
 * or, for an entry that had been given up and comes after all, when it is stored.
 */
final class Chain {

  /** Whose lane it is. */
  record Key(DeviceId device, String boot, Lane lane) {}

  /** The hashes of an entry and of the one before it. */
  record Link(String before, String hash) {}

  /** A range that is known not to come. */
  record Hole(long first, long last) {

    boolean covers(long sequence) {
      return first <= sequence && sequence <= last;
    }
  }

  final long number;
  final Key key;
  final String day;
  long upTo;
  @Nullable String upToHash;
  long highest;
  long lastTold;
  private final long upToBefore;
  private final long highestBefore;
  private final long lastToldBefore;

  Chain(
      long number,
      Key key,
      String day,
      long upTo,
      @Nullable String upToHash,
      long highest,
      long lastTold) {
    this.number = number;
    this.key = key;
    this.day = day;
    this.upTo = upTo;
    this.upToHash = upTo < 0 ? Entry.BEGINNING : upToHash;
    this.highest = highest;
    this.lastTold = lastTold;
    this.upToBefore = upTo;
    this.highestBefore = highest;
    this.lastToldBefore = lastTold;
  }

  /** Whether it has to be written back. */
  boolean hasChanged() {
    return upTo != upToBefore || highest != highestBefore || lastTold != lastToldBefore;
  }

  /** Whether entries of it have been written that are not here. */
  boolean isIncomplete() {
    return highest > upTo || lastTold > upTo;
  }

  /** The same when this transaction began. */
  boolean wasIncomplete() {
    return highestBefore > upToBefore || lastToldBefore > upToBefore;
  }

  /** Whether {@link #advance} would move at all. */
  boolean canAdvance(Map<Long, Link> fresh, List<Hole> holes) {
    return upTo < Long.MAX_VALUE && (fresh.containsKey(upTo + 1) || hole(holes) != null);
  }

  /**
   * Goes on over what is stored and what is known not to come.
   *
   * @param stored the stored entries above {@link #upTo}, without a stored one left out below the
   *     horizon
   * @param horizon the last sequence that {@code stored} knows about
   * @return the sequences that do not follow on the entry before them
   */
  List<Long> advance(NavigableMap<Long, Link> stored, List<Hole> holes, long horizon) {
    List<Long> broken = new ArrayList<>();
    while (upTo < horizon) {
      @Nullable Link link = stored.get(upTo + 1);
      @Nullable Hole hole = link == null ? hole(holes) : null;
      if (link != null) {
        if (upToHash != null && !upToHash.equals(link.before())) {
          broken.add(upTo + 1);
        }
        upTo++;
        upToHash = link.hash();
      } else if (hole != null) {
        @Nullable Long next = stored.higherKey(upTo);
        upTo = Math.min(Math.min(hole.last(), horizon), next == null ? hole.last() : next - 1);
        upToHash = null;
      } else {
        break;
      }
    }
    return broken;
  }

  private @Nullable Hole hole(List<Hole> holes) {
    for (Hole hole : holes) {
      if (hole.covers(upTo + 1)) {
        return hole;
      }
    }
    return null;
  }
}
