package org.sentuh.control.pressure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns raw counts into pressures that carry their age and validity.
 *
 * <p>Remembers of each channel only what it needs to notice that it has stopped moving. Used by the
 * tick's thread alone.
 */
public final class Calibration {

  private final FsrLaw[] laws;
  private final Plausibility rules;
  private final double[] kPa;
  private final int[] lastCounts;
  private final int[] lastRail;
  private final long[] changedNs;
  private final Steadiness steadiness;
  private boolean begun;

  /** One law a sensor site, in the panel's order. */
  public Calibration(List<FsrLaw> laws, Plausibility rules) {
    this.laws = laws.toArray(FsrLaw[]::new);
    this.rules = rules;
    this.kPa = new double[laws.size()];
    this.lastCounts = new int[laws.size()];
    this.lastRail = new int[laws.size()];
    this.changedNs = new long[laws.size()];
    this.steadiness = new Steadiness(laws.size(), rules);
  }

  /** The pressures of a sample, judged at a time. Times never go back. */
  public PressureMap map(PressureSample sample, long tNs) {
    if (sample.sites() != laws.length) {
      throw new IllegalArgumentException(
          "a sample of " + sample.sites() + " sites reached a calibration of " + laws.length);
    }
    double[] pressures = new double[laws.length];
    long[] ages = new long[laws.length];
    @Nullable SensorFault[] faults = new SensorFault[laws.length];
    for (int site = 0; site < laws.length; site++) {
      track(site, sample, tNs);
      if (sample.health(site) == ChannelHealth.MEASURED) {
        steadiness.see(site, sample.counts(site), sample.convertedNs(site));
      }
      ages[site] = Math.max(0, tNs - sample.convertedNs(site));
      faults[site] = fault(site, sample, ages[site], tNs);
      pressures[site] = kPa[site];
    }
    begun = true;
    return new PressureMap(pressures, ages, faults, rules.staleNs());
  }

  private void track(int site, PressureSample sample, long tNs) {
    int counts = sample.counts(site);
    int rail = sample.railCounts();
    boolean moved = counts != lastCounts[site] || !begun;
    if (moved || counts < rules.loadedCounts()) {
      changedNs[site] = tNs;
    }
    if (moved || rail != lastRail[site]) {
      kPa[site] = laws[site].kPa(counts, rail);
      lastCounts[site] = counts;
      lastRail[site] = rail;
    }
  }

  private @Nullable SensorFault fault(int site, PressureSample sample, long ageNs, long tNs) {
    if (sample.health(site) == ChannelHealth.UNREACHABLE) {
      return SensorFault.UNREACHABLE;
    }
    if (sample.health(site) == ChannelHealth.AWAITED || ageNs > rules.silentNs()) {
      return SensorFault.SILENT;
    }
    if (Math.abs(sample.railCounts() - rules.railCounts())
        > rules.railTolerance() * rules.railCounts()) {
      return SensorFault.RAIL;
    }
    if (sample.counts(site) >= sample.railCounts()) {
      return SensorFault.SHORTED;
    }
    if (kPa[site] > rules.mostKpa()) {
      return SensorFault.OUT_OF_RANGE;
    }
    if (tNs - changedNs[site] >= rules.frozenNs()) {
      return SensorFault.FROZEN;
    }
    return steadiness.fault(site, tNs);
  }
}
