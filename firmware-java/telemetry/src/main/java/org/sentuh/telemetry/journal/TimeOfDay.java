package org.sentuh.telemetry.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.loop.Clock;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Wall;

/**
 * The time of day of a boot's moments. As long as nobody has set the device's clock, all moments
 * are told by one and the same wrong clock, whatever becomes of the real one; when it is set, one
 * offset puts all of them right, and nothing that was written is rewritten. The writer's thread.
 */
final class TimeOfDay {

  private final Clock clock;
  private final Wall.Clock wall;

  /** The wrong time of day at the boot's zero, while that is not known better. */
  private @Nullable Instant wrongZero;

  TimeOfDay(Clock clock, Wall.Clock wall) {
    this.clock = clock;
    this.wall = wall;
  }

  /** Now, monotonic. */
  long nowNs() {
    return clock.nowNs();
  }

  /** The time of day at a moment of this boot, as far as it is known now. */
  Wall at(long atNs) {
    Wall now = wall.now();
    Instant zero = now.at().minusNanos(clock.nowNs());
    if (now.quality() == Wall.Quality.UNSET) {
      Instant wrong = wrongZero == null ? zero : wrongZero;
      wrongZero = wrong;
      zero = wrong;
    }
    return new Wall(zero.plusNanos(atNs), now.quality());
  }

  /** By how much what this boot called unset was wrong; told once, when the clock has been set. */
  Optional<Notice> corrected() {
    Instant wrong = wrongZero;
    Wall now = wall.now();
    if (wrong == null || now.quality() == Wall.Quality.UNSET) {
      return Optional.empty();
    }
    wrongZero = null;
    Instant zero = now.at().minusNanos(clock.nowNs());
    return Optional.of(new Notice.ClockCorrected(ChronoUnit.NANOS.between(wrong, zero)));
  }
}
