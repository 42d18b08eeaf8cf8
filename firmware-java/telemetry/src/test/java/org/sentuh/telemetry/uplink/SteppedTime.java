package org.sentuh.telemetry.uplink;

import java.time.Duration;
import java.time.Instant;
import org.sentuh.control.loop.Clock;
import org.sentuh.telemetry.wire.Wall;

/** Time that moves when a test says so. */
final class SteppedTime implements Clock, Wall.Clock {

  static final Instant START = Instant.parse("2026-11-25T02:40:00Z");

  private long nowNs;
  private Wall.Quality quality = Wall.Quality.TRUSTED;

  void pass(Duration time) {
    nowNs += time.toNanos();
  }

  void passSeconds(double seconds) {
    nowNs += Math.round(seconds * 1e9);
  }

  void unset() {
    quality = Wall.Quality.UNSET;
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    throw new AssertionError("the uplink never sleeps on the clock");
  }

  @Override
  public Wall now() {
    return new Wall(START.plusNanos(nowNs), quality);
  }
}
