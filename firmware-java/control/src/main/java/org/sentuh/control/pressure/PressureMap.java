package org.sentuh.control.pressure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The pressure at every sensor site at one moment. Immutable. */
public final class PressureMap {

  private final double[] kPa;
  private final long[] ageNs;
  private final @Nullable SensorFault[] faults;
  private final long staleNs;

  PressureMap(double[] kPa, long[] ageNs, @Nullable SensorFault[] faults, long staleNs) {
    this.kPa = kPa;
    this.ageNs = ageNs;
    this.faults = faults;
    this.staleNs = staleNs;
  }

  /** The same fresh pressure at every site, as an even back would give it. */
  public static PressureMap even(int sites, double kPa) {
    double[] everywhere = new double[sites];
    Arrays.fill(everywhere, kPa);
    return new PressureMap(everywhere, new long[sites], new SensorFault[sites], 0);
  }

  /** The number of sensor sites. */
  public int sites() {
    return kPa.length;
  }

  /** What is known of one site. */
  public Reading reading(int site) {
    SensorFault fault = faults[site];
    if (fault != null) {
      return new Reading.Faulted(fault);
    }
    return isStale(site)
        ? new Reading.Stale(kPa[site], ageNs[site])
        : new Reading.Valid(kPa[site], ageNs[site]);
  }

  /** Whether the pressure at a site may be acted upon. */
  public boolean isValid(int site) {
    return faults[site] == null && !isStale(site);
  }

  /** Whether nothing is known of a site. */
  public boolean isFaulted(int site) {
    return faults[site] != null;
  }

  /**
   * The last believed pressure at a site, whatever its age; 0 when it is faulted, but for one that
   * has jumped, which may be pressed hard. For those who have asked {@link #isValid}.
   */
  public double kPa(int site) {
    return faults[site] == null || faults[site] == SensorFault.JUMPED ? kPa[site] : 0;
  }

  /** How many sites are faulted. */
  public int faultedSites() {
    int faulted = 0;
    for (SensorFault fault : faults) {
      faulted += fault == null ? 0 : 1;
    }
    return faulted;
  }

  /** How many sites are faulted and not only because of a jump, which passes by itself. */
  public int lostSites() {
    int lost = 0;
    for (SensorFault fault : faults) {
      lost += fault == null || fault == SensorFault.JUMPED ? 0 : 1;
    }
    return lost;
  }

  private boolean isStale(int site) {
    return ageNs[site] > staleNs;
  }
}
