package org.sentuh.control.pattern;

import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.Side;

/**
 * Small circles beside the spine, from level to level: the movement of the thumbs in every
 * published procedure.
 *
 * <p>Each level is one turn of {@code loopsALevel} loops, beginning at the top and going outward.
 * During the last half of the last loop the hand moves on to the next level, so that its course
 * never jumps.
 *
 * @param from the first level
 * @param to the last level; above or below the first
 * @param every levels from one circle to the next, 1 to 4
 * @param diameterMm of the loop, 10 to 80 mm
 * @param secondsALoop 0.5 to 10 s
 * @param loopsALevel 1 to 20
 * @param offsetMm from the midline to the middle of the loop, 20 to 90 mm
 */
public record Circle(
    Level from,
    Level to,
    int every,
    double diameterMm,
    double secondsALoop,
    int loopsALevel,
    double offsetMm)
    implements Path {

  /** Refuses a circle that no hand makes, or whose steps do not arrive at the last level. */
  public Circle {
    Range.check("every", every, 1, 4, " levels");
    Range.check("diameter", diameterMm, 10, 80, " mm");
    Range.check("seconds a loop", secondsALoop, 0.5, 10, " s");
    Range.check("loops a level", loopsALevel, 1, 20, "");
    Range.check("offset", offsetMm, 20, 90, " mm");
    if (Math.abs(to.ordinal() - from.ordinal()) % every != 0) {
      throw new IllegalArgumentException(
          "circles from "
              + from
              + " every "
              + every
              + " levels never arrive at "
              + to
              + "; change one of the three");
    }
  }

  @Override
  public int turns() {
    return Math.abs(to.ordinal() - from.ordinal()) / every + 1;
  }

  @Override
  public long movementNs(BackLength back) {
    return loopNs() * loopsALevel;
  }

  @Override
  public long pauseNs() {
    return 0;
  }

  /** Along the loop, and from one level to the next in half a loop. */
  @Override
  public double mostMmPerS(BackLength back) {
    double stepMm = 0;
    for (int turn = 1; turn < turns(); turn++) {
      stepMm = Math.max(stepMm, Math.abs(level(turn).yMm(back) - level(turn - 1).yMm(back)));
    }
    return (StrictMath.PI * diameterMm + 2 * stepMm) / secondsALoop;
  }

  @Override
  public Place at(int turn, long tNs, Side side, BackLength back) {
    double angle = 2 * StrictMath.PI * ((double) (tNs % loopNs()) / loopNs());
    double radiusMm = diameterMm / 2;
    double xMm = offsetMm + radiusMm * StrictMath.sin(angle);
    double yMm = middleMm(turn, tNs, back) - radiusMm * StrictMath.cos(angle);
    return new Place(side.sign() * xMm, yMm);
  }

  /** The level of a turn, for words and refusals. */
  Level level(int turn) {
    int down = Integer.signum(to.ordinal() - from.ordinal());
    return Level.numbered(from.ordinal() + down * every * turn);
  }

  private double middleMm(int turn, long tNs, BackLength back) {
    double here = level(turn).yMm(back);
    long leavingNs = movementNs(back) - loopNs() / 2;
    if (turn + 1 == turns() || tNs <= leavingNs) {
      return here;
    }
    double part = (double) (tNs - leavingNs) / (loopNs() - loopNs() / 2);
    return here + (level(turn + 1).yMm(back) - here) * part;
  }

  private long loopNs() {
    return Range.ns(secondsALoop);
  }
}
