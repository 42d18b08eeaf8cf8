package org.sentuh.clinic.archive;

import java.time.Instant;
import java.util.Optional;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * A panel changed hands.
 *
 * @param device which
 * @param number 1 and up, by device
 * @param from who had it; empty where it came from the clinic
 * @param to who has had it since; empty where it went back to the clinic
 * @param at when, by the clinic's clock
 * @param until when it changed hands again; empty while it is so
 * @param by the sign of who handed it over
 * @param why in that person's words; may be empty
 */
public record Handed(
    DeviceId device,
    int number,
    Optional<String> from,
    Optional<String> to,
    Instant at,
    Optional<Instant> until,
    String by,
    String why) {

  /** Whether a moment lies in the time in which it was so. */
  public boolean covers(Instant moment) {
    return !moment.isBefore(at) && until.map(moment::isBefore).orElse(true);
  }
}
