package org.sentuh.device.bedside;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;

/**
 * Which one phone leads: answers, starts, goes on, makes it stronger. It leads as long as it gives
 * signs of life, and {@link #SILENT_NS} longer; no other one takes over meanwhile, except where
 * nothing goes on. Stopping, pausing and softening are never a matter of who leads. Any thread.
 */
final class Lease {

  /** So long after the last sign of life another phone may lead, in nanoseconds. */
  static final long SILENT_NS = 30_000_000_000L;

  private final Clock clock;
  private @Nullable Session holder;
  private long aliveNs;

  Lease(Clock clock) {
    this.clock = clock;
  }

  /** Who leads, if anybody does. */
  synchronized Optional<Session> holder() {
    Session leads = holder;
    return leads == null || clock.nowNs() - aliveNs >= SILENT_NS
        ? Optional.empty()
        : Optional.of(leads);
  }

  /** Leads from now on if nobody else does; whether this phone leads now. */
  synchronized boolean take(Session session) {
    boolean free = holder().map(leads -> leads.equals(session)).orElse(true);
    if (free) {
      lead(session);
    }
    return free;
  }

  /** Leads from now on, whoever did. */
  synchronized void lead(Session session) {
    holder = session;
    aliveNs = clock.nowNs();
  }

  /** A sign of life. */
  synchronized void alive(Session session) {
    if (session.equals(holder)) {
      aliveNs = clock.nowNs();
    }
  }

  /** The phone leads no longer. */
  synchronized void release(Session session) {
    if (session.equals(holder)) {
      holder = null;
    }
  }
}
