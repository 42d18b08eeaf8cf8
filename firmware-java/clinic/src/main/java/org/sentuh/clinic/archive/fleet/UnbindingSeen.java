package org.sentuh.clinic.archive.fleet;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.sentuh.clinic.archive.PrescriptionSeen;

/**
 * That a device was let go, and how far that has come.
 *
 * @param revision of the prescription that lets it go
 * @param by the sign of who let it go
 * @param why in that person's words
 * @param at when, by the clinic's clock
 * @param wiped when the device first said that it obeys no clinic any more: then it is wiped
 */
public record UnbindingSeen(
    int revision, String by, String why, Instant at, Optional<Instant> wiped) {

  /** How far it has come. */
  public enum Stage {
    /** Signed; the broker does not have it yet. */
    ASKED,
    /** The broker keeps it for the device, which has not answered. */
    SENT,
    /** The device begins nothing any more, and is wiped once everything is told. */
    TAKEN,
    /** The device did not take it, and says why. */
    REFUSED,
    /** Something else was prescribed before the device had taken it: it is not let go. */
    SUPERSEDED,
    /** The device says that it is wiped, and no clinic's. */
    WIPED;

    /** Its word on pages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How far it has come.
   *
   * @param signed the prescription that lets it go
   */
  public Stage stage(PrescriptionSeen signed) {
    if (wiped.isPresent()) {
      return Stage.WIPED;
    }
    return switch (signed.state()) {
      case SIGNED -> Stage.ASKED;
      case SENT -> Stage.SENT;
      case ACCEPTED -> Stage.TAKEN;
      case REFUSED -> Stage.REFUSED;
      case SUPERSEDED -> signed.answeredAt().isPresent() ? Stage.TAKEN : Stage.SUPERSEDED;
    };
  }
}
