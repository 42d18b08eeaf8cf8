package org.sentuh.clinic.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * What has changed of mothers and their panels, read over one connection.
 *
 * @param mothers those of whom something has changed
 * @param panels panels that have changed hands, the first one first; also hands that have ended
 * @param heard when devices were last heard, of those heard since
 * @param outstanding every device of which the clinic lacks events that may still come
 * @param prescriptions what was prescribed last, where something happened to it
 * @param care what was done
 * @param happenings what panels told, oldest first
 */
public record MotherChanges(
    List<Mother> mothers,
    List<Handed> panels,
    Map<DeviceId, Instant> heard,
    List<DeviceId> outstanding,
    List<NewestPrescription> prescriptions,
    List<Care> care,
    List<Happening> happenings) {}
