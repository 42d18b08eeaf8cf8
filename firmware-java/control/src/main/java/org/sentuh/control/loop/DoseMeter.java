package org.sentuh.control.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sentuh.control.body.Panel;
import org.sentuh.control.controller.Intent;
import org.sentuh.control.event.Dose;
import org.sentuh.control.pattern.Score;
import org.sentuh.control.safety.ApprovedFrame;

/** Adds up what reaches each zone, beside what the programme asks for. */
final class DoseMeter {

  private final Panel panel;
  private final Prescribed programme;
  private final double[] delivered;
  private final double[] prescribed;
  private final double[] squares;
  private final double[] prescribedSquares;

  DoseMeter(Panel panel, Score score) {
    this.panel = panel;
    this.programme = new Prescribed(score, panel);
    this.delivered = new double[panel.zones()];
    this.prescribed = new double[panel.zones()];
    this.squares = new double[panel.zones()];
    this.prescribedSquares = new double[panel.zones()];
  }

  /**
   * Adds one tick.
   *
   * @param taken whether the drivers have taken the frame; what they have not taken is not counted
   *     as felt
   */
  void add(Intent intent, ApprovedFrame frame, boolean taken, long dtNs) {
    Arrays.fill(squares, 0);
    Arrays.fill(prescribedSquares, 0);
    for (int motor = 0; motor < frame.motors(); motor++) {
      int zone = panel.zoneOf(motor);
      double felt = taken ? frame.intensity(motor) : 0;
      squares[zone] += felt * felt;
      prescribedSquares[zone] += intent.prescribed(motor) * intent.prescribed(motor);
    }
    double seconds = dtNs / 1e9;
    for (int zone = 0; zone < squares.length; zone++) {
      delivered[zone] += intent.inContact(zone) ? Math.sqrt(squares[zone]) * seconds : 0;
      prescribed[zone] += Math.sqrt(prescribedSquares[zone]) * seconds;
    }
  }

  /** The felt intensity that a zone got in the tick added last. */
  double intensity(int zone) {
    return Math.sqrt(squares[zone]);
  }

  /**
   * What has been added so far; what the programme still asks for from a place on, at a level, is
   * prescribed too, so that a treatment cut short does not look complete.
   */
  Dose dose(long placeNs, double level) {
    double[] whole = prescribed.clone();
    for (int zone = 0; zone < whole.length; zone++) {
      whole[zone] += level * programme.remaining(zone, placeNs);
    }
    return new Dose(list(delivered), list(whole));
  }

  /** Begins anew. */
  void reset() {
    Arrays.fill(delivered, 0);
    Arrays.fill(prescribed, 0);
  }

  private static List<Double> list(double[] values) {
    ArrayList<Double> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }
}
