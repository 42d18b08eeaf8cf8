package org.sentuh.control.pattern;

import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.Side;

/**
 * A long stroke beside the spine.
 *
 * <p>Stroking is found most pleasant between 10 and 100 mm/s, with a peak near 30 mm/s; the
 * language allows 5 to 200.
 *
 * @param from the level where the hand is laid on
 * @param to the level where it is lifted, another than the first
 * @param mmPerS speed along the skin, 5 to 200 mm/s
 * @param pauseS seconds the hand is lifted after each stroke, 0 to 30
 * @param times how often, 1 to 60
 * @param offsetMm from the midline, 20 to 90 mm
 */
public record Glide(Level from, Level to, double mmPerS, double pauseS, int times, double offsetMm)
    implements Path {

  /** Refuses a stroke that goes nowhere or that no hand makes. */
  public Glide {
    Range.check("speed", mmPerS, 5, 200, " mm/s");
    Range.check("pause", pauseS, 0, 30, " s");
    Range.check("times", times, 1, 60, "");
    Range.check("offset", offsetMm, 20, 90, " mm");
    if (from == to) {
      throw new IllegalArgumentException(
          "a glide from " + from + " to " + to + " goes nowhere; use hold to stay at one level");
    }
  }

  @Override
  public int turns() {
    return times;
  }

  @Override
  public long movementNs(BackLength back) {
    return Range.ns(Math.abs(to.yMm(back) - from.yMm(back)) / mmPerS);
  }

  @Override
  public long pauseNs() {
    return Range.ns(pauseS);
  }

  @Override
  public boolean unbroken() {
    return false;
  }

  @Override
  public double mostMmPerS(BackLength back) {
    return mmPerS;
  }

  @Override
  public Place at(int turn, long tNs, Side side, BackLength back) {
    double start = from.yMm(back);
    double part = (double) tNs / movementNs(back);
    return new Place(side.sign() * offsetMm, start + (to.yMm(back) - start) * part);
  }
}
