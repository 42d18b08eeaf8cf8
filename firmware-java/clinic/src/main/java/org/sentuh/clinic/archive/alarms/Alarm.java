package org.sentuh.clinic.archive.alarms;

import java.time.Instant;
import java.util.Optional;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * Somebody was called to a device.
 *
 * @param number its own
 * @param rule the name of the rule
 * @param device to which
 * @param place where on it; empty for the device as a whole
 * @param began since when it was so
 * @param opened when it had been so for as long as its rule says
 * @param level how urgently, by its word
 * @param who the role that was called last, by its word
 * @param value what was measured when it was opened; NaN where there is no number
 * @param acknowledged when somebody said that she sees to it
 * @param snoozed until when it does not call
 * @param escalated when somebody else was called as well
 * @param closed when it was no longer so
 */
public record Alarm(
    long number,
    String rule,
    DeviceId device,
    String place,
    Instant began,
    Instant opened,
    String level,
    String who,
    double value,
    Optional<Instant> acknowledged,
    Optional<Instant> snoozed,
    Optional<Instant> escalated,
    Optional<Instant> closed) {

  /**
   * What became of one.
   *
   * @param at when
   * @param what opened, acknowledged, snoozed, escalated or closed
   * @param by whose sign; empty for the desk itself
   * @param until of a snooze, until when
   * @param note in her words; may be empty
   */
  public record Deed(Instant at, String what, String by, Optional<Instant> until, String note) {}

  /** Whether it calls nobody now, and will again. */
  public boolean sleeps(Instant now) {
    return closed.isEmpty() && snoozed.map(until -> until.isAfter(now)).orElse(false);
  }
}
