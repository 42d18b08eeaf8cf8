package org.sentuh.clinic.mothers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * Where a mother stands at a moment.
 *
 * @param mother who
 * @param day how many days since the birth; the day of the birth is 0
 * @param need what she needs
 * @param because why
 * @param since since when; the order among those with the same need
 * @param days the last days, the earliest first, with what is known of each window
 * @param panel the panel that she has
 * @param heard when the clinic last heard of it
 */
public record Standing(
    Mother mother,
    long day,
    Need need,
    Because because,
    Instant since,
    List<List<Cell>> days,
    Optional<DeviceId> panel,
    Optional<Instant> heard) {}
