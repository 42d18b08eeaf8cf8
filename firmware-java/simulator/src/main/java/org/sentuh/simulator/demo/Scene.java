package org.sentuh.simulator.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Snapshot;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/**
 * Everything that one picture shows.
 *
 * @param speech the language in which it speaks
 * @param snapshot the latest tick, or null before the first
 * @param state where the treatment is: the snapshot's, unless the loop broke after it
 * @param ageNs how old the snapshot is, in nanoseconds
 * @param limits the notes and limits to be said, the weightiest first
 * @param answer what became of the last key, or empty
 * @param help whether the keys are explained
 * @param pages where the pages are and the codes for phones, or empty where they are not to be
 *     shown
 */
record Scene(
    Speech speech,
    @Nullable Snapshot snapshot,
    State state,
    long ageNs,
    List<Reason> limits,
    String answer,
    boolean help,
    String pages) {

  /** A snapshot that is older than this is not shown as the present. */
  private static final long FRESH_NS = 1_000_000_000L;

  /** Numbers that are older than this are not shown at all. */
  private static final long KNOWN_NS = 10_000_000_000L;

  Scene {
    limits = List.copyOf(limits);
  }

  /** Whether the snapshot is the present; after an end it stays so for good. */
  boolean isFresh() {
    return ageNs <= FRESH_NS || state.hasEnded();
  }

  /** Whether its numbers still mean anything. */
  boolean isKnown() {
    return ageNs <= KNOWN_NS || state.hasEnded();
  }

  /** Whether motors may be moving now. */
  boolean isMoving() {
    return snapshot != null && isFresh() && state.mayDrive();
  }
}
