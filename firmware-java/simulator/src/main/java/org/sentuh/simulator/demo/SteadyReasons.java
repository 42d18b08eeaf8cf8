package org.sentuh.simulator.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sentuh.control.safety.Reasons;
import org.sentuh.control.treatment.Reason;

/**
 * Which limits are worth a sentence: those that have acted for a moment, and for a while after, so
 * that no sentence blinks. The briefest ones, as when a stroke begins, are in the record alone.
 */
final class SteadyReasons {

  /** A limit that acts for less than this is not said. */
  static final long SAID_AFTER_NS = 700_000_000L;

  /** A sentence stays for so long after its limit has acted last. */
  static final long STAYS_NS = 2_500_000_000L;

  private static final long NEVER = Long.MIN_VALUE;

  private final long[] sinceNs = new long[Reason.values().length];
  private final long[] saidUntilNs = new long[Reason.values().length];

  SteadyReasons() {
    Arrays.fill(sinceNs, NEVER);
    Arrays.fill(saidUntilNs, NEVER);
  }

  /** Takes note of what acts at a time. */
  void note(Reasons acting, long nowNs) {
    for (Reason reason : Reason.values()) {
      int i = reason.ordinal();
      if (!isSaid(reason) || !acting.has(reason)) {
        sinceNs[i] = NEVER;
      } else if (sinceNs[i] == NEVER) {
        sinceNs[i] = nowNs;
      }
      if (sinceNs[i] != NEVER && nowNs - sinceNs[i] >= SAID_AFTER_NS) {
        saidUntilNs[i] = nowNs + STAYS_NS;
      }
    }
  }

  /** Limits, and notes with something to do in them; many motors at once are simply the massage. */
  private static boolean isSaid(Reason reason) {
    return switch (reason.kind()) {
      case LIMIT -> true;
      case NOTE -> reason != Reason.NONE && reason != Reason.MANY_MOTORS;
      case PAUSE, END, STOP, FAULT -> false;
    };
  }

  /** What is to be said at a time, the weightiest first. */
  List<Reason> said(long nowNs) {
    ArrayList<Reason> said = new ArrayList<>();
    for (Reason reason : Reason.values()) {
      long until = saidUntilNs[reason.ordinal()];
      if (until != NEVER && nowNs <= until) {
        said.add(0, reason);
      }
    }
    return said;
  }
}
