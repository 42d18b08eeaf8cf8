package org.sentuh.device.realtime;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;

/**
 * The clock of a tick's thread, which has memory tidied before it sleeps rather than when it should
 * wake.
 *
 * <p>A collection of what is new holds every thread for about a millisecond, and comes when the
 * room for it is full: with telemetry busy once a second, and as likely in the moment in which a
 * tick is due as in any other. So when a tick has done its work, and the room is nearly full, the
 * rest of it is taken here; the collection that follows has all of the pause between two ticks.
 * Where there is not that much of a pause, and with collectors that keep no such room, the clock is
 * the one that it was given.
 */
final class TidyingClock implements Clock {

  /** What a collection may take, several times over. */
  static final long PAUSE_NS = 4_000_000;

  /** Taken when less than one part in so many is free: a tenth of a second of busy telemetry. */
  private static final int PARTS = 8;

  /** More than is free in what a thread has already been given of the room. */
  private static final long BEYOND_BYTES = 64 << 10;

  private final Clock clock;
  private final @Nullable Room room;

  @SuppressWarnings("unused") // Written so that nobody finds out that it is never read.
  private volatile byte @Nullable [] taken;

  /** The room in which new objects are made. */
  interface Room {

    /** All of it, in bytes. */
    long bytes();

    /** What is left of it, in bytes. */
    long freeBytes();
  }

  /** The serial collector's room. */
  private record Eden(MemoryPoolMXBean pool) implements Room {
    @Override
    public long bytes() {
      return pool.getUsage().getCommitted();
    }

    @Override
    public long freeBytes() {
      MemoryUsage usage = pool.getUsage();
      return usage.getCommitted() - usage.getUsed();
    }
  }

  private TidyingClock(Clock clock, @Nullable Room room) {
    this.clock = clock;
    this.room = room;
  }

  /** A clock before this one, for the room of this process. */
  static TidyingClock before(Clock clock) {
    return new TidyingClock(clock, eden().orElse(null));
  }

  /** A clock before this one, for another room. */
  static TidyingClock before(Clock clock, Room room) {
    return new TidyingClock(clock, room);
  }

  private static Optional<Room> eden() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getName().equals("Eden Space"))
        .findAny()
        .map(Eden::new);
  }

  @Override
  public long nowNs() {
    return clock.nowNs();
  }

  @Override
  public void sleepUntil(long deadlineNs) {
    if (room != null && deadlineNs - clock.nowNs() >= PAUSE_NS) {
      tidy(room);
    }
    clock.sleepUntil(deadlineNs);
  }

  private void tidy(Room room) {
    long free = room.freeBytes();
    if (free < room.bytes() / PARTS) {
      taken = new byte[(int) (free + BEYOND_BYTES)];
      taken = null;
    }
  }
}
