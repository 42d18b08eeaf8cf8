package org.sentuh.clinic.prescribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.sentuh.clinic.ConfigFiles;
import org.sentuh.settings.Prescription;
import org.sentuh.settings.PrescriptionDocument;
import org.sentuh.telemetry.wire.DeviceId;

/** A panel changes hands. */
final class HandOverTest {

  private static final DeviceId PANEL = new DeviceId("sentuh-01");
  private static final Instant NOON = Instant.parse("2026-11-26T05:00:00Z");

  @Test
  void whatWasPrescribedForTheOneBeforeEndsWithIt() {
    Draft.Withheld end = handOver("M-1", "M-2").revocation(Optional.empty()).orElseThrow();

    Prescription read = PrescriptionDocument.read("the prescription", end.document());
    assertThat(read).isInstanceOf(Prescription.Withheld.class);
    assertThat(((Prescription.Withheld) read).revoked()).isTrue();
    assertThat(read.slip().mother()).isEqualTo("M-1");
    assertThat(read.slip().midwife()).isEqualTo("BD-7");
  }

  @Test
  void backToTheClinicItEndsTooAndFromTheClinicThereIsNothingToEnd() {
    assertThat(handOver("M-1", "").revocation(Optional.empty())).isPresent();
    assertThat(handOver("", "M-1").revocation(Optional.empty())).isEmpty();
  }

  @Test
  void nothingIsPrescribedToAPanelForAnotherMotherThanTheOneWhoHasIt() {
    assertThat(HandOver.allows(Optional.of("M-2"), "M-2")).isTrue();
    assertThat(HandOver.allows(Optional.of("M-2"), "M-1")).isFalse();
    assertThat(HandOver.allows(Optional.empty(), "M-1")).as("it is made ready").isTrue();
  }

  @Test
  void whatAPanelWasMadeReadyWithForAnotherMotherEndsToo() {
    Optional<String> ready = Optional.of(prescribedFor("M-1"));
    assertThat(handOver("", "M-1").revocation(ready)).isEmpty();
    assertThat(handOver("", "M-2").revocation(ready))
        .hasValueSatisfying(end -> assertThat(end.slip().mother()).isEqualTo("M-1"));
    Optional<String> ended = handOver("", "M-2").revocation(ready).map(Draft.Withheld::document);
    assertThat(handOver("", "M-2").revocation(ended)).as("it has ended").isEmpty();
  }

  private static String prescribedFor(String mother) {
    return new Draft.Programme(
            new Draft.Slip(mother, "BD-7", NOON),
            NOON.plusSeconds(86_400),
            ConfigFiles.programme("gentle"),
            2,
            14_400,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty())
        .document();
  }

  @Test
  void oneThatChangesNothingIsRefusedAndSoIsAName() {
    assertThatThrownBy(() -> handOver("M-1", "M-1")).hasMessageContaining("allowed is another");
    assertThatThrownBy(() -> handOver("", "")).hasMessageContaining("the clinic to the clinic");
    assertThatThrownBy(() -> handOver("M-1", "two words"))
        .hasMessageContaining("no name of a person");
  }

  private static HandOver handOver(String from, String to) {
    return new HandOver(PANEL, mother(from), mother(to), "BD-7", NOON);
  }

  private static Optional<String> mother(String code) {
    return code.isEmpty() ? Optional.empty() : Optional.of(code);
  }
}
