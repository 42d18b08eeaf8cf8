package org.sentuh.clinic.archive;

import java.time.Instant;

/**
 * What somebody did about a mother's need. Written once and never changed.
 *
 * @param mother whose
 * @param at when, by the clinic's clock
 * @param by the sign of who did it
 * @param what as in {@code called} or {@code visited}
 * @param note in that person's words; may be empty
 */
public record Care(String mother, Instant at, String by, String what, String note) {}
