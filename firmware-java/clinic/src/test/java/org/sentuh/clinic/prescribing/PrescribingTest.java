package org.sentuh.clinic.prescribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.clinic.ConfigFiles;
import org.sentuh.clinic.Database;
import org.sentuh.clinic.archive.Archive;
import org.sentuh.clinic.archive.Arrival;
import org.sentuh.clinic.archive.Audit;
import org.sentuh.clinic.archive.AuditLine;
import org.sentuh.clinic.archive.Handed;
import org.sentuh.clinic.archive.Mother;
import org.sentuh.clinic.archive.design.Approval;
import org.sentuh.clinic.archive.design.PrescriptionDraft;
import org.sentuh.clinic.archive.design.ProgrammeVersion;
import org.sentuh.clinic.archive.design.Programmes;
import org.sentuh.clinic.authority.PrescribingKey;
import org.sentuh.clinic.design.Library;
import org.sentuh.settings.Prescription;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Seal;

/** The way of a prescription from its first line to the device's answer, in either database. */
@ParameterizedClass
@EnumSource(Database.class)
final class PrescribingTest {

  private static final DeviceId DEVICE = new DeviceId("sentuh-07");
  private static final DeviceId OTHER = new DeviceId("sentuh-08");
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-12-10T12:00:00Z");

  private final Database database;
  private @TempDir Path folder;
  private Archive archive;
  private Prescribing prescribing;
  private PrescribingKey key;

  @SuppressWarnings("NullAway.Init") // all of it is there before each test
  PrescribingTest(Database database) {
    this.database = database;
  }

  @BeforeEach
  void aClinicWithApprovedProgrammes() throws Exception {
    archive = Archive.open(database.fresh());
    key = PrescribingKey.found(folder.resolve("key"));
    prescribing = new Prescribing(archive, ConfigFiles.equipment());
    Library library = new Library(new Programmes(archive));
    library.stock(ConfigFiles.programmes(), NOON);
    for (String name : List.of("gentle", "long")) {
      ProgrammeVersion version = library.version(name, 1).orElseThrow();
      library.approve(version, Library.digest(version), by("BD-3", NOON));
    }
  }

  @AfterEach
  void close() {
    if (archive != null) {
      archive.close();
    }
  }

  private static Draft.Programme wish(String midwife, Instant issued, double ceiling) {
    return new Draft.Programme(
        new Draft.Slip("M-0412", midwife, issued),
        UNTIL,
        "",
        2,
        14_400,
        OptionalDouble.of(ceiling),
        OptionalDouble.empty(),
        Optional.empty());
  }

  private PrescriptionDraft written(DeviceId device, Instant at) throws Exception {
    return prescribing.write(device, wish("BD-7", at, 0.4), "gentle", 1, "m", by("BD-7", at));
  }

  private List<Stage> stages(Instant now) throws Exception {
    return prescribing.ways(DEVICE, now).stream().map(Way::stage).toList();
  }

