package org.sentuh.control.prescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sentuh.control.controller.Smoothness;

/** A level that rises 0.1 and falls 2 a second. */
class HighestLevelTest {

  private static final long SECOND_NS = 1_000_000_000L;

  private final HighestLevel level = new HighestLevel(new Smoothness(0.1, 4, 0.5, 2));

  private double follow(double from, double to, double seconds) {
    return level.follow(from, to, (long) (seconds * SECOND_NS));
  }

  private static org.assertj.core.data.Offset<Double> nearly() {
    return within(1e-12);
  }

  @Test
  void itRisesFromNothingNoFasterThanAllowed() {
    assertThat(follow(0.8, 0.8, 1)).isCloseTo(0.1, nearly());
    assertThat(follow(0.8, 0.8, 3)).isCloseTo(0.4, nearly());
    assertThat(follow(0.8, 0.8, 10)).isEqualTo(0.8);
    assertThat(follow(0.8, 0.8, 10)).isEqualTo(0.8);
  }

  @Test
  void itFollowsARampThatRisesMoreSlowly() {
    assertThat(follow(0, 0.05, 1)).isCloseTo(0.05, nearly());
    assertThat(follow(0.05, 0.1, 1)).isCloseTo(0.1, nearly());
  }

  @Test
  void itFollowsAFallingRampAndIsHighestAtItsBeginning() {
    follow(0.8, 0.8, 10);
    assertThat(follow(0.8, 0.4, 1)).isEqualTo(0.8);
    assertThat(follow(0.4, 0.4, 1)).isEqualTo(0.4);
  }

  @Test
  void itFallsNoFasterThanAllowed() {
    follow(0.8, 0.8, 10);
    assertThat(follow(0, 0, 0.1)).isEqualTo(0.8);
    assertThat(follow(0, 0, 0.1)).isCloseTo(0.6, nearly());
    assertThat(follow(0, 0, 0.2)).isCloseTo(0.4, nearly());
    assertThat(follow(0, 0, 1)).isCloseTo(0, nearly());
    assertThat(follow(0, 0, 1)).isZero();
  }

  @Test
  void onItsWayUpToAFallingRampItMayMeetItAnywhere() {
    follow(0.8, 0.8, 3); // 0.3
    assertThat(follow(0.4, 0.3, 5)).isCloseTo(0.4, nearly());
    assertThat(follow(0.3, 0.3, 1)).isCloseTo(0.4, nearly());
  }

  /** A step of 0.1 s at 0.1 a second, and what it may not have fallen in the step before. */
  @Test
  void aPhaseThatBeginsStrongerIsMetOneStepEarlier() {
    follow(0.2, 0.2, 10);
    level.begin(0.8, false);
    assertThat(follow(0.8, 0.8, 0)).isCloseTo(0.41, nearly());
  }

  @Test
  void nothingIsAddedWithinAPhaseNorWhereItBeginsSofter() {
    follow(0.2, 0.2, 10);
    level.begin(0.8, true);
    assertThat(follow(0.8, 0.8, 0)).isEqualTo(0.2);
    level.begin(0.1, false);
    assertThat(follow(0.1, 0.1, 0)).isEqualTo(0.2);
  }

  @Test
  void itIsNeverMetAboveWhatIsWanted() {
    follow(0.2, 0.2, 10);
    level.begin(0.25, false);
    assertThat(follow(0.25, 0.25, 0)).isEqualTo(0.25);
  }
}
