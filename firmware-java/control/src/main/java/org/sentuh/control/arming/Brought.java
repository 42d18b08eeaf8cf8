package org.sentuh.control.arming;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * What a treatment has brought, or will bring at most.
 *
 * @param treatedNs how long it ran, in nanoseconds
 * @param m2PerS3 the sum of the squared weighted accelerations of all motors over time
 * @param zones what each zone got, in seconds of full intensity, whether or not it touched
 */
public record Brought(long treatedNs, double m2PerS3, List<Double> zones) {

  /** Refuses what is less than nothing, and what is no number. */
  public Brought {
    zones = List.copyOf(zones);
    if (treatedNs < 0 || !(m2PerS3 >= 0) || zones.stream().anyMatch(zone -> !(zone >= 0))) {
      throw new IllegalArgumentException(
          "a treatment cannot have brought " + treatedNs + " ns, " + m2PerS3 + ", " + zones);
    }
  }

  /** Nothing yet, for so many zones. */
  public static Brought nothing(int zones) {
    return new Brought(0, 0, Collections.nCopies(zones, 0.0));
  }

  /** Both together; of zones that only one of them knows, what that one says. */
  public Brought plus(Brought other) {
    return new Brought(
        treatedNs + other.treatedNs, m2PerS3 + other.m2PerS3, each(other, Double::sum));
  }

  /** The less of both, quantity by quantity. */
  public Brought atMost(Brought other) {
    return new Brought(
        Math.min(treatedNs, other.treatedNs),
        Math.min(m2PerS3, other.m2PerS3),
        each(other, Math::min));
  }

  private List<Double> each(Brought other, DoubleBinaryOperator of) {
    List<Double> sums = new ArrayList<>();
    for (int zone = 0; zone < Math.max(zones.size(), other.zones.size()); zone++) {
      sums.add(of.applyAsDouble(at(zones, zone), at(other.zones, zone)));
    }
    return sums;
  }

  private static double at(List<Double> zones, int zone) {
    return zone < zones.size() ? zones.get(zone) : 0;
  }
}