  private static void refused(NotPrescribed.Why why, ThrowingCallable deed) {
    assertThatThrownBy(deed)
        .isInstanceOfSatisfying(
            NotPrescribed.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  @Test
  void nothingIsPrescribedToAPanelThatAnotherMotherHas() throws Exception {
    PrescriptionDraft before = written(DEVICE, NOON);
    prescribing.approve(before.digest(), by("BD-3", NOON));
    lend(DEVICE, "M-9");

    refused(NotPrescribed.Why.NOT_HERS, () -> written(DEVICE, NOON.plusSeconds(1)));
    refused(
        NotPrescribed.Why.NOT_HERS, () -> prescribing.sign(before.digest(), key, by("BD-7", NOON)));
    assertThat(archive.prescriptions(DEVICE)).isEmpty();
  }

  private void lend(DeviceId device, String mother) throws Exception {
    archive.register(device, NOON);
    archive
        .mothers()
        .keep(
            new Mother(
                mother,
                "Klinik Melati",
                LocalDate.of(2026, 11, 20),
                Mother.Birth.VAGINAL,
                ZoneId.of("Asia/Jakarta"),
                "06:00-12:00",
                NOON,
                Optional.empty()),
            by("BD-7", NOON));
    Handed handed =
        new Handed(
            device, 0, Optional.empty(), Optional.of(mother), NOON, Optional.empty(), "BD-7", "");
    assertThat(archive.mothers().handOver(handed, Optional.empty(), by("BD-7", NOON))).isTrue();
  }

  @Test
  void itIsWrittenApprovedSignedSentAndAcceptedAndEachStageIsSaid() throws Exception {
    PrescriptionDraft draft = written(DEVICE, NOON);
    assertThat(stages(NOON)).containsExactly(Stage.DRAFTED);
    assertThat(prescribing.waiting("Klinik Melati", 10)).containsExactly(draft);

    prescribing.approve(draft.digest(), by("BD-3", NOON.plusSeconds(1)));
    assertThat(stages(NOON)).containsExactly(Stage.APPROVED);
    assertThat(prescribing.waiting("Klinik Melati", 10)).isEmpty();
    assertThat(archive.unsentPrescriptions(10)).as("nothing goes out unsigned").isEmpty();

    Message.Desired signed = prescribing.sign(draft.digest(), key, by("BD-7", NOON.plusSeconds(2)));
    assertThat(Seal.isOf(key.open(), signed)).isTrue();
    assertThat(signed.document()).isEqualTo(draft.document()).contains("midwife: BD-7");
    assertThat(archive.unsentPrescriptions(10)).containsExactly(signed);
    assertThat(stages(NOON)).containsExactly(Stage.SIGNED);

    archive.prescriptionSent(DEVICE, 1, NOON.plusSeconds(3));
    assertThat(stages(NOON)).containsExactly(Stage.SENT);
    answer(1, 1, "");
    assertThat(stages(NOON)).containsExactly(Stage.ACCEPTED);
    assertThat(stages(UNTIL)).containsExactly(Stage.EXPIRED);

    Way way = prescribing.ways(DEVICE, NOON).getFirst();
    assertThat(way.author()).isEqualTo("BD-7");
    assertThat(way.approval()).contains(new Approval("BD-3", NOON.plusSeconds(1)));
    assertThat(way.says().orElseThrow()).isInstanceOf(Prescription.Active.class);
    assertThat(archive.newestPrescriptions()).containsOnlyKeys(DEVICE);
    List<Audit.Kept> lines =
        archive.read(connection -> Audit.newest(connection, Long.MAX_VALUE, 3));
    assertThat(lines).extracting(line -> line.line().who()).containsExactly("BD-7", "BD-3", "BD-7");
  }

  @Test
  void nothingIsSignedThatNobodyElseHasApproved() throws Exception {
    PrescriptionDraft draft = written(DEVICE, NOON);

    refused(
        NotPrescribed.Why.NOT_APPROVED,
        () -> prescribing.sign(draft.digest(), key, by("BD-7", NOON)));
    for (String same : List.of("BD-7", "bd-7 ")) {
      refused(
          NotPrescribed.Why.OWN_WORK, () -> prescribing.approve(draft.digest(), by(same, NOON)));
    }
    refused(NotPrescribed.Why.UNKNOWN, () -> prescribing.approve("0".repeat(64), by("BD-3", NOON)));
    refused(
        NotPrescribed.Why.NOT_APPROVED,
        () -> prescribing.sign(draft.digest(), key, by("BD-7", NOON)));
    assertThat(archive.prescriptions(DEVICE)).isEmpty();

    prescribing.approve(draft.digest(), by("BD-3", NOON));
    refused(
        NotPrescribed.Why.APPROVED_BEFORE,
        () -> prescribing.approve(draft.digest(), by("BD-9", NOON)));
    prescribing.sign(draft.digest(), key, by("BD-7", NOON));
    assertThat(archive.prescriptions(DEVICE)).hasSize(1);
  }

  @Test
  void aHoldThatWasSignedMeanwhileIsNotOverruledByWhatWasWrittenBefore() throws Exception {
    PrescriptionDraft approved = written(DEVICE, NOON);
    PrescriptionDraft waiting = written(DEVICE, NOON.plusSeconds(1));
    prescribing.approve(approved.digest(), by("BD-3", NOON));

    Message.Desired hold =
        prescribing.withhold(
            DEVICE,
            new Draft.Withheld(new Draft.Slip("M-0412", "BD-9", NOON), false, "a wound"),
            key,
            by("BD-9", NOON.plusSeconds(2)));

    assertThat(hold.revision()).isEqualTo(1);
    refused(
        NotPrescribed.Why.OVERTAKEN,
        () -> prescribing.sign(approved.digest(), key, by("BD-7", NOON)));
    refused(
        NotPrescribed.Why.OVERTAKEN, () -> prescribing.approve(waiting.digest(), by("BD-3", NOON)));
    assertThat(stages(NOON))
        .containsExactlyInAnyOrder(Stage.SIGNED, Stage.SUPERSEDED, Stage.SUPERSEDED);
    assertThat(archive.unsentPrescriptions(10)).containsExactly(hold);
    assertThat(prescribing.waiting("Klinik Melati", 10)).isEmpty();
  }

  @Test
  void aHoldAndARevocationNeedNobodyElseAndGoAtOnce() throws Exception {
    sign(written(DEVICE, NOON));
    Draft.Slip slip = new Draft.Slip("M-0412", "BD-9", NOON);

    prescribing.withhold(DEVICE, new Draft.Withheld(slip, false, "rests"), key, by("BD-9", NOON));
    prescribing.withhold(DEVICE, new Draft.Withheld(slip, true, "ended"), key, by("BD-9", NOON));

    assertThat(prescribing.ways(DEVICE, NOON)).extracting(Way::revision).containsExactly(3, 2, 1);
    assertThat(stages(NOON)).containsExactly(Stage.SIGNED, Stage.SUPERSEDED, Stage.SUPERSEDED);
    assertThat(prescribing.ways(DEVICE, NOON).getFirst().author()).isEqualTo("BD-9");
    refused(
        NotPrescribed.Why.NOT_UNDERSTOOD,
        () ->
            prescribing.withhold(
                DEVICE, new Draft.Withheld(slip, true, ""), key, by("BD-9", NOON)));
  }

  @Test
  void aProgrammeThatNobodyElseHasApprovedIsNotPrescribed() {
    refused(
        NotPrescribed.Why.NOT_APPROVED,
        () ->
            prescribing.write(
                DEVICE, wish("BD-7", NOON, 0.4), "standard", 3, "m", by("BD-7", NOON)));
    refused(
        NotPrescribed.Why.UNKNOWN,
        () ->
            prescribing.write(
                DEVICE, wish("BD-7", NOON, 0.4), "standard", 9, "m", by("BD-7", NOON)));
  }

  @Test
  void whatNoDeviceWouldTakeIsNotWritten() throws Exception {
    refused(
        NotPrescribed.Why.NOT_UNDERSTOOD,
        () ->
            prescribing.write(DEVICE, wish("BD-7", NOON, 0.9), "gentle", 1, "m", by("BD-7", NOON)));
    refused(
        NotPrescribed.Why.NOT_UNDERSTOOD,
        () ->
            prescribing.write(
                DEVICE, wish("a name", NOON, 0.4), "gentle", 1, "m", by("BD-7", NOON)));
    refused(
        NotPrescribed.Why.UNKNOWN,
        () ->
            prescribing.write(
                DEVICE, wish("BD-7", NOON, 0.4), "gentle", 1, "xl", by("BD-7", NOON)));
    Draft.Programme held =
        wish("BD-7", NOON, 0.4)
            .of(
                ConfigFiles.programme("gentle")
                    .replaceAll(
                        "(?s)phases:\n.*",
                        """
                        phases:
                          - title: {id: Diam, en: Still}
                            strokes:
                              - hold: {at: T3, offset_mm: 30, lasts_s: 30}
                              - hold: {at: T3, offset_mm: 30, lasts_s: 30}
                              - hold: {at: T3, offset_mm: 30, lasts_s: 30}
                        """));
    refused(
        NotPrescribed.Why.NOT_PROVEN, () -> prescribing.write(DEVICE, held, "m", by("BD-7", NOON)));
    assertThat(prescribing.ways(DEVICE, NOON)).isEmpty();
  }

  @Test
  void aWithdrawnDraftIsNeitherApprovedNorSigned() throws Exception {
    PrescriptionDraft draft = written(DEVICE, NOON);
    PrescriptionDraft approved = written(OTHER, NOON);
    prescribing.approve(approved.digest(), by("BD-3", NOON));

    prescribing.withdraw(draft.digest(), by("BD-7", NOON));
    prescribing.withdraw(approved.digest(), by("BD-7", NOON));

    assertThatThrownBy(() -> prescribing.approve(draft.digest(), by("BD-3", NOON)))
        .isInstanceOf(NotPrescribed.class);
    refused(
        NotPrescribed.Why.WITHDRAWN,
        () -> prescribing.sign(approved.digest(), key, by("BD-7", NOON)));
    assertThat(stages(NOON)).containsExactly(Stage.WITHDRAWN);
  }

  @Test
  void aRefusalIsSaidWithItsReasonAndTheNextRevisionIsWrittenBehindIt() throws Exception {
    sign(written(DEVICE, NOON));
    answer(0, 1, "it is not proven");

    Way refused = prescribing.ways(DEVICE, NOON).getFirst();
    assertThat(refused.stage()).isEqualTo(Stage.REFUSED);
    assertThat(refused.signed().orElseThrow().refused()).isEqualTo("it is not proven");
    assertThat(written(DEVICE, NOON.plusSeconds(5)).revision()).isEqualTo(2);
    assertThat(written(OTHER, NOON.plusSeconds(5)).revision()).isEqualTo(1);
  }

  private static AuditLine by(String who, Instant at) {
    return new AuditLine(at, who, "Klinik Melati", "prescription.test", DEVICE.value(), "");
  }

  private void sign(PrescriptionDraft draft) throws Exception {
    prescribing.approve(draft.digest(), by("BD-3", NOON));
    prescribing.sign(draft.digest(), key, by("BD-7", NOON));
  }

  private void answer(int revision, int offered, String refused) throws Exception {
    archive.file(
        List.of(
            new Arrival.Answered(
                new Message.Reported(DEVICE, revision, offered, refused),
                false,
                NOON.plusSeconds(9))));
  }
}
