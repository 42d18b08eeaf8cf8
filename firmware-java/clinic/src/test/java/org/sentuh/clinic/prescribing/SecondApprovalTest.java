package org.sentuh.clinic.prescribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.clinic.archive.design.Approval;
import org.sentuh.clinic.archive.design.PrescriptionDraft;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Seal;

/** Who may stand behind a prescription, and behind which bytes. */
final class SecondApprovalTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-07");
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final String DOCUMENT = "prescription: 1\n";
  private static final String DIGEST = Seal.digest(DEVICE, 3, DOCUMENT);

  private static PrescriptionDraft draft(String approver) {
    return draft(DIGEST, DEVICE, 3, DOCUMENT, approver);
  }

  private static PrescriptionDraft draft(
      String digest, DeviceId device, int revision, String document, String approver) {
    return new PrescriptionDraft(
        digest,
        device,
        revision,
        document,
        "BD-7",
        NOON,
        Optional.of(new Approval(approver, NOON)),
        Optional.empty());
  }

  private static void refused(PrescriptionDraft draft, NotPrescribed.Why why) {
    assertThatThrownBy(() -> SecondApproval.of(draft))
        .isInstanceOfSatisfying(
            NotPrescribed.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  @Test
  void anotherPersonsApprovalOfExactlyTheseBytesCounts() throws NotPrescribed {
    SecondApproval approval = SecondApproval.of(draft("BD-3"));

    assertThat(approval.author()).isEqualTo("BD-7");
    assertThat(approval.approver()).isEqualTo("BD-3");
    assertThat(approval.device()).isEqualTo(DEVICE);
    assertThat(approval.revision()).isEqualTo(3);
    assertThat(approval.document()).isEqualTo(DOCUMENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BD-7", "bd-7", " BD-7 ", "ＢＤ-7"})
  void nobodyIsTheSecondPersonBehindTheirOwnWork(String approver) {
    refused(draft(approver), NotPrescribed.Why.OWN_WORK);
  }

  @Test
  void anotherLetterDeviceOrRevisionIsNotWhatWasApproved() {
    refused(draft(DIGEST, DEVICE, 3, DOCUMENT + " ", "BD-3"), NotPrescribed.Why.OTHER_BYTES);
    refused(
        draft(DIGEST, new DeviceId("sentuh-08"), 3, DOCUMENT, "BD-3"),
        NotPrescribed.Why.OTHER_BYTES);
    refused(draft(DIGEST, DEVICE, 4, DOCUMENT, "BD-3"), NotPrescribed.Why.OTHER_BYTES);
  }

  @Test
  void whatNobodyApprovedOrWasWithdrawnDoesNotCount() {
    PrescriptionDraft draft = draft("BD-3");
    refused(
        new PrescriptionDraft(
            DIGEST, DEVICE, 3, DOCUMENT, "BD-7", NOON, Optional.empty(), Optional.empty()),
        NotPrescribed.Why.NOT_APPROVED);
    refused(
        new PrescriptionDraft(
            DIGEST, DEVICE, 3, DOCUMENT, "BD-7", NOON, draft.approval(), Optional.of(NOON)),
        NotPrescribed.Why.WITHDRAWN);
  }
}
