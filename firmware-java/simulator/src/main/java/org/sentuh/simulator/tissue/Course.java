package org.sentuh.simulator.tissue;

/**
 * A value that is led from one to the next over ramps; a new ramp begins from wherever the value
 * then is, so it never jumps unless a ramp of no length asks for it.
 */
final class Course {

  private final double initial;
  private long[] startNs = new long[0];
  private long[] endNs = new long[0];
  private double[] from = new double[0];
  private double[] to = new double[0];

  Course(double initial) {
    this.initial = initial;
  }

  /** Leads the value to a new one. Calls come in the order of their starts. */
  void lead(double value, long rampStartNs, long rampNs) {
    int last = startNs.length;
    double before = at(rampStartNs);
    startNs = grown(startNs, rampStartNs);
    endNs = grown(endNs, StrictMath.addExact(rampStartNs, rampNs));
    from = grown(from, before);
    to = grown(to, value);
    if (last > 0 && rampStartNs < startNs[last - 1]) {
      throw new IllegalArgumentException("a course is led in the order of time");
    }
  }

  double at(long timeNs) {
    for (int i = startNs.length - 1; i >= 0; i--) {
      if (timeNs >= startNs[i]) {
        return along(i, timeNs);
      }
    }
    return initial;
  }

  private double along(int ramp, long timeNs) {
    if (timeNs >= endNs[ramp]) {
      return to[ramp];
    }
    double share = (double) (timeNs - startNs[ramp]) / (endNs[ramp] - startNs[ramp]);
    return from[ramp] + share * (to[ramp] - from[ramp]);
  }

  private static long[] grown(long[] values, long next) {
    long[] more = java.util.Arrays.copyOf(values, values.length + 1);
    more[values.length] = next;
    return more;
  }

  private static double[] grown(double[] values, double next) {
    double[] more = java.util.Arrays.copyOf(values, values.length + 1);
    more[values.length] = next;
    return more;
  }
}
