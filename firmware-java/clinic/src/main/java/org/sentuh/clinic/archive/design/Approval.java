package org.sentuh.clinic.archive.design;

import java.time.Instant;

/**
 * Somebody stands behind what another person has written.
 *
 * @param by the sign of who has approved it
 * @param at when, by the clinic's clock
 */
public record Approval(String by, Instant at) {}
