package org.sentuh.clinic.prescribing;

import java.time.Instant;
import java.util.Optional;
import org.sentuh.clinic.archive.PrescriptionSeen;
import org.sentuh.clinic.archive.design.Approval;
import org.sentuh.clinic.archive.design.PrescriptionDraft;
import org.sentuh.settings.Prescription;
import org.sentuh.settings.PrescriptionDocument;
import org.sentuh.settings.SettingsRefused;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Seal;

/**
 * One prescription and the way that it has come.
 *
 * @param digest what it is known by
 * @param device whose
 * @param revision which
 * @param document its text, to the byte
 * @param says what the text says; none where it cannot be read any more
 * @param stage how far it has come
 * @param author the sign of who wrote it
 * @param writtenAt when, by the clinic's clock
 * @param approval who else stands behind it; none where nobody does, or nobody needs to
 * @param signed when it was signed and what became of that; none as long as it is a draft
 */
public record Way(
    String digest,
    DeviceId device,
    int revision,
    String document,
    Optional<Prescription> says,
    Stage stage,
    String author,
    Instant writtenAt,
    Optional<Approval> approval,
    Optional<PrescriptionSeen> signed) {

  /** The way of one that is not signed. */
  static Way of(PrescriptionDraft draft, int newestSigned, Instant now) {
    Optional<Prescription> says = read(draft.document());
    return new Way(
        draft.digest(),
        draft.device(),
        draft.revision(),
        draft.document(),
        says,
        stage(draft, newestSigned, over(says, now)),
        draft.author(),
        draft.draftedAt(),
        draft.approval(),
        Optional.empty());
  }

  private static Stage stage(PrescriptionDraft draft, int newestSigned, boolean over) {
    if (draft.withdrawnAt().isPresent()) {
      return Stage.WITHDRAWN;
    }
    if (draft.revision() <= newestSigned) {
      return Stage.SUPERSEDED;
    }
    if (over) {
      return Stage.EXPIRED;
    }
    return draft.approval().isPresent() ? Stage.APPROVED : Stage.DRAFTED;
  }

  /** The way of one that is signed; its draft says who stands behind it. */
  static Way of(PrescriptionSeen seen, Optional<PrescriptionDraft> draft, Instant now) {
    var signed = seen.signed();
    Optional<Prescription> says = read(signed.document());
    return new Way(
        Seal.digest(signed.device(), signed.revision(), signed.document()),
        signed.device(),
        signed.revision(),
        signed.document(),
        says,
        stage(seen.state(), over(says, now)),
        draft
            .map(PrescriptionDraft::author)
            .or(() -> says.map(prescription -> prescription.slip().midwife()))
            .orElse(""),
        draft.map(PrescriptionDraft::draftedAt).orElse(seen.signedAt()),
        draft.flatMap(PrescriptionDraft::approval),
        Optional.of(seen));
  }

  private static Stage stage(PrescriptionSeen.State state, boolean over) {
    return switch (state) {
      case REFUSED -> Stage.REFUSED;
      case SUPERSEDED -> Stage.SUPERSEDED;
      case SIGNED -> over ? Stage.EXPIRED : Stage.SIGNED;
      case SENT -> over ? Stage.EXPIRED : Stage.SENT;
      case ACCEPTED -> over ? Stage.EXPIRED : Stage.ACCEPTED;
    };
  }

  private static boolean over(Optional<Prescription> says, Instant now) {
    return says.orElse(null) instanceof Prescription.Active active && !now.isBefore(active.until());
  }

  private static Optional<Prescription> read(String document) {
    try {
      return Optional.of(PrescriptionDocument.read("prescription", document));
    } catch (SettingsRefused anotherForm) {
      return Optional.empty();
    }
  }
}
