package org.sentuh.control.pressure;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Backs to test with: pressures as the sensors would report them.
 *
 * <p>The law is chosen for arithmetic by hand: exponent 1, 10 kohm at 1 N, a divider of 10 kohm and
 * a puck of 100 mm², so that at F newtons the node stands at F/(1+F) of the rail, and 1 N is 10
 * kPa.
 */
public final class Backs {

  /** 3.3 V at 0.125 mV a count. */
  public static final int RAIL = 26_400;

  /** The law of every sensor here. */
  public static final FsrLaw LAW = new FsrLaw(10_000, 1, 10_000, 100);

  /**
   * Stale after 100 ms, silent after 1 s, frozen after 5 s under load (above 200 counts, 0.08 kPa),
   * out of range above 60 kPa, the rail within 10 %. No jump is too far, for the tests press as
   * they like.
   */
  public static final Plausibility RULES =
      new Plausibility(
          100_000_000L,
          1_000_000_000L,
          5_000_000_000L,
          200,
          60,
          Short.MAX_VALUE,
          8_000,
          1_000_000_000L,
          RAIL,
          0.1);

  private Backs() {}

  /** One law a sensor. */
  public static List<FsrLaw> laws(int sensors) {
    return Collections.nCopies(sensors, LAW);
  }

  /** The counts of a sensor under some pressure. */
  public static int counts(double kPa) {
    double newton = kPa / 10;
    return (int) Math.round(RAIL * newton / (1 + newton));
  }

  /** A map of pressures that are all valid and fresh. */
  public static PressureMap pressing(double... kPa) {
    return new PressureMap(kPa, new long[kPa.length], new SensorFault[kPa.length], RULES.staleNs());
  }

  /** A map in which every site is stale. */
  public static PressureMap stale(double... kPa) {
    long[] ages = new long[kPa.length];
    Arrays.fill(ages, RULES.staleNs() + 1);
    return new PressureMap(kPa, ages, new SensorFault[kPa.length], RULES.staleNs());
  }

  /** A map in which some sites are faulted; a null is a sound one. */
  public static PressureMap faulted(double kPa, @Nullable SensorFault... faults) {
    double[] pressures = new double[faults.length];
    Arrays.fill(pressures, kPa);
    return new PressureMap(pressures, new long[faults.length], faults, RULES.staleNs());
  }

  /** A sample that has just been converted on every channel. */
  public static PressureSample sample(long tNs, double... kPa) {
    int[] counts = new int[kPa.length];
    long[] convertedNs = new long[kPa.length];
    ChannelHealth[] health = new ChannelHealth[kPa.length];
    for (int site = 0; site < kPa.length; site++) {
      counts[site] = counts(kPa[site]);
      convertedNs[site] = tNs;
      health[site] = ChannelHealth.MEASURED;
    }
    return new PressureSample(counts, convertedNs, health, RAIL);
  }
}
