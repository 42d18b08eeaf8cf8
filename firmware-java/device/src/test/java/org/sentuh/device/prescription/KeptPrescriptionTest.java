package org.sentuh.device.prescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sentuh.device.prescription.Clinic.DEVICE;
import static org.sentuh.device.prescription.Clinic.active;
import static org.sentuh.device.prescription.Clinic.withheld;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.arming.DoseLedger.Shortage;
import org.sentuh.control.prescription.Proven;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.settings.Prescription;
import org.sentuh.telemetry.journal.Kept;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Seal;
import org.sentuh.telemetry.wire.Wall;

final class KeptPrescriptionTest {

  private static final Instant DAY = Instant.parse("2026-11-27T03:00:00Z");

  private final Clinic clinic = new Clinic();
  @TempDir private Path folder;
  private Wall now = new Wall(DAY, Wall.Quality.TRUSTED);
  private KeptPrescription kept;

  @BeforeEach
  void claimed() {
    kept = open("m");
    assertThat(kept.claim(clinic.key.getPublic())).isTrue();
  }

  @Test
  void whatTheClinicSignedIsProvenTakenAndKept() {
    assertThat(kept.offer(clinic.prescribes(5, active("gentle", "ceiling: 0.4\n"))))
        .isEqualTo(new Message.Reported(DEVICE, 5, 5, ""));

    for (KeptPrescription each : new KeptPrescription[] {kept, open("m")}) {
      Plan plan = each.plan().orElseThrow();
      assertThat(each.revision()).isEqualTo(5);
      assertThat(plan.prescription().slip().mother()).isEqualTo("M-0412");
      assertThat(plan.proven().ceiling()).isEqualTo(0.4);
      assertThat(plan.proven().score().programme().name()).isEqualTo("gentle");
      assertThat(plan.allowance().treatments()).isEqualTo(2);
      assertThat(plan.allowance().betweenS()).isEqualTo(14_400);
      assertThat(each.against(plan.proven())).isEmpty();
    }
  }

  @Test
  void whereTheDeviceChangesHandsNothingStandsAndNothingOlderIsEverTakenAgain() {
    Message.Desired hers = clinic.prescribes(5, active("gentle"));
    kept.offer(hers);
    Plan before = kept.plan().orElseThrow();
    kept.forget();

    for (KeptPrescription each : new KeptPrescription[] {kept, open("m")}) {
      assertThat(each.plan()).isEmpty();
      assertThat(each.prescription()).isEmpty();
      assertThat(each.against(before.proven())).contains(Refusal.NOT_PRESCRIBED);
      assertThat(each.revision()).isEqualTo(5);
      assertThat(each.offer(hers).refused()).contains("no newer");
      assertThat(each.plan()).isEmpty();
    }
    assertThat(kept.offer(clinic.prescribes(6, active("standard"))).refused()).isEmpty();
    assertThat(kept.plan()).isPresent();
  }

