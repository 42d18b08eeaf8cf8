package org.sentuh.control.pattern;

import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.Side;

/**
 * A hand that stays where it is.
 *
 * @param at the level
 * @param offsetMm from the midline, 20 to 90 mm
 * @param seconds 0.5 to 30 s
 */
public record Hold(Level at, double offsetMm, double seconds) implements Path {

  /** Refuses a hold that is too short to feel or long enough to numb. */
  public Hold {
    Range.check("offset", offsetMm, 20, 90, " mm");
    Range.check("seconds", seconds, 0.5, 30, " s");
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
  public Place at(int turn, long tNs, Side side, BackLength back) {
    return new Place(side.sign() * offsetMm, at.yMm(back));
  }
}
