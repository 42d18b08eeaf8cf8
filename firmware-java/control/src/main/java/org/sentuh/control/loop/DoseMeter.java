package org.sentuh.control.loop;

import java.util.Arrays;
import java.util.List;
import org.sentuh.control.body.Panel;
import org.sentuh.control.event.Dose;
import org.sentuh.control.prescription.Prescribed;
import org.sentuh.control.safety.ApprovedFrame;

/**
 * Adds up what reaches each zone, beside what the programme asks for: every part of it once, at the
 * level that she had when its place was passed, whatever was felt of it.
 */
final class DoseMeter {

  private final Panel panel;
  private final Prescribed programme;
  private final double[] delivered;
  private final double[] prescribed;
  private final double[] squares;
  private long placeNs;

  DoseMeter(Panel panel, Prescribed programme) {
    this.panel = panel;
    this.programme = programme;
    this.delivered = new double[panel.zones()];
    this.prescribed = new double[panel.zones()];
    this.squares = new double[panel.zones()];
  }

  /**
   * Adds one tick.
   *
   * @param taken whether the drivers have taken the frame; what they have not taken is not counted
   *     as felt
   * @param playedNs how long the treatment has gone on since the tick before
   */
  void add(Snapshot now, boolean taken, long playedNs) {
    Arrays.fill(squares, 0);
    ApprovedFrame frame = now.verdict().frame();
    for (int motor = 0; taken && motor < frame.motors(); motor++) {
      squares[panel.zoneOf(motor)] += frame.intensity(motor) * frame.intensity(motor);
    }
    for (int zone = 0; zone < squares.length; zone++) {
      delivered[zone] += now.intent().inContact(zone) ? intensity(zone) * (playedNs / 1e9) : 0;
      double passed = programme.remaining(zone, placeNs) - programme.remaining(zone, now.placeNs());
      prescribed[zone] += now.level() * passed;
    }
    placeNs = now.placeNs();
  }

  /** The felt intensity that a zone got in the tick added last. */
  double intensity(int zone) {
    return Math.sqrt(squares[zone]);
  }

  /**
   * What has been added so far; what the programme still asks for, at a level, is prescribed too,
   * so that a treatment cut short does not look complete.
   */
  Dose dose(double level) {
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
    placeNs = 0;
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
