package org.sentuh.control.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoseTest {

  @Test
  void fidelityIsThePartOfThePrescriptionThatReachedTheBack() {
    Dose dose = new Dose(List.of(10.0, 30.0), List.of(20.0, 30.0));
    assertThat(dose.fidelity()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void tooMuchInOneZoneNeverMakesUpForAnother() {
    Dose dose = new Dose(List.of(0.0, 90.0), List.of(30.0, 30.0));
    assertThat(dose.fidelity()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void whereNothingWasAskedEverythingWasDelivered() {
    assertThat(new Dose(List.of(0.0), List.of(0.0)).fidelity()).isEqualTo(1);
    assertThat(new Dose(List.of(), List.of()).fidelity()).isEqualTo(1);
    assertThat(new Dose(List.of(0.0), List.of(1.0)).fidelity()).isZero();
  }

  @Test
  void bothListsNeedTheSameZones() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Dose(List.of(1.0), List.of(1.0, 2.0)))
        .withMessageContaining("1 delivered zones beside 2");
  }

  @Test
  void laterChangesOfTheGivenListsDoNotReachIt() {
    ArrayList<Double> delivered = new ArrayList<>(List.of(1.0));
    ArrayList<Double> prescribed = new ArrayList<>(List.of(2.0));
    Dose dose = new Dose(delivered, prescribed);
    delivered.set(0, 9.0);
    prescribed.set(0, 9.0);
    assertThat(dose.fidelity()).isEqualTo(0.5);
  }
}
