package org.sentuh.control.loop;

import java.util.Arrays;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pattern.CrossFade;
import org.sentuh.control.pattern.Moment;
import org.sentuh.control.pattern.Score;

/**
 * What a whole programme asks of each zone at full level: worked out once, before anything is
 * played, second by second, so that at any end it is known what was still to come.
 */
final class Prescribed {

  private static final long SECOND_NS = 1_000_000_000L;

  /** Fine enough for the quickest loop of the language, half a second. */
  private static final long STEP_NS = 20_000_000L;

  private final double[][] fromSecond;

  Prescribed(Score score, Panel panel) {
    int seconds = (int) (score.durationNs() / SECOND_NS) + 1;
    this.fromSecond = new double[seconds + 1][panel.zones()];
    CrossFade fade = new CrossFade(panel);
    double[] shares = new double[fade.motors()];
    double[] squares = new double[panel.zones()];
    for (int second = seconds - 1; second >= 0; second--) {
      fromSecond[second] = fromSecond[second + 1].clone();
      for (long tNs = second * SECOND_NS; tNs < (second + 1) * SECOND_NS; tNs += STEP_NS) {
        add(score.at(tNs), panel, fade, shares, squares, fromSecond[second]);
      }
    }
  }

  /**
   * What is still to come of a zone from a place in the programme on, in seconds of full intensity
   * at full level.
   */
  double remaining(int zone, long placeNs) {
    int second = (int) (placeNs / SECOND_NS);
    if (second + 1 >= fromSecond.length) {
      return 0;
    }
    double part = (double) (placeNs % SECOND_NS) / SECOND_NS;
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
