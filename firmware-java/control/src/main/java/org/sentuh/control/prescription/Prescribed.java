package org.sentuh.control.prescription;

import java.util.Arrays;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.CrossFade;
import org.sentuh.control.pattern.Moment;
import org.sentuh.control.pattern.Score;

/**
 * What a whole programme asks of each zone at full level: worked out once, before anything is
 * played, second by second, so that at any place it is known what is still to come. Immutable.
 */
public final class Prescribed {

  private static final long SECOND_NS = 1_000_000_000L;

  /** Fine enough for the quickest loop of the language, half a second; its middle stands for it. */
  private static final long STEP_NS = 20_000_000L;

  private final long durationNs;
  private final double[][] fromSecond;

  Prescribed(Score score, Panel panel, CrossFade fade) {
    this.durationNs = score.durationNs();
    int seconds = (int) Math.ceilDiv(durationNs, SECOND_NS);
    this.fromSecond = new double[seconds + 1][panel.zones()];
    double[] shares = new double[fade.motors()];
    double[] squares = new double[panel.zones()];
    for (int second = seconds - 1; second >= 0; second--) {
      fromSecond[second] = fromSecond[second + 1].clone();
      for (long inSecondNs = STEP_NS / 2; inSecondNs < SECOND_NS; inSecondNs += STEP_NS) {
        Moment moment = score.at(second * SECOND_NS + inSecondNs);
        add(moment, panel, fade, shares, squares, fromSecond[second]);
      }
    }
  }

  /**
   * What is still to come of a zone from a place in the programme on, in seconds of full intensity
   * at full level; exact at every whole second and at the end, and as if evenly spread between.
   */
  public double remaining(int zone, long placeNs) {
    if (placeNs >= durationNs) {
      return 0;
    }
    int second = (int) (placeNs / SECOND_NS);
    long lengthNs = Math.min(SECOND_NS, durationNs - second * SECOND_NS);
    double part = (double) (placeNs % SECOND_NS) / lengthNs;
    return fromSecond[second][zone] * (1 - part) + fromSecond[second + 1][zone] * part;
  }

  private static void add(
      Moment moment,
      Panel panel,
      CrossFade fade,
      double[] shares,
      double[] squares,
      double[] into) {
    fade.lay(moment.touches(), shares);
    Arrays.fill(squares, 0);
    for (int motor = 0; motor < shares.length; motor++) {
      squares[panel.zoneOf(motor)] += shares[motor] * shares[motor];
    }
    for (int zone = 0; zone < into.length; zone++) {
      into[zone] += Math.sqrt(squares[zone]) * moment.strength() * STEP_NS / SECOND_NS;
    }
  }
}
