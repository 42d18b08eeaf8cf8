package org.sentuh.simulator.report;

import java.util.List;

/**
 * A stretch of time, in seconds since the massage was started.
 *
 * @param fromS when it began
 * @param toS when it ended
 */
record Span(double fromS, double toS) {

  double lastedS() {
    return toS - fromS;
  }

  boolean holds(double atS) {
    return atS >= fromS && atS <= toS;
  }

  boolean meets(double otherFromS, double otherToS) {
    return otherFromS < toS && otherToS > fromS;
  }

  /** How much of it lies in any of some others, which do not overlap each other. */
  double sharedS(List<Span> others) {
    double shared = 0;
    for (Span other : others) {
      shared += Math.max(0, Math.min(toS, other.toS) - Math.max(fromS, other.fromS));
    }
    return shared;
  }
}
