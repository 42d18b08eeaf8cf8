package org.sentuh.control.arming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sentuh.control.body.Panel;
import org.sentuh.control.safety.ApprovedFrame;

/**
 * Adds up what a treatment brings, tick by tick, from the frames that were granted: whether or not
 * the drivers took them and whether or not a zone touched, for a ledger errs towards too much. The
 * tick's thread.
 */
public final class DoseTally {

  private final Panel panel;
  private final double fullMs2;
  private final double[] zones;
  private final double[] squares;
  private long treatedNs;
  private double m2PerS3;

  /**
   * A tally that is empty.
   *
   * @param fullMs2 the weighted acceleration of one motor at full intensity, m/s²
   */
  public DoseTally(Panel panel, double fullMs2) {
    this.panel = panel;
    this.fullMs2 = fullMs2;
    this.zones = new double[panel.zones()];
    this.squares = new double[panel.zones()];
  }

  /**
   * Adds the time for which a frame stood.
   *
   * @param frame what stood
   * @param dtNs for how long
   * @param running whether the treatment ran meanwhile
   */
  public void add(ApprovedFrame frame, long dtNs, boolean running) {
    treatedNs += running ? dtNs : 0;
    if (frame.isOff()) {
      return;
    }
    Arrays.fill(squares, 0);
    double sum = 0;
    for (int motor = 0; motor < frame.motors(); motor++) {
      double square = frame.intensity(motor) * frame.intensity(motor);
      squares[panel.zoneOf(motor)] += square;
      sum += square;
    }
    double seconds = dtNs / 1e9;
    m2PerS3 += fullMs2 * fullMs2 * sum * seconds;
    for (int zone = 0; zone < zones.length; zone++) {
      zones[zone] += Math.sqrt(squares[zone]) * seconds;
    }
  }

  /** How long the treatment has run so far, in nanoseconds. */
  public long treatedNs() {
    return treatedNs;
  }

  /** What has been added so far. */
  public Brought brought() {
    List<Double> each = new ArrayList<>();
    for (double zone : zones) {
      each.add(zone);
    }
    return new Brought(treatedNs, m2PerS3, each);
  }

  /** Begins anew. */
  public void reset() {
    Arrays.fill(zones, 0);
    treatedNs = 0;
    m2PerS3 = 0;
  }
}
