package org.sentuh.telemetry.uplink;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.sentuh.control.loop.Clock;
import org.sentuh.telemetry.wire.Wall;

/** The machine's own time, for tests of real brokers. */
final class RealTime implements Clock, Wall.Clock {

  @Override
  public long nowNs() {
    return System.nanoTime();
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    LockSupport.parkNanos(deadlineNs - System.nanoTime());
  }

  @Override
  public Wall now() {
    return new Wall(Instant.now(), Wall.Quality.TRUSTED);
  }
}
