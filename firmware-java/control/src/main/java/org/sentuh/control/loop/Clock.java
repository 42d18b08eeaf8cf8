package org.sentuh.control.loop;

/** The only time that the loop knows: monotonic, in nanoseconds since any fixed moment. */
public interface Clock {

  /** The time now. */
  long nowNs();

  /** Waits until a time, or returns at once when it has passed. */
  void sleepUntil(long deadlineNs);
}
