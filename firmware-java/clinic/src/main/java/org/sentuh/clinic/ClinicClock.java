package org.sentuh.clinic;

import java.time.Instant;
import org.sentuh.telemetry.wire.Wall;

/** The time of day of the clinic's machine, which somebody looks after. Any thread. */
final class ClinicClock implements Wall.Clock {

  @Override
  public Wall now() {
    return new Wall(Instant.now(), Wall.Quality.TRUSTED);
  }
}
