package org.sentuh.device.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.sentuh.device.prescription.Clinic.DEVICE;
import static org.sentuh.device.prescription.Clinic.active;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sentuh.device.prescription.Clinic;
import org.sentuh.device.prescription.KeptPrescription;
import org.sentuh.telemetry.wire.ClaimOffer;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Seal;
import org.sentuh.telemetry.wire.Wall;

final class ClaimingTest {

  private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
  private static final String BROKER = "ssl://klinik.local:8883";

  private final Clinic clinic = new Clinic();
  private final Clinic other = new Clinic();
  private final Wall.Clock clock = () -> this.now;
  @TempDir private Path folder = Path.of("");
  private Wall now = new Wall(NOW, Wall.Quality.TRUSTED);
  private boolean rests = true;

  private KeptPrescription standing() {
    return KeptPrescription.in(folder, Clinic.fitting(), clock);
  }

  private Claiming claiming(KeptPrescription standing) {
    return new Claiming(DEVICE, standing, List.of(URI.create(BROKER)), () -> rests, clock);
  }

  private static ClaimOffer offer(Clinic by, DeviceId device, int number, int after) {
    return Seal.sealed(
        new ClaimOffer.Terms(
            device,
            String.format("%016x", number),
            after,
            NOW.plus(Duration.ofMinutes(30)),
            by.key.getPublic(),
            "TK-1",
            BROKER,
            "Klinik Melati"),
        by.key.getPrivate());
  }

  private static ClaimOffer offer(Clinic by, int number) {
    return offer(by, DEVICE, number, 0);
  }

  private static void refuses(Claiming claiming, String text, Claiming.Against why) {
    assertThatThrownBy(() -> claiming.claim(text))
        .asInstanceOf(type(Claiming.NotTaken.class))
        .extracting(Claiming.NotTaken::why)
        .isEqualTo(why);
  }

  private static String unbound() {
    return """
    prescription: 1
    state: unbound
    mother: nobody
    midwife: TK-1
    issued: 2026-11-26T02:40:00Z
    why: "to another clinic"
    """;
  }

  @Test
  void anOfferIsShownAsItIsAndChangesNothingBeforeItIsTaken() throws Exception {
    KeptPrescription standing = standing();
    Claiming.Seen seen = claiming(standing).look(offer(clinic, 1).text());

    assertThat(seen.terms().facility()).isEqualTo("Klinik Melati");
    assertThat(seen.fingerprint()).isEqualTo(Seal.fingerprint(clinic.key.getPublic()));
    assertThat(seen.against()).isEmpty();
    assertThat(seen.endJudged()).isTrue();
    assertThat(seen.hears()).isTrue();
    assertThat(standing.isBound()).isFalse();
    assertThat(standing().isClaimed()).isFalse();
  }

  @Test
  void aTakenOfferHoldsThroughAPowerCutAndOnlyItsClinicPrescribes() throws Exception {
    claiming(standing()).claim(offer(clinic, 1).text());

    KeptPrescription after = standing();
    assertThat(after.isClaimed()).isTrue();
    assertThat(after.clinicKey()).contains(Seal.fingerprint(clinic.key.getPublic()));
    assertThat(after.claimedBy()).contains("0000000000000001");
    assertThat(after.offer(other.prescribes(1, active("gentle"))).refused()).contains("signed");
    assertThat(after.offer(clinic.prescribes(1, active("gentle"))).refused()).isEmpty();
    assertThat(after.plan()).isPresent();
  }

  @Test
  void whatIsNotForThisDeviceOrNotSignedOrOverIsRefusedByItsReason() {
    Claiming claiming = claiming(standing());
    ClaimOffer good = offer(clinic, 1);
    refuses(claiming, "nothing", Claiming.Against.NO_OFFER);
    refuses(
        claiming,
        new ClaimOffer(good.terms(), offer(other, 1).signature()).text(),
        Claiming.Against.OFFER_NOT_SIGNED);
    refuses(
        claiming,
        offer(clinic, new DeviceId("sentuh-08"), 1, 0).text(),
        Claiming.Against.OFFER_OTHER_DEVICE);
    rests = false;
    refuses(claiming, good.text(), Claiming.Against.MASSAGE_GOES_ON);
    rests = true;
    now = new Wall(good.terms().until(), Wall.Quality.TRUSTED);
    refuses(claiming, good.text(), Claiming.Against.OFFER_OVER);
    assertThat(standing().isBound()).isFalse();
  }

  @Test
  void aDeviceThatAClinicHasTakesNoOtherOfferAndNoneTwice() throws Exception {
    Claiming claiming = claiming(standing());
    claiming.claim(offer(clinic, 1).text());
    refuses(claiming, offer(clinic, 1).text(), Claiming.Against.OFFER_USED);
    refuses(claiming, offer(other, 2).text(), Claiming.Against.CLAIMED_ALREADY);

    KeptPrescription standing = standing();
    standing.letGo();
    refuses(claiming(standing), offer(clinic, 1).text(), Claiming.Against.OFFER_USED);
    refuses(claiming(standing()), offer(clinic, 1).text(), Claiming.Against.OFFER_USED);
    claiming(standing).claim(offer(other, 2).text());
    assertThat(standing().clinicKey()).contains(Seal.fingerprint(other.key.getPublic()));
  }

