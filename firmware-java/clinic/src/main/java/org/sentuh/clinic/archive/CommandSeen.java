package org.sentuh.clinic.archive;

import java.time.Instant;
import java.util.Optional;
import org.sentuh.telemetry.wire.Message;

/**
 * A command and what became of it, as far as the clinic knows.
 *
 * @param command what was asked
 * @param who asked
 * @param state where it is
 * @param sent when the broker took it; empty: it has not
 * @param answered when the device's answer came; empty: none has
 * @param why the device's reason, empty where its state says it all
 */
public record CommandSeen(
    Message.RemoteCommand command,
    String who,
    State state,
    Optional<Instant> sent,
    Optional<Instant> answered,
    String why) {

  /** Where a command is. */
  public enum State {
    /** Written down; the broker does not have it yet. */
    ASKED,
    /** The broker has it; the device has not answered. */
    SENT,
    /** The device obeys it. */
    ACCEPTED,
    /** The device has done it. */
    DONE,
    /** The device does not do it, and says why. */
    REFUSED,
    /** It came too late, or never left: the device has not obeyed it and will not. */
    EXPIRED,
    /** It left, its time is over, and nobody knows whether the device has heard it. */
    UNANSWERED
  }
}
