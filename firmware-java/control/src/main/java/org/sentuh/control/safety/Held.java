package org.sentuh.control.safety;

/** For how long something has been so without a break. */
final class Held {

  private long ns;

  /** Lets time pass and says whether it has been so for at least a duration. */
  boolean longerThan(boolean so, long dtNs, long durationNs) {
    ns = so ? ns + dtNs : 0;
    return so && ns >= durationNs;
  }

  /** Seconds to nanoseconds. */
  static long ns(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
