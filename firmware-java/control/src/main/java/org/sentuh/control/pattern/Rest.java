package org.sentuh.control.pattern;

import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.Side;

/**
 * No touch at all.
 *
 * @param seconds 0.5 to 60 s
 */
public record Rest(double seconds) implements Path {

  /** Refuses a rest that is too short to feel or so long that it seems to be the end. */
  public Rest {
    Range.check("seconds", seconds, 0.5, 60, " s");
  }

  @Override
  public int turns() {
    return 1;
  }

  @Override
  public long movementNs(BackLength back) {
    return Range.ns(seconds);
  }

  @Override
  public long pauseNs() {
    return 0;
  }

  @Override
  public double mostMmPerS(BackLength back) {
    return 0;
  }

  @Override
  public @Nullable Place at(int turn, long tNs, Side side, BackLength back) {
    return null;
  }
}
