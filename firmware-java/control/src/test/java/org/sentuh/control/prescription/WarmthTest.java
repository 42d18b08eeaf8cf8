package org.sentuh.control.prescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Place;

/**
 * One motor of 0.303 W. Where it sits it lands 23.8 W/m², which 10 W/m²K carry away at 2.38 K; the
 * layer's time constant is 750 s.
 */
class WarmthTest {

  private static final double GOAL_K = 0.0918 * 3.3 * 1e6 / (2 * StrictMath.PI * 45 * 45) / 10;
  private static final long SECOND_NS = 1_000_000_000L;

  private final Warmth warmth =
      new Warmth(
          List.of(new Place(40, 100), new Place(85, 100), new Place(40, 1000)),
          List.of(
              new MotorSite("1A", new Place(40, 100)), new MotorSite("1B", new Place(40, 190))));

  private void drive(boolean first, boolean second, long seconds) {
    warmth.pass(new boolean[] {first, second}, seconds * SECOND_NS);
  }

  @Test
  void aPlaceRisesTowardsWhereTheMotorsBringIt() {
    drive(true, false, 750);
    assertThat(warmth.riseK(0)).isCloseTo(GOAL_K * (1 - StrictMath.exp(-1)), within(1e-9));
    drive(true, false, 100_000);
    assertThat(warmth.riseK(0)).isCloseTo(GOAL_K, within(1e-9));
    assertThat(GOAL_K).isCloseTo(2.381, within(1e-3));
  }

  @Test
  void itIsLessFurtherAwayAndNothingFarAway() {
    drive(true, false, 100_000);
    assertThat(warmth.riseK(1)).isCloseTo(GOAL_K * StrictMath.exp(-0.5), within(1e-9));
    assertThat(warmth.riseK(2)).isCloseTo(0, within(1e-9));
  }

  @Test
  void everyDrivenMotorAddsToIt() {
    drive(true, true, 100_000);
    assertThat(warmth.riseK(0)).isCloseTo(GOAL_K * (1 + StrictMath.exp(-2)), within(1e-9));
  }

  @Test
  void itCoolsWhenNothingIsDriven() {
    drive(true, false, 100_000);
    drive(false, false, 750);
    assertThat(warmth.riseK(0)).isCloseTo(GOAL_K * StrictMath.exp(-1), within(1e-9));
  }

  /** The same in a hundred thousand small steps of another rule. */
  @Test
  void howTheTimeIsDividedIsNoMatter() {
    double euler = 0;
    for (int step = 0; step < 100_000; step++) {
      euler += (GOAL_K - euler) * 0.005 / 750;
      warmth.pass(new boolean[] {true, false}, 5_000_000L);
    }
    assertThat(warmth.riseK(0)).isCloseTo(euler, within(1e-5));
  }
}
