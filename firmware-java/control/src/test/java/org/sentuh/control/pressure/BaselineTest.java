package org.sentuh.control.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BaselineTest {

  private static final long SECOND_NS = 1_000_000_000L;

  private final Baseline baseline = new Baseline(2);

  @Test
  void nothingIsKnownOfANewWear() {
    assertThat(baseline.isKnown(0)).isFalse();
    assertThat(baseline.kPa(0)).isZero();
  }

  @Test
  void theBaselineIsTheMeanOfTheFirstThreeSeconds() {
    baseline.learn(0, 2, SECOND_NS);
    baseline.learn(0, 5, 2 * SECOND_NS - 1);
    assertThat(baseline.isKnown(0)).isFalse();
    assertThat(baseline.kPa(0)).isCloseTo(4, within(1e-6));
    baseline.learn(0, 5, 1);
    assertThat(baseline.isKnown(0)).isTrue();
    assertThat(baseline.kPa(0)).isCloseTo(4, within(1e-9));
  }

  @Test
  void whatComesLaterIsNotLearned() {
    baseline.learn(0, 4, 3 * SECOND_NS);
    baseline.learn(0, 100, 60 * SECOND_NS);
    assertThat(baseline.kPa(0)).isCloseTo(4, within(1e-9));
  }

  @Test
  void everySiteLearnsByItself() {
    baseline.learn(0, 4, 3 * SECOND_NS);
    baseline.learn(1, 7, SECOND_NS);
    assertThat(baseline.isKnown(0)).isTrue();
    assertThat(baseline.isKnown(1)).isFalse();
    assertThat(baseline.kPa(1)).isCloseTo(7, within(1e-9));
  }

  @Test
  void losingContactForgetsTheSiteAndLearnsItAnew() {
    baseline.learn(0, 4, 3 * SECOND_NS);
    baseline.learn(1, 4, 3 * SECOND_NS);
    baseline.forget(0);
    assertThat(baseline.isKnown(0)).isFalse();
    assertThat(baseline.kPa(0)).isZero();
    assertThat(baseline.isKnown(1)).isTrue();
    baseline.learn(0, 6, 3 * SECOND_NS);
    assertThat(baseline.kPa(0)).isCloseTo(6, within(1e-9));
  }

  @Test
  void takingThePanelOffForgetsTheWear() {
    baseline.learn(0, 4, 3 * SECOND_NS);
    baseline.learn(1, 4, 3 * SECOND_NS);
    baseline.forget();
    assertThat(baseline.isKnown(0)).isFalse();
    assertThat(baseline.isKnown(1)).isFalse();
    assertThat(baseline.kPa(1)).isZero();
  }
}
