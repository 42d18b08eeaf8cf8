package org.sentuh.simulator.tissue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.sentuh.control.body.Place;

/**
 * The pressure on chosen places of the back through a treatment, from a recording of a real one.
 *
 * <p>In space the frames are bilinear between the 25 mm sensels, and each site feels the mean over
 * its 20 mm puck. In time they are linear between the frames, one a second; a treatment longer than
 * the recording plays it forwards and backwards in turn, so nothing jumps. Beyond the mat there is
 * no pressure.
 *
 * <p>The frames are reduced to one series a site when this is built; a step then only interpolates
 * and allocates nothing. One thread, time in any order.
 */
public final class BackPressure {

  /** The diameter of the puck over which pressure is averaged. */
  public static final double PUCK_MM = 20;

  /**
   * What a panel that fits adds by itself, a choice of this project for scenarios. Where measured,
   * bras press with up to 4 kPa and more (Yick et al., IJERPH 2022, 19:15765); a fifth of that
   * keeps a loose garment on the back.
   */
  public static final double FITTING_GARMENT_KPA = 0.8;

  private final long[] frameNs;
  private final double[][] series;
  private final double[] kPa;
  private final Course[] strap;
  private final Course[] preload;
  private final Course presence = new Course(1);

  /**
   * Reduces a recording to the pressure on some sites.
   *
   * @param sites where, in the body frame; sensors and motors alike
   * @param changes what happens to strap, garment and body, in any order
   */
  public BackPressure(
      Recording recording, Placement placement, List<Place> sites, List<PressureChange> changes) {
    frameNs = new long[recording.frames()];
    series = new double[sites.size()][recording.frames()];
    kPa = new double[sites.size()];
    strap = courses(sites.size(), 1);
    preload = courses(sites.size(), 0);
    for (int frame = 0; frame < frameNs.length; frame++) {
      frameNs[frame] = recording.timeNs(frame);
    }
    for (int site = 0; site < series.length; site++) {
      Puck puck = new Puck(placement, sites.get(site), PUCK_MM);
      for (int frame = 0; frame < frameNs.length; frame++) {
        series[site][frame] = puck.kPa(recording, frame);
      }
    }
    List<PressureChange> inOrder = new ArrayList<>(changes);
    inOrder.sort(Comparator.comparingLong(PressureChange::startNs));
    inOrder.forEach(this::lead);
    moveTo(0);
  }

  /**
   * Moves to a time of the treatment.
   *
   * @param timeNs nanoseconds from its start, 0 or more
   */
  public void moveTo(long timeNs) {
    if (timeNs < 0) {
      throw new IllegalArgumentException("a treatment has no time " + timeNs + " ns");
    }
    long last = frameNs[frameNs.length - 1];
    long around = timeNs % (2 * last);
    long within = around <= last ? around : 2 * last - around;
    int frame = frameBefore(within);
    double share = (double) (within - frameNs[frame]) / (frameNs[frame + 1] - frameNs[frame]);
    double present = presence.at(timeNs);
    for (int site = 0; site < kPa.length; site++) {
      double[] values = series[site];
      double recorded = values[frame] + share * (values[frame + 1] - values[frame]);
      kPa[site] = strap[site].at(timeNs) * (present * recorded + preload[site].at(timeNs));
    }
  }

  /** The pressure on a site at the time moved to, in kPa. */
  public double kPa(int site) {
    return kPa[site];
  }

  /** The number of sites. */
  public int sites() {
    return kPa.length;
  }

  /** The last frame at or before a time, but never the last of all. */
  private int frameBefore(long timeNs) {
    int low = 0;
    int high = frameNs.length - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (frameNs[middle] <= timeNs) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void lead(PressureChange change) {
    switch (change) {
      case PressureChange.StrapPulls pull -> lead(strap, pull.site(), pull.factor(), pull);
      case PressureChange.GarmentPresses press -> lead(preload, press.site(), press.kPa(), press);
      case PressureChange.SitsUp up -> presence.lead(0, up.startNs(), up.rampNs());
      case PressureChange.LeansBack back -> presence.lead(1, back.startNs(), back.rampNs());
    }
  }

  private static void lead(Course[] courses, OptionalInt site, double value, PressureChange by) {
    if (site.isPresent() && (site.getAsInt() < 0 || site.getAsInt() >= courses.length)) {
      throw new IllegalArgumentException(
          "a change of pressure at site "
              + site.getAsInt()
              + "; there are "
              + courses.length
              + " sites, counted from 0");
    }
    for (int i = 0; i < courses.length; i++) {
      if (site.isEmpty() || site.getAsInt() == i) {
        courses[i].lead(value, by.startNs(), by.rampNs());
      }
    }
  }

  private static Course[] courses(int sites, double initial) {
    Course[] courses = new Course[sites];
    for (int i = 0; i < sites; i++) {
      courses[i] = new Course(initial);
    }
    return courses;
  }
}
