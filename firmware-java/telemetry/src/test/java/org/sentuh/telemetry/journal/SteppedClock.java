package org.sentuh.telemetry.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.sentuh.control.loop.Clock;
import org.sentuh.telemetry.wire.Wall;

/** Time, of both kinds, that passes only when a test says so. Any thread. */
final class SteppedClock implements Clock, Wall.Clock {

  static final long SECOND_NS = 1_000_000_000L;

  /** The time of day at this clock's zero. */
  static final Instant BEGINNING = Instant.parse("2026-11-25T02:40:00Z");

  private final AtomicLong nowNs = new AtomicLong(SECOND_NS);
  volatile Wall.Quality quality = Wall.Quality.TRUSTED;

  /** By how much the time of day is behind the true one. */
  volatile Duration behind = Duration.ZERO;

  @Override
  public long nowNs() {
    return nowNs.get();
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    throw new AssertionError("nobody sleeps in a test");
  }

  @Override
  public Wall now() {
    return new Wall(BEGINNING.plusNanos(nowNs.get()).minus(behind), quality);
  }

  void pass(double seconds) {
    nowNs.addAndGet(Math.round(seconds * SECOND_NS));
  }
}
