package org.sentuh.clinic.archive;

import java.time.Instant;

/**
 * A message that could not be taken.
 *
 * @param topic where it came
 * @param payload what came, or its beginning
 * @param bytes how long it was
 * @param reason why not, as a kind
 * @param why why not, in words
 * @param first when it first came
 * @param last when it last came
 * @param times how often the very same came
 */
@SuppressWarnings("ArrayRecordComponent") // a stranger's bytes, which nobody compares
public record Quarantined(
    String topic,
    byte[] payload,
    long bytes,
    Reason reason,
    String why,
    Instant first,
    Instant last,
    long times) {}
