package org.sentuh.control.pressure;

import java.util.Arrays;

/**
 * How firmly the panel lies on this back in this wear: the mean pressure of each site over its
 * first three seconds of contact.
 *
 * <p>An FSR repeats within 2 % on one part but drifts and shifts by far more with heat, humidity
 * and the curve it is bent to, so what matters in a wear is the change against its own beginning.
 * Losing contact forgets the site's baseline: the panel has moved. Used by the tick's thread alone.
 */
public final class Baseline {

  /** How long a site must be touched before its baseline is known, in nanoseconds. */
  public static final long LEARNING_NS = 3_000_000_000L;

  private final double[] kPaNs;
  private final long[] learnedNs;

  /** A wear of which nothing is known yet. */
  public Baseline(int sites) {
    this.kPaNs = new double[sites];
    this.learnedNs = new long[sites];
  }

  /** Learns from a valid reading in contact, until the site's baseline is known. */
  public void learn(int site, double kPa, long dtNs) {
    if (learnedNs[site] < LEARNING_NS) {
      kPaNs[site] += kPa * dtNs;
      learnedNs[site] += dtNs;
    }
  }

  /** Forgets a site that has lost contact. */
  public void forget(int site) {
    kPaNs[site] = 0;
    learnedNs[site] = 0;
  }

  /** Forgets the wear. */
  public void forget() {
    Arrays.fill(kPaNs, 0);
    Arrays.fill(learnedNs, 0);
  }

  /** Whether a site's baseline is known. */
  public boolean isKnown(int site) {
    return learnedNs[site] >= LEARNING_NS;
  }

  /** A site's baseline in kPa; of one that is not known, the mean of what was felt so far, or 0. */
  public double kPa(int site) {
    return learnedNs[site] == 0 ? 0 : kPaNs[site] / learnedNs[site];
  }
}
