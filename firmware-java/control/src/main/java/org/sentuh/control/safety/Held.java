package org.sentuh.control.safety;

/** Whether something has been so for a given time without a break. */
final class Held {

  private final long durationNs;
  private long ns;

  /** Nothing has been so yet; it has to be so for that many seconds. */
  Held(double durationS) {
    this.durationNs = ns(durationS);
  }

  /** Lets time pass and says whether it has been so for long enough. */
  boolean longEnough(boolean so, long dtNs) {
    ns = so ? ns + dtNs : 0;
    return so && ns >= durationNs;
  }

  /** Seconds to nanoseconds. */
  static long ns(double seconds) {
    return Math.round(seconds * 1e9);
  }
}
