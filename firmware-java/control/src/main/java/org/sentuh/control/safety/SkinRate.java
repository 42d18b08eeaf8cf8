package org.sentuh.control.safety;

import java.util.Arrays;
import java.util.List;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * A skin side that warms faster than the motors could warm it: something else is hot, a shorted
 * wire or a cell.
 *
 * <p>Ten motors at a place, 0.3 W each, land 240 W/m² there, and two millimetres of skin hold 7.5
 * kJ/m²K: 0.03 K a second is the most that they make. A cold panel warms faster on a warm back, but
 * never above it, so what counts begins there.
 *
 * <p>The coolest of each of the last seconds is kept, as many as the bound says.
 */
final class SkinRate implements Interlock {

  private static final long SECOND_NS = 1_000_000_000L;

  private final Limits.Skin limits;
  private final double[][] coolest;
  private long secondNs;
  private int now;

  SkinRate(Limits.Skin limits, int sites) {
    this.limits = limits;
    this.coolest = new double[sites][(int) Math.ceil(limits.fastS())];
    for (double[] site : coolest) {
      Arrays.fill(site, Double.POSITIVE_INFINITY);
    }
  }

  @Override
  public InterlockCard card() {
    return new InterlockCard(
        "skin warming fast",
        "stop at +"
            + limits.fastK()
            + " K within "
            + limits.fastS()
            + " s, from "
            + limits.fastFromCelsius()
            + " °C",
        List.of(Reason.HEAT_UNEXPLAINED),
        Latch.UNTIL_ACKNOWLEDGED);
  }

  @Override
  public void judge(Situation situation, Draft draft) {
    pass(situation.dtNs());
    for (int site = 0; site < coolest.length; site++) {
      if (situation.vitals().isSkinKnown(site)) {
        double celsius = situation.vitals().skinCelsius(site);
        coolest[site][now] = Math.min(coolest[site][now], celsius);
        boolean fast = celsius - coolest(site) >= limits.fastK();
        if (fast && celsius >= limits.fastFromCelsius() && situation.attended()) {
          draft.stop(Reason.HEAT_UNEXPLAINED);
        }
      }
    }
  }

  /** Time of which nothing was heard counts, up to all that is kept. */
  private void pass(long dtNs) {
    secondNs = Math.min(secondNs + dtNs, coolest[0].length * SECOND_NS);
    while (secondNs >= SECOND_NS) {
      secondNs -= SECOND_NS;
      now = (now + 1) % coolest[0].length;
      for (double[] site : coolest) {
        site[now] = Double.POSITIVE_INFINITY;
      }
    }
  }

  private double coolest(int site) {
    double least = Double.POSITIVE_INFINITY;
    for (double second : coolest[site]) {
      least = Math.min(least, second);
    }
    return least;
  }
}
