package org.sentuh.simulator.tissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SupplyPhysicsTest {

  @Test
  void theRailSagsByTheCurrentInItsHarness() {
    SupplyPhysics supply = full();
    assertThat(supply.railVolts()).isEqualTo(3.0);
    supply.step(1.0, 0.01);
    assertThat(supply.railVolts()).isCloseTo(2.9, within(1e-9));
    assertThat(supply.currentA()).isEqualTo(1.0);
    assertThat(supply.brownOut()).isFalse();
  }

  @Test
  void anEmptyCellCanHoldTheRailOnlyWithoutMuchLoad() {
    SupplyPhysics supply = new SupplyPhysics(SupplyPart.NOMINAL, 0);
    // 3.40 V less 0.5 A in 0.08 ohm and 0.15 V of dropout is 3.21 V; with 5 A it is 2.81 V, and
    // 0.5 V of harness leave 2.31 V.
    supply.step(0, 0.01);
    assertThat(supply.railVolts()).isEqualTo(3.0);
    supply.step(5, 0.01);
    assertThat(supply.railVolts()).isCloseTo(2.31, within(1e-9));
    assertThat(supply.brownOut()).isTrue();
  }

  @Test
  void theCellEmptiesByWhatIsDrawn() {
    SupplyPhysics supply = full();
    for (int i = 0; i < 3_600; i++) {
      supply.step(0.75, 1);
    }
    // 0.75 A and 0.5 A of the box for an hour, of 2.5 Ah.
    assertThat(supply.charge()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aSagBrownsTheRailOutUntilItIsMended() {
    SupplyPhysics supply = full();
    supply.sag(1.5);
    supply.step(0.3, 0.01);
    // 4.15 - 1.5 - 0.8 * 0.08 - 0.15 - 0.3 * 0.1
    assertThat(supply.railVolts()).isCloseTo(2.406, within(1e-6));
    assertThat(supply.brownOut()).isTrue();
    supply.sag(0);
    supply.step(0.3, 0.01);
    assertThat(supply.brownOut()).isFalse();
  }

  @Test
  void theRailNeverFallsBelowNothing() {
    SupplyPhysics supply = full();
    supply.sag(10);
    supply.step(1, 0.01);
    assertThat(supply.railVolts()).isZero();
  }

  @Test
  void theChargerIsSeenAndKeepsTheCell() {
    SupplyPhysics supply = full();
    assertThat(supply.charging()).isFalse();
    supply.charge(true);
    supply.step(1, 3_600);
    assertThat(supply.charging()).isTrue();
    assertThat(supply.charge()).isEqualTo(1);
    supply.charge(false);
    assertThat(supply.charging()).isFalse();
  }

  @Test
  void aChargeThatNoCellHasIsRefused() {
    assertThatThrownBy(() -> new SupplyPhysics(SupplyPart.NOMINAL, 1.2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.2");
  }

  private static SupplyPhysics full() {
    return new SupplyPhysics(SupplyPart.NOMINAL, 1);
  }
}
