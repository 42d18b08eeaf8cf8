package org.sentuh.clinic.prescribing;

import java.text.Normalizer;
import java.util.Locale;
import org.sentuh.clinic.archive.design.Approval;
import org.sentuh.clinic.archive.design.PrescriptionDraft;
import org.sentuh.clinic.prescribing.NotPrescribed.Why;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Seal;

/**
 * A prescription that two people stand behind: who wrote it, and another one who has approved
 * exactly its bytes, its device and its revision. The clinic's key signs no programme without one.
 * It is made from what the archive keeps of both, and judged again whenever it is. Immutable.
 *
 * <p>A hold and a revocation need none: they only make it gentler, and must not wait.
 */
public final class SecondApproval {

  private final PrescriptionDraft draft;
  private final Approval approval;

  private SecondApproval(PrescriptionDraft draft, Approval approval) {
    this.draft = draft;
    this.approval = approval;
  }

  /**
   * The approval of a draft, as it is kept.
   *
   * @throws NotPrescribed where nobody, or only its author, has approved it, where it was withdrawn
   *     since, or where device, revision or a letter of it is another than the one approved
   */
  public static SecondApproval of(PrescriptionDraft draft) throws NotPrescribed {
    Approval approval =
        draft
            .approval()
            .orElseThrow(() ->
                new NotPrescribed(
                    Why.NOT_APPROVED,
                    "nobody but its author "
                        + draft.author()
                        + " has approved revision "
                        + draft.revision()
                        + " for "
                        + draft.device()
                        + "; ask another midwife to look at it"));
    mustDiffer(draft.author(), approval.by());
    if (draft.withdrawnAt().isPresent()) {
      throw withdrawn(draft);
    }
    mustBeTheSame(draft.digest(), draft);
    return new SecondApproval(draft, approval);
  }

  /**
   * Whether somebody may be the second person behind what another one has written.
   *
   * @param author the sign of who wrote it
   * @param approver the sign of who would approve it
   * @throws NotPrescribed where it is the same person; large and small letters are no difference
   */
  public static void mustDiffer(String author, String approver) throws NotPrescribed {
    if (person(author).equals(person(approver))) {
      throw new NotPrescribed(
          Why.OWN_WORK,
          "\""
              + approver
              + "\" wrote it and cannot be the second person behind it; ask another midwife");
    }
  }

  /** That what was approved, known by its digest, is what is kept. */
  static void mustBeTheSame(String approved, PrescriptionDraft draft) throws NotPrescribed {
    mustBe(approved, Seal.digest(draft.device(), draft.revision(), draft.document()));
  }

  /**
   * That what somebody has seen is what is kept.
   *
   * @param approved what the one is known by
   * @param digest what the other is known by
   * @throws NotPrescribed where they are not the same
   */
  public static void mustBe(String approved, String digest) throws NotPrescribed {
    if (!digest.equals(approved)) {
      throw new NotPrescribed(
          Why.OTHER_BYTES,
          "what was approved is "
              + approved
              + ", what is kept is "
              + digest
              + "; write it anew and have it approved");
    }
  }

  /** That it was taken back. */
  static NotPrescribed withdrawn(PrescriptionDraft draft) {
    return new NotPrescribed(
        Why.WITHDRAWN,
        "revision "
            + draft.revision()
            + " for "
            + draft.device()
            + " was withdrawn; write it anew");
  }

  /** That somebody else was the second person before. */
  public static NotPrescribed before(String what) {
    return new NotPrescribed(
        Why.APPROVED_BEFORE, "somebody else has approved " + what + " before; look at it again");
  }

  private static String person(String sign) {
    return Normalizer.normalize(sign.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** Whose it is. */
  public DeviceId device() {
    return draft.device();
  }

  /** Which revision it becomes. */
  public int revision() {
    return draft.revision();
  }

  /** The text that is signed, to the byte. */
  public String document() {
    return draft.document();
  }

  /** The sign of who wrote it. */
  public String author() {
    return draft.author();
  }

  /** The sign of who else stands behind it. */
  public String approver() {
    return approval.by();
  }
}
