package org.sentuh.clinic.alarms;

import java.time.Instant;
import java.util.Optional;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * A rule held of a device for as long as it says.
 *
 * @param rule its name
 * @param device of which
 * @param place where on it; empty for the device as a whole
 * @param began since when it held
 * @param opened when it had held long enough
 * @param closed when it no longer held; empty while it does
 * @param value what was measured when it was opened; NaN where there is no number
 */
record Episode(
    String rule,
    DeviceId device,
    String place,
    Instant began,
    Instant opened,
    Optional<Instant> closed,
    double value) {}
