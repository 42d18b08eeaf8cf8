package org.sentuh.control.loop;

import java.util.function.BooleanSupplier;

/**
 * Ticks a loop at absolute deadlines. After an overrun it skips the whole periods that were missed
 * and keeps the phase, so that nothing bursts.
 *
 * <p>The thread belongs to the caller.
 */
public final class Metronome {

  private final Clock clock;
  private final long periodNs;

  /** A metronome with a period in nanoseconds. */
  public Metronome(Clock clock, long periodNs) {
    this.clock = clock;
    this.periodNs = periodNs;
  }

  /** Ticks for as long as it is told to go on, the first time at once. */
  public void run(TreatmentLoop loop, BooleanSupplier going) {
    long deadlineNs = clock.nowNs();
    while (going.getAsBoolean()) {
      clock.sleepUntil(deadlineNs);
      long missedPeriods = Math.max(0, (clock.nowNs() - deadlineNs) / periodNs);
      long tNs = deadlineNs + missedPeriods * periodNs;
      loop.tick(tNs, missedPeriods);
      deadlineNs = tNs + periodNs;
    }
  }
}
