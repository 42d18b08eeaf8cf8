package org.sentuh.device.service;

import org.jspecify.annotations.Nullable;
import org.sentuh.control.event.Event;
import org.sentuh.control.loop.Delivery;
import org.sentuh.control.loop.Recorder;
import org.sentuh.control.loop.TickRecord;
import org.sentuh.control.pressure.PressureSample;
import org.sentuh.control.safety.Vitals;

/**
 * A loop's recorder, watched for what each tick read from the panel. The tick's thread; {@link
 * #latest} for any.
 */
public final class Instrument implements Recorder {

  private final Recorder recorder;
  private volatile @Nullable Reading latest;

  /**
   * What the latest tick read, and how the ticks have been so far.
   *
   * @param pressure raw counts
   * @param vitals temperatures, supply, stop button, charger
   * @param busNs how long the bus was busy with reading and writing in this tick
   * @param ticks since the loop began
   * @param missed whole periods that were missed
   * @param late ticks that were not done in time for their heartbeat
   * @param refused frames that a driver did not take
   */
  public record Reading(
      PressureSample pressure,
      Vitals vitals,
      long busNs,
      long ticks,
      long missed,
      long late,
      long refused) {}

  /** Watches what goes to a recorder. */
  public Instrument(Recorder recorder) {
    this.recorder = recorder;
  }

  /** What the latest tick read, or null before the first. */
  public @Nullable Reading latest() {
    return latest;
  }

  @Override
  public boolean offer(Event event) {
    return recorder.offer(event);
  }

  @Override
  public void tick(TickRecord tick) {
    recorder.tick(tick);
    watch(tick);
  }

  /** Reads one tick, and gives it to nobody else. */
  public void watch(TickRecord tick) {
    Reading before = latest;
    latest =
        new Reading(
            tick.sample().pressure(),
            tick.sample().vitals(),
            tick.sample().busTimeNs() + busNs(tick.delivery()),
            (before == null ? 0 : before.ticks()) + 1,
            (before == null ? 0 : before.missed()) + tick.missedPeriods(),
            (before == null ? 0 : before.late()) + (tick.punctual() ? 0 : 1),
            (before == null ? 0 : before.refused())
                + (tick.delivery() instanceof Delivery.Refused ? 1 : 0));
  }

  private static long busNs(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered(long busTimeNs) -> busTimeNs;
      case Delivery.Refused(String why, long busTimeNs) -> busTimeNs;
    };
  }
}
