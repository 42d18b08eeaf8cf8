package org.sentuh.clinic.archive;

import java.time.Instant;
import java.util.Optional;

/**
 * What the clinic knows of a boot.
 *
 * @param boot which
 * @param firstHeard when the first of it came
 * @param goodbye whether it said that it ends
 * @param next the boot after it, once that has told of this one's end
 * @param clean whether the next one found that this one had ended on purpose; false until told
 * @param lostAtMostMs how much of its last samples may be lost, 0 until told
 */
public record BootSeen(
    String boot,
    Instant firstHeard,
    boolean goodbye,
    Optional<String> next,
    boolean clean,
    long lostAtMostMs) {}