  @Test
  void whatWasTriedInVainIsToldUntilItIsTakenAndNothingOfOtherDevices() throws Exception {
    Claiming claiming = claiming(standing());
    assertThat(claiming.refused()).isEmpty();
    claiming.look(offer(clinic, new DeviceId("sentuh-08"), 1, 0).text());
    refuses(claiming, "nothing", Claiming.Against.NO_OFFER);
    assertThat(claiming.refused()).isEmpty();
    rests = false;
    claiming.look(offer(clinic, 2).text());
    assertThat(claiming.refused()).isEqualTo("0000000000000002 massage-goes-on");
    rests = true;
    claiming.claim(offer(clinic, 2).text());
    assertThat(claiming.refused()).isEmpty();
    refuses(claiming, offer(other, 3).text(), Claiming.Against.CLAIMED_ALREADY);
    assertThat(claiming.refused()).isEqualTo("0000000000000003 claimed-already");
  }

  /** A clock that was never set is behind: it judges no end, and says so. */
  @Test
  void whereNobodyHasSetTheClockTheEndIsNotJudgedAndThatIsSaid() throws Exception {
    now = new Wall(Instant.EPOCH, Wall.Quality.UNSET);
    KeptPrescription standing = standing();
    assertThat(claiming(standing).look(offer(clinic, 1).text()).endJudged()).isFalse();
    claiming(standing).claim(offer(clinic, 1).text());
    assertThat(standing.isClaimed()).isTrue();
  }

  @Test
  void aClinicThatTheDeviceDoesNotTellIsShownWithThat() throws Exception {
    Claiming deaf = new Claiming(DEVICE, standing(), List.of(), () -> true, clock);
    assertThat(deaf.look(offer(clinic, 1).text()).hears()).isFalse();
  }

  @Test
  void noPrescriptionFromBeforeTheClaimIsEverTaken() throws Exception {
    Message.Desired anEarlierMothers = clinic.prescribes(7, active("standard"));
    KeptPrescription standing = standing();
    claiming(standing).claim(offer(clinic, DEVICE, 1, 7).text());

    assertThat(standing.offer(anEarlierMothers).refused()).contains("no newer");
    assertThat(standing().offer(anEarlierMothers).refused()).contains("no newer");
    assertThat(standing.plan()).isEmpty();
    assertThat(standing.offer(clinic.prescribes(8, active("gentle"))).refused()).isEmpty();
  }

  @Test
  void whatIsLetGoBeginsNothingThenBelongsToNobodyAndStaysBound() throws Exception {
    KeptPrescription standing = standing();
    claiming(standing).claim(offer(clinic, 1).text());
    standing.offer(clinic.prescribes(1, active("gentle")));
    var prepared = standing.plan().orElseThrow().proven();
    Message.Desired lastWord = clinic.prescribes(2, unbound());

    assertThat(standing.offer(lastWord)).isEqualTo(new Message.Reported(DEVICE, 2, 2, ""));
    assertThat(standing.against(prepared)).isPresent();
    assertThat(standing.plan()).isEmpty();
    assertThat(standing().unbound()).isPresent();
    assertThat(standing.isClaimed()).as("until it is wiped").isTrue();

    standing.letGo();
    for (KeptPrescription each : new KeptPrescription[] {standing, standing()}) {
      assertThat(each.isClaimed()).isFalse();
      assertThat(each.clinicKey()).isEmpty();
      assertThat(each.claimedBy()).isEmpty();
      assertThat(each.isBound()).as("nothing begins by itself").isTrue();
      assertThat(each.against(prepared)).isPresent();
      assertThat(each.unbound()).isEmpty();
      assertThat(each.offer(lastWord).refused()).as("said again by the broker").isEmpty();
      assertThat(each.offer(clinic.prescribes(3, active("gentle"))).refused())
          .contains("not claimed");
      assertThat(each.claim(clinic.key.getPublic())).as("by its configuration").isFalse();
    }
  }

  @Test
  void onlyItsClinicLetsADeviceGo() throws Exception {
    KeptPrescription standing = standing();
    claiming(standing).claim(offer(clinic, 1).text());
    assertThat(standing.offer(other.prescribes(2, unbound())).refused()).isNotBlank();
    assertThat(standing.unbound()).isEmpty();
  }

  @Test
  void aDeviceThatNeverWasAClinicsIsNotBoundByBeingLetGo() {
    KeptPrescription standing = standing();
    standing.letGo();
    assertThat(standing().isBound()).isFalse();
  }
}
