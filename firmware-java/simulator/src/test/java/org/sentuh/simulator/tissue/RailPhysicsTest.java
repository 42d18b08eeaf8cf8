package org.sentuh.simulator.tissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** 470 µF, emptied through 47 ohm: 22 ms. */
final class RailPhysicsTest {

  private final RailPhysics rail = new RailPhysics();

  @Test
  void itIsOffUntilItsSwitchConducts() {
    rail.step(false, 3, 0, 1);
    assertThat(rail.volts()).isZero();
    rail.step(true, 3, 0.2, 0.01);
    assertThat(rail.volts()).isEqualTo(3);
  }

  @Test
  void withoutMotorsItFallsByItsDischargeAlone() {
    rail.step(true, 3, 0, 0.01);
    double tau = RailPhysics.BULK_FARAD * RailPhysics.DISCHARGE_OHM;
    rail.step(false, 3, 0, tau);
    assertThat(rail.volts()).isCloseTo(3 * StrictMath.exp(-1), within(1e-9));
    assertThat(tau).isCloseTo(0.022, within(1e-3));
  }

  @Test
  void turningMotorsEmptyItSooner() {
    rail.step(true, 3, 0.1, 0.01);
    rail.step(false, 3, 0.1, 0.01);
    // 1 mAs out of 470 µF are 2.13 V
    assertThat(rail.volts()).isCloseTo(0.872 * StrictMath.exp(-0.01 / 0.02209), within(1e-3));
    rail.step(false, 3, 0.1, 0.01);
    assertThat(rail.volts()).isZero();
  }
}
