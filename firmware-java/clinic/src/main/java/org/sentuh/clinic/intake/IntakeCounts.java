package org.sentuh.clinic.intake;

/**
 * What an intake has done since it was started.
 *
 * @param batches transactions
 * @param fresh entries stored
 * @param again entries that were stored already
 * @param quarantined messages that could not be taken
 * @param archiveFailures how often a batch had to be tried again
 * @param acks acks that the broker took
 * @param acksRefused acks that the broker refused
 */
public record IntakeCounts(
    long batches,
    long fresh,
    long again,
    long quarantined,
    long archiveFailures,
    long acks,
    long acksRefused) {}
