package org.sentuh.telemetry.journal;

import org.sentuh.telemetry.wire.Entry;

/**
 * An entry that the clinic has not yet said it has.
 *
 * @param place the journal's own running number, 1 and up, never used twice, in a fresh file after
 *     a damaged one neither; later entries of a lane have higher ones
 * @param entry the entry
 */
public record Waiting(long place, Entry entry) {}
