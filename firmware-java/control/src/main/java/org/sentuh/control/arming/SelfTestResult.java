package org.sentuh.control.arming;

/**
 * What the last self-test of this boot found.
 *
 * @param atNs when it ended, monotonic
 * @param well whether everything it looked at is as it must be
 */
public record SelfTestResult(long atNs, boolean well) {

  /** So long a result counts, in nanoseconds: a morning's is none for the night. */
  public static final long FRESH_NS = 4 * 3_600_000_000_000L;
}
