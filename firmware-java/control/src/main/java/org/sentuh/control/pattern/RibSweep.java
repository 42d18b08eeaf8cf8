package org.sentuh.control.pattern;

import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.Rib;
import org.sentuh.control.body.Side;

/**
 * A stroke along a rib, outward from the spine.
 *
 * @param rib which rib
 * @param fromMm outward from the midline where the hand is laid on, 20 to 150 mm
 * @param toMm outward from the midline where it is lifted, 20 to 150 mm, another than the first
 * @param mmPerS outward speed, 5 to 200 mm/s
 * @param pauseS seconds the hand is lifted after each stroke, 0 to 30
 * @param times how often, 1 to 60
 */
public record RibSweep(Rib rib, double fromMm, double toMm, double mmPerS, double pauseS, int times)
    implements Path {

  /** Refuses a stroke that goes nowhere or that no hand makes. */
  public RibSweep {
    Range.check("from", fromMm, 20, 150, " mm");
    Range.check("to", toMm, 20, 150, " mm");
    Range.check("speed", mmPerS, 5, 200, " mm/s");
    Range.check("pause", pauseS, 0, 30, " s");
    Range.check("times", times, 1, 60, "");
    if (fromMm == toMm) {
      throw new IllegalArgumentException(
          "a rib sweep from " + fromMm + " to " + toMm + " mm goes nowhere");
    }
  }

  @Override
  public int turns() {
    return times;
  }

  @Override
  public long movementNs(BackLength back) {
    return Range.ns(Math.abs(toMm - fromMm) / mmPerS);
  }

  @Override
  public long pauseNs() {
    return Range.ns(pauseS);
  }

  @Override
  public boolean unbroken() {
    return false;
  }

  /** The rib falls most steeply at one of the two ends. */
  @Override
  public double mostMmPerS(BackLength back) {
    double fall =
        Math.max(Math.abs(rib.fallPerMm(fromMm, back)), Math.abs(rib.fallPerMm(toMm, back)));
    return mmPerS * Math.sqrt(1 + fall * fall);
  }

  @Override
  public Place at(int turn, long tNs, Side side, BackLength back) {
    return rib.at(side, fromMm + (toMm - fromMm) * ((double) tNs / movementNs(back)), back);
  }
}
