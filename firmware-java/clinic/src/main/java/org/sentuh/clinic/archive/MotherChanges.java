package org.sentuh.clinic.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * What has changed of mothers and their panels, read over one connection.
 *
 * @param horizon from where to read on
 * @param mothers those of whom something has changed
 * @param panels panels that have changed hands, the first one first; also hands that have ended
 * @param heard when devices were last heard, of those heard since
 * @param outstanding every device of which the clinic lacks events that may still come; empty where
 *     nothing at all has changed
 * @param prescriptions what was prescribed last, where something happened to it
 * @param care what was done last, where something was done
 * @param happenings what panels told, oldest first
 */
public record MotherChanges(
    Horizon horizon,
    List<Mother> mothers,
    List<Handed> panels,
    Map<DeviceId, Instant> heard,
    Optional<List<DeviceId>> outstanding,
    List<NewestPrescription> prescriptions,
    List<Care> care,
    List<Happening> happenings) {

  static MotherChanges none(Horizon horizon) {
    return new MotherChanges(
        horizon, List.of(), List.of(), Map.of(), Optional.empty(), List.of(), List.of(), List.of());
  }
}
