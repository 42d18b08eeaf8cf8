package org.sentuh.clinic.archive.design;

import java.time.Instant;
import java.util.Optional;
import org.sentuh.telemetry.wire.DeviceId;

/**
 * A prescription before it is signed.
 *
 * @param digest of what is signed: device, revision and document
 * @param device whose
 * @param revision the one that it becomes
 * @param document the text that is signed, to the byte
 * @param author the sign of who wrote it
 * @param draftedAt when, by the clinic's clock
 * @param approval who else stands behind it; none as long as nobody does
 * @param withdrawnAt when it was taken back; none as long as it may be signed
 */
public record PrescriptionDraft(
    String digest,
    DeviceId device,
    int revision,
    String document,
    String author,
    Instant draftedAt,
    Optional<Approval> approval,
    Optional<Instant> withdrawnAt) {}
