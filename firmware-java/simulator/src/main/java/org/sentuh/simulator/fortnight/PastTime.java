package org.sentuh.simulator.fortnight;

import java.time.Duration;
import java.time.Instant;
import org.sentuh.control.loop.Clock;
import org.sentuh.telemetry.wire.Wall;

/**
 * Time in days gone by, monotonic and of the day alike, which goes on when it is told to. One
 * thread moves it, any may ask.
 */
final class PastTime implements Clock, Wall.Clock {

  private final Instant origin;
  private volatile long nowNs;

  PastTime(Instant origin) {
    this.origin = origin;
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    nowNs = Math.max(nowNs, deadlineNs);
  }

  /** Lets time pass until a moment; one that is over changes nothing. */
  void passUntil(Instant moment) {
    sleepUntil(Duration.between(origin, moment).toNanos());
  }

  Instant at() {
    return origin.plusNanos(nowNs);
  }

  @Override
  public Wall now() {
    return new Wall(at(), Wall.Quality.TRUSTED);
  }
}
