package org.sentuh.clinic.archive.fleet;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * An offer to claim a device, and what became of it, as far as the clinic knows.
 *
 * @param number its own
 * @param device which
 * @param facility who the device comes to
 * @param by the sign of who offered it
 * @param at when, by the clinic's clock
 * @param until when it ends
 * @param address of the device's own pages
 * @param text the offer as it is shown
 * @param fingerprint of the key in it
 * @param withdrawn when somebody took it back
 * @param told when the device first said that it was claimed by it
 * @param left when it first said that it is so no more
 * @param refusedAt when it said that somebody there has tried it in vain; it may still be taken
 * @param refused why, by its word in messages; empty where it has not said so
 */
public record OfferSeen(
    String number,
    DeviceId device,
    String facility,
    String by,
    Instant at,
    Instant until,
    String address,
    String text,
    String fingerprint,
    Optional<Instant> withdrawn,
    Optional<Instant> told,
    Optional<Instant> left,
    Optional<Instant> refusedAt,
    String refused) {

  /** Where an offer is. */
  public enum State {
    /** Somebody at the device may take it. */
    OFFERED,
    /** The device says that it was taken, and stands. */
    CLAIMED,
    /** The device said so, and says it no more. */
    LEFT,
    /** It was taken back here; whether the device has taken it before, it has not told yet. */
    WITHDRAWN,
    /** Its time is over; whether the device has taken it before, it has not told yet. */
    ENDED;

    /** Its word on pages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the device says counts before what was meant here. */
  public State state(Instant now) {
    if (left.isPresent()) {
      return State.LEFT;
    }
    if (told.isPresent()) {
      return State.CLAIMED;
    }
    if (withdrawn.isPresent()) {
      return State.WITHDRAWN;
    }
    return now.isBefore(until) ? State.OFFERED : State.ENDED;
  }
}
