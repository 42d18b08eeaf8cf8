package org.sentuh.telemetry.uplink;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.sentuh.telemetry.journal.Backlog;
import org.sentuh.telemetry.journal.Waiting;
import org.sentuh.telemetry.wire.Lane;

/**
 * Which entry of a lane is sent next over one connection.
 *
 * <p>Two rows: what is <em>fresh</em>, written since the connection was made, and what has
 * <em>waited</em>, oldest first from the very first that the clinic has not acked; so every
 * connection sends again all that is not known to be stored. When the oldest that waits has been
 * sent and is still the oldest a while later, the row of those that wait begins anew.
 *
 * <p>A clinic that acks is trusted with more and more at once. One that is silent is asked with a
 * few of the oldest, at growing intervals: otherwise a dead intake would fill its broker's queue
 * with the same entries again and again.
 */
final class LaneFeed {

  /** How many entries may be sent before the first ack of a connection. */
  static final int TRUST_AT_FIRST = 100;

  /** How many may be sent again to a clinic that has been silent. */
  static final int TRUST_IN_SILENCE = 20;

  /**
   * The most that may be sent and not acked. An alarm stands behind all of it at the broker and in
   * the intake: half a second of an intake that stores a thousand a second.
   */
  static final int TRUST_AT_MOST = 512;

  private static final int PAGE = 100;

  /** Entries of full rate are large. */
  private static final int FULL_RATE_PAGE = 4;

  private static final int LOOKS_A_TERM = 4;

  private final Lane lane;
  private final Backlog backlog;
  private final Timing timing;
  private final int page;

  private final Deque<Waiting> fresh = new ArrayDeque<>();
  private final Deque<Waiting> waited = new ArrayDeque<>();
  private long freshSent;
  private boolean freshMayBe = true;
  private long waitedSent;
  private long waitedUpTo;
  private boolean waitedMayBe = true;

  private int trust = TRUST_AT_FIRST;
  private long unacked;

  private long oldest;
  private long oldestSinceNs;
  private long nextLookNs;
  private long termNs;

  /**
   * The feed of a lane over a connection made now.
   *
   * @param end the journal's last place now: what lies beyond is fresh
   */
  LaneFeed(Lane lane, Backlog backlog, Timing timing, long end, long nowNs) {
    this.lane = lane;
    this.backlog = backlog;
    this.timing = timing;
    this.page = lane == Lane.FULL_RATE ? FULL_RATE_PAGE : PAGE;
    this.freshSent = end;
    this.waitedUpTo = end;
    this.termNs = timing.again().toNanos();
    this.oldestSinceNs = nowNs;
    this.nextLookNs = nowNs + termNs / LOOKS_A_TERM;
  }

  /** Something has become durable since: there may be more that is fresh. */
  void written() {
    freshMayBe = true;
  }

  /** The next that is fresh. */
  Optional<Waiting> nextFresh() {
    if (fresh.isEmpty() && freshMayBe) {
      fresh.addAll(backlog.after(lane, freshSent, page));
      freshMayBe = !fresh.isEmpty();
    }
    return Optional.ofNullable(fresh.peekFirst());
  }

  /** The next of those that have waited, as far as the clinic is trusted. */
  Optional<Waiting> nextWaited() {
    if (unacked >= trust) {
      return Optional.empty();
    }
    if (waited.isEmpty() && waitedMayBe) {
      backlog.after(lane, waitedSent, page).stream()
          .takeWhile(entry -> entry.place() <= waitedUpTo)
          .forEach(waited::add);
      waitedMayBe = !waited.isEmpty();
    }
    return Optional.ofNullable(waited.peekFirst());
  }

  /** The next fresh one was sent, or is not to be sent. */
  void freshTaken() {
    freshSent = fresh.removeFirst().place();
  }

  /** The next that has waited was sent, or is not to be sent. */
  void waitedTaken() {
    waitedSent = waited.removeFirst().place();
    unacked++;
  }

  /** The lane may not be sent now; what was read ahead is read again when it may. */
  void withheld() {
    fresh.clear();
    waited.clear();
    freshMayBe = true;
    waitedMayBe = true;
  }

  /** The clinic has stored more of this lane. */
  void stored(long entries) {
    if (entries > 0) {
      unacked = Math.max(0, unacked - entries);
      trust = Math.min(TRUST_AT_MOST, 2 * trust);
      termNs = timing.again().toNanos();
    }
  }

  /** The broker cannot pass this lane on just now: no more until it is time to ask again. */
  void pause() {
    unacked = Math.max(unacked, trust);
  }

  /** When {@link #look} is due. */
  long nextLookNs() {
    return nextLookNs;
  }

  /** Looks whether the oldest has been left lying though it was sent, and if so begins anew. */
  void look(long nowNs) {
    List<Waiting> first = backlog.after(lane, 0, 1);
    long place = first.isEmpty() ? 0 : first.getFirst().place();
    if (place != oldest || !wasSent(place)) {
      oldest = place;
      oldestSinceNs = nowNs;
    } else if (nowNs - oldestSinceNs >= termNs) {
      beginAnew();
      oldestSinceNs = nowNs;
      termNs = Math.min(timing.againMost().toNanos(), 2 * termNs);
    }
    nextLookNs = nowNs + termNs / LOOKS_A_TERM;
  }

  private boolean wasSent(long place) {
    return place != 0 && (place <= waitedSent || (place > waitedUpTo && place <= freshSent));
  }

  /** What was sent so far may have been said to nobody: it waits again, from the oldest on. */
  void sayAgain() {
    waited.clear();
    waitedSent = 0;
    waitedUpTo = freshSent;
    waitedMayBe = true;
    unacked = 0;
  }

  private void beginAnew() {
    sayAgain();
    trust = TRUST_IN_SILENCE;
  }
}
