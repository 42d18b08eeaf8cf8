package org.sentuh.device.realtime;

import java.time.Instant;
import org.sentuh.telemetry.wire.Wall;

/** The time of day of this machine, which somebody looks after. Any thread. */
public final class MachineWallClock implements Wall.Clock {

  /** The machine's clock. */
  public MachineWallClock() {}

  @Override
  public Wall now() {
    return new Wall(Instant.now(), Wall.Quality.TRUSTED);
  }
}
