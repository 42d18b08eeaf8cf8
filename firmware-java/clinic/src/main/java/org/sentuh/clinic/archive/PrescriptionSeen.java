package org.sentuh.clinic.archive;

import java.time.Instant;
import java.util.Optional;
import org.sentuh.telemetry.wire.Message;

/**
 * One revision of what was prescribed to a device, and what became of it.
 *
 * @param signed as it was signed
 * @param state where it stands
 * @param signedAt when, by the clinic's clock
 * @param sentAt when the broker had it
 * @param answeredAt when the device's answer came
 * @param refused why the device did not take it; empty unless it is {@link State#REFUSED}
 */
public record PrescriptionSeen(
    Message.Desired signed,
    State state,
    Instant signedAt,
    Optional<Instant> sentAt,
    Optional<Instant> answeredAt,
    String refused) {

  /** Where a revision stands. None of them says that anything was started. */
  public enum State {
    /** It is on its way to the broker. */
    SIGNED,
    /** The broker has it; the device has not answered, because it is off or without a network. */
    SENT,
    /** It stands on the device, which has proven it. */
    ACCEPTED,
    /** The device did not take it, and says why. */
    REFUSED,
    /** A later one has taken its place before or after it was accepted. */
    SUPERSEDED
  }
}