  @Test
  void aTreatmentThatWasPreparedWithAnotherProgrammeIsNotPrescribed() {
    kept.offer(clinic.prescribes(5, active("gentle")));
    Plan before = kept.plan().orElseThrow();
    kept.offer(clinic.prescribes(6, active("standard")));

    assertThat(kept.against(before.proven())).contains(Refusal.NOT_PRESCRIBED);
    assertThat(kept.against(kept.plan().orElseThrow().proven())).isEmpty();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(active("gentle").replace("ceiling: 0.60", "ceiling: 1.60"), "ceiling"),
        Arguments.of(active("gentle", "ceiling: 0.9\n"), "0.6"),
        Arguments.of(active("gentle").replace("treatments: 2", "treatments: 9"), "treatments"),
        Arguments.of(active("gentle").replace("between_s: 14400", "between_s: 60"), "between_s"),
        Arguments.of(active("gentle").replace("until: 2026-12", "until: 2026-10"), "until"),
        Arguments.of(active("gentle").replace("until: 2026-12-10T", "until: "), "until"),
        Arguments.of(active("gentle").replace("M-0412", "Ibu Sari"), "mother"),
        Arguments.of(active("gentle").replace("prescription: 1", "prescription: 2"), "1"),
        Arguments.of(active("gentle").replace("kind: programme", "kind: panel"), "programme.kind"),
        Arguments.of(active("gentle", "next_key: AAAA\n"), "next_key"),
        Arguments.of(active("gentle", "start: now\n"), "start"),
        Arguments.of(active("gentle", "times: noon\nzone: Asia/Jakarta\n"), "times"),
        Arguments.of(
            active("gentle", "times: 15:00-20:00 06:00-12:00\nzone: Asia/Jakarta\n"), "times"),
        Arguments.of(active("gentle", "times: 06:00-12:00\nzone: Asia/Melati\n"), "zone"),
        Arguments.of(active("gentle", "times: 06:00-12:00\n"), "zone"),
        Arguments.of(
            active("gentle", "times: 06:00-12:00\ndays: often\nzone: Asia/Jakarta\n"), "days"),
        Arguments.of(active("gentle", "days: mon\n"), "days"),
        Arguments.of(withheld("held", "''"), "why"),
        Arguments.of("", ""),
        Arguments.of("\u0000", ""),
        Arguments.of("# " + "x".repeat(40_000), "at most 32768"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsNotCompleteOrLooserThanItMayBeIsRefusedByItsName(String document, String says) {
    kept.offer(clinic.prescribes(4, active("standard")));
    Message.Reported reported = kept.offer(clinic.prescribes(5, document));

    assertThat(reported.revision()).isEqualTo(4);
    assertThat(reported.refused()).isNotBlank().contains(says);
    assertThat(kept.plan().orElseThrow().proven().score().programme().name()).isEqualTo("standard");
    assertThat(open("m").revision()).isEqualTo(4);
  }

  @Test
  void aProgrammeThatIsNotProvenIsRefusedWithTheBoundThatItBreaks() {
    String everything = active("standard").replaceAll("(ramp: )\\{[^}]*}", "$1{from: 1, to: 1}");
    String strong =
        everything
            .replaceAll("start_level: [0-9.]+", "start_level: 1")
            .replaceAll("\n  ceiling: [0-9.]+", "\n  ceiling: 1")
            .replaceAll("repeats: [0-9]+", "repeats: 40");
    Message.Reported reported = kept.offer(clinic.prescribes(5, strong));

    assertThat(reported.revision()).isZero();
    assertThat(reported.refused()).contains("is not proven on panel");
    assertThat(kept.plan()).isEmpty();
  }

  @Test
  void whatAnybodyElseSignedIsRefusedWhateverItSays() {
    Message.Reported forged = kept.offer(new Clinic().prescribes(5, active("gentle")));
    assertThat(forged.refused()).contains("signed");

    Message.Desired good = clinic.prescribes(5, active("gentle"));
    Message.Desired changed =
        new Message.Desired(
            DEVICE, 5, good.document().replace("ceiling: 0.60", "ceiling: 0.80"), good.signature());
    assertThat(kept.offer(changed).refused()).contains("signed");
    assertThat(kept.against(open("m").plan().map(Plan::proven).orElse(proven())))
        .contains(Refusal.NOT_PRESCRIBED);
  }

  @Test
  void whatIsForAnotherDeviceIsRefused() {
    Message.Desired other =
        Seal.sealed(new DeviceId("sentuh-08"), 5, active("gentle"), clinic.key.getPrivate());
    assertThat(kept.offer(other).refused()).contains("sentuh-08").contains("sentuh-07");
  }

  @Test
  void aDeviceThatNobodyHasClaimedTakesNothing() throws IOException {
    KeptPrescription fresh =
        KeptPrescription.in(
            Files.createDirectory(folder.resolve("fresh")), Clinic.fitting(), () -> now);
    assertThat(fresh.offer(clinic.prescribes(5, active("gentle"))).refused())
        .contains("not claimed");
  }

  @Test
  void aDeviceStaysWithTheClinicThatClaimedIt() {
    assertThat(kept.claim(new Clinic().key.getPublic())).isFalse();
    assertThat(kept.claim(clinic.key.getPublic())).isTrue();
    assertThat(kept.offer(clinic.prescribes(5, active("gentle"))).refused()).isEmpty();
  }

  @Test
  void anOlderRevisionAndAnotherOfTheSameNumberAreRefusedAndTheSameOneIsKnown() {
    Message.Desired fifth = clinic.prescribes(5, active("gentle"));
    kept.offer(fifth);

    assertThat(kept.offer(fifth)).isEqualTo(new Message.Reported(DEVICE, 5, 5, ""));
    assertThat(kept.offer(clinic.prescribes(4, active("standard"))).refused())
        .contains("4 is no newer than 5");
    assertThat(kept.offer(clinic.prescribes(5, active("standard"))).refused())
        .contains("5 is no newer than 5");
    assertThat(kept.plan().orElseThrow().proven().score().programme().name()).isEqualTo("gentle");
  }

  @Test
  void aPrescriptionEndsByTheClockAndOneThatIsBehindEndsItNoSooner() {
    kept.offer(clinic.prescribes(5, active("gentle")));
    Plan plan = kept.plan().orElseThrow();

    now = new Wall(Instant.parse("2026-12-10T17:00:00Z"), Wall.Quality.TRUSTED);
    assertThat(kept.against(plan.proven())).contains(Refusal.PRESCRIPTION_OVER);
    now = new Wall(Instant.EPOCH, Wall.Quality.UNSET);
    assertThat(kept.against(plan.proven())).isEmpty();
  }

  private static final String MORNINGS =
      "times: 06:00-12:00 15:00-20:00\ndays: mon wed fri\nzone: Asia/Jakarta\n";

  @ParameterizedTest(name = "at {0} it waits {1} minutes")
  @CsvSource({
    // the 27th is a Friday; Jakarta is seven hours ahead
    "2026-11-26T23:00:00Z, 0",
    "2026-11-27T03:00:00Z, 0",
    "2026-11-27T04:59:59Z, 0",
    "2026-11-27T05:00:00Z, 180",
    "2026-11-27T07:30:00Z, 30",
    "2026-11-27T08:00:00Z, 0",
    "2026-11-27T13:00:00Z, 3480", // until Monday, six in the morning
    "2026-11-26T22:00:00Z, 60",
  })
  void outsideOfItsTimesNoneBeginsAndItIsKnownWhenTheNextOneMay(Instant at, long minutes) {
    kept.offer(clinic.prescribes(5, active("gentle", MORNINGS)));
    now = new Wall(at, Wall.Quality.TRUSTED);

    assertThat(kept.untimely())
        .isEqualTo(
            minutes == 0
                ? Optional.empty()
                : Optional.of(
                    new Shortage(Refusal.NOT_ITS_TIME, Duration.ofMinutes(minutes).toNanos())));
    assertThat(kept.against(kept.plan().orElseThrow().proven()))
        .as("what has begun may go on after a pause")
        .isEmpty();
  }

  @Test
  void aClockThatNobodyHasSetLetsNoneBeginThatHasTimesAndAnyThatHasNone() {
    now = new Wall(DAY, Wall.Quality.UNSET);
    kept.offer(clinic.prescribes(5, active("gentle")));
    assertThat(kept.untimely()).isEmpty();

    kept.offer(clinic.prescribes(6, active("gentle", MORNINGS)));
    assertThat(kept.untimely()).contains(new Shortage(Refusal.TIME_NOT_KNOWN, 0));

    kept.offer(clinic.prescribes(7, withheld("held", "a wound that heals")));
    assertThat(kept.untimely()).as("what rests has no times").isEmpty();
  }

  @Test
  void whatIsHeldRestsAndWhatIsRevokedIsNoMoreUntilAnotherComes() {
    kept.offer(clinic.prescribes(5, active("gentle")));
    Plan plan = kept.plan().orElseThrow();
    kept.offer(clinic.prescribes(6, withheld("held", "a wound that heals")));
    assertThat(kept.against(plan.proven())).contains(Refusal.PRESCRIPTION_HELD);
    assertThat(kept.plan()).isEmpty();
    assertThat(kept.prescription())
        .hasValueSatisfying(held ->
            assertThat(((Prescription.Withheld) held).why()).isEqualTo("a wound that heals"));

    kept.offer(clinic.prescribes(7, withheld("revoked", "she has finished")));
    assertThat(open("m").against(plan.proven())).contains(Refusal.NOT_PRESCRIBED);
    kept.offer(clinic.prescribes(8, active("gentle")));
    assertThat(kept.against(kept.plan().orElseThrow().proven())).isEmpty();
  }

  @Test
  void aKeyThatTheClinicAnnouncesTakesOverWithTheFirstPrescriptionThatItSigns() {
    Clinic next = new Clinic();
    String announcing = active("gentle", "next_key: " + Seal.written(next.key.getPublic()) + "\n");
    assertThat(kept.offer(next.prescribes(5, active("gentle"))).refused()).contains("signed");
    kept.offer(clinic.prescribes(5, announcing));
    assertThat(kept.offer(clinic.prescribes(6, active("gentle"))).refused()).isEmpty();

    kept = open("m");
    assertThat(kept.offer(next.prescribes(7, active("gentle"))).refused()).isEmpty();
    assertThat(kept.offer(clinic.prescribes(8, active("gentle"))).refused()).contains("signed");
    assertThat(open("m").revision()).isEqualTo(7);
  }

  @Test
  void whatNoLongerFitsAfterAChangeOfPanelLetsNothingBeginAndIsToldToTheClinic() {
    Message.Desired fifth = clinic.prescribes(5, active("standard", "back_mm: 262\n"));
    kept.offer(fifth);
    Plan plan = kept.plan().orElseThrow();
    KeptPrescription small = open("s");

    assertThat(small.plan()).isEmpty();
    assertThat(small.against(plan.proven())).contains(Refusal.NOT_PROVEN);
    assertThat(small.offer(fifth).refused()).contains("panel s");
    assertThat(small.revision()).isEqualTo(5);
  }

  @Test
  void whatSomebodyHasPutOnTheDiskWithoutASignatureDoesNotStand() {
    kept.offer(clinic.prescribes(5, active("gentle")));
    Message.Desired forged = new Clinic().prescribes(6, active("standard"));
    String document =
        Base64.getEncoder().encodeToString(forged.document().getBytes(StandardCharsets.UTF_8));
    Kept.in(folder).keep("prescription", "6 " + forged.signature() + " " + document);
    assertThat(open("m").revision()).isZero();
    assertThat(open("m").plan()).isEmpty();

    Kept.in(folder).keep("prescription", "six");
    assertThat(open("m").plan()).isEmpty();
  }

  private Proven proven() {
    KeptPrescription other =
        KeptPrescription.in(folder.resolve("other"), Clinic.fitting(), () -> now);
    other.claim(clinic.key.getPublic());
    other.offer(clinic.prescribes(1, active("gentle")));
    return other.plan().orElseThrow().proven();
  }

  private KeptPrescription open(String panel) {
    return KeptPrescription.in(folder, Clinic.fitting(panel), () -> now);
  }
}
