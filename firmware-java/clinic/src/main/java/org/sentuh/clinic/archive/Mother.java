package org.sentuh.clinic.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A mother as the clinic's devices and lists know her: by a reference, never by a name.
 *
 * @param code the clinic's reference for her
 * @param facility the house that looks after her
 * @param bornOn the day of the birth
 * @param birth how she gave birth
 * @param zone the time zone that she lives in
 * @param windows when in a day a massage is meant to be, as {@code 06:00-12:00 15:00-20:00}
 * @param since since when she is looked after
 * @param until when that ended; empty while it goes on
 */
public record Mother(
    String code,
    String facility,
    LocalDate bornOn,
    Birth birth,
    ZoneId zone,
    String windows,
    Instant since,
    Optional<Instant> until) {

  /** How she gave birth. */
  public enum Birth {
    /** Without an operation on the abdomen. */
    VAGINAL,
    /** By caesarean section. */
    CAESAREAN
  }
}
