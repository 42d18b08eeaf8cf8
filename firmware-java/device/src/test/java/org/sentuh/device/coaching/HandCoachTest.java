package org.sentuh.device.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.device.coaching.HandCoach.Grade;
import org.sentuh.device.coaching.HandCoach.Say;
import org.sentuh.device.readiness.Bed;
import org.sentuh.device.readiness.Memory;

/** Tables of presses, and what is said of them. Zones: upper, middle, lower; left before right. */
class HandCoachTest {

  private static final double PANEL_KPA = 1.2;
  private static final double MOST_KPA = 10;
  private static final double STEP_S = 0.05;
  private static final int ZONES = 6;

  private final Bed bed = new Bed(new Memory());
  private final HandCoach coach =
      new HandCoach(bed.setup.panel(), bed.setup.score().programme(), MOST_KPA);
  private double second;

  /** A press of some zones: risen within 0.2 s, held, and gone. */
  private void press(double kPa, double heldS, int... zones) {
    for (double at = 0; at < heldS + 0.4; at += STEP_S) {
      double part = Math.min(1, Math.min(at / 0.2, (heldS + 0.4 - at) / 0.2));
      double[] felt = still();
      for (int zone : zones) {
        felt[zone] += kPa * part;
      }
      feel(felt);
    }
  }

  private void rest(double seconds) {
    for (double at = 0; at < seconds; at += STEP_S) {
      feel(still());
    }
  }

  private static double[] still() {
    double[] felt = new double[ZONES];
    Arrays.fill(felt, PANEL_KPA);
    return felt;
  }

  private void feel(double[] felt) {
    second += STEP_S;
    coach.feel(Math.round(second * 1e9), felt);
  }

  /** Three circles at each height, both sides at once, so many seconds from one to the next. */
  private void wayDown(double kPa, double loopS, int... sides) {
    for (int row = 0; row < 3; row++) {
      for (int loop = 0; loop < 3; loop++) {
        int[] zones = new int[sides.length];
        for (int i = 0; i < sides.length; i++) {
          zones[i] = 2 * row + sides[i];
        }
        press(kPa, loopS / 2 - 0.4, zones);
        rest(loopS / 2);
      }
    }
  }

  private Say says() {
    return coach.advice().say();
  }

  @Test
  void theZonesAreLeftAndRightFromTheTopDown() {
    assertThat(bed.setup.panel().sensors().stream().map(site -> site.name()))
        .containsExactly(
            "upper-left",
            "upper-right",
            "middle-left",
            "middle-right",
            "lower-left",
            "lower-right");
  }

  @Test
  void beforeAnybodyHasPressedNothingIsGraded() {
    rest(5);
    HandCoach.Advice advice = coach.advice();
    assertThat(advice.say()).isEqualTo(Say.BEGIN);
    assertThat(advice.count()).isZero();
    assertThat(List.of(advice.path(), advice.rhythm(), advice.pressure(), advice.sides()))
        .containsOnly(Grade.WAITING);
    assertThat(advice.now()).containsOnly(false);
  }

  @Test
  void bothSidesDownTheBackInTheRhythmOfTheProgrammeIsLovely() {
    rest(1);
    wayDown(5, 2, 0, 1);
    HandCoach.Advice advice = coach.advice();
    assertThat(advice.say()).isEqualTo(Say.LOVELY);
    assertThat(List.of(advice.path(), advice.rhythm(), advice.pressure(), advice.sides()))
        .containsOnly(Grade.GOOD);
    assertThat(advice.count()).isEqualTo(18);
    assertThat(advice.missing()).isEmpty();
  }

  @Test
  void thePlaceThatIsLeftOutIsNamed() {
    rest(1);
    for (int loop = 0; loop < 8; loop++) {
      press(5, 0.6, loop % 2 == 0 ? new int[] {0, 1} : new int[] {2, 3});
      rest(1);
    }
    HandCoach.Advice advice = coach.advice();
    assertThat(advice.path()).isEqualTo(Grade.LESS);
    assertThat(advice.missing()).contains("lower-left");
    assertThat(advice.reached()).containsExactly(true, true, true, true, false, false);
  }

  @Test
  void quickCirclesAreSlowedAndSlowOnesQuickened() {
    rest(1);
    wayDown(5, 0.9, 0, 1);
    assertThat(says()).isEqualTo(Say.SLOWER);
    rest(50);
    wayDown(5, 4.4, 0, 1);
    assertThat(says()).isEqualTo(Say.QUICKER);
  }

  @Test
  void softThumbsAreAskedForMoreAndFirmOnesForLess() {
    rest(1);
    wayDown(2, 2, 0, 1);
    assertThat(says()).isEqualTo(Say.FIRMER);
    rest(50);
    wayDown(9, 2, 0, 1);
    assertThat(says()).isEqualTo(Say.LOVELY);
    press(11, 0.6, 2, 3);
    rest(0.5);
    assertThat(says()).isEqualTo(Say.SOFTER);
  }

  @Test
  void whatMayHurtIsSaidAtTheFirstPress() {
    rest(1);
    press(14, 0.6, 0);
    rest(0.2);
    assertThat(says()).isEqualTo(Say.SOFTER);
    assertThat(coach.advice().pressure()).isEqualTo(Grade.MORE);
  }

  @Test
  void theSideThatGetsLessIsNamed() {
    rest(1);
    wayDown(5, 2, 0);
    assertThat(says()).isEqualTo(Say.RIGHT_TOO);
    rest(50);
    wayDown(5, 2, 1);
    assertThat(says()).isEqualTo(Say.LEFT_TOO);
  }

  @Test
  void aPanelThatSettlesOrABreathIsNoPress() {
    rest(1);
    for (double at = 0; at < 20; at += STEP_S) {
      double[] felt = new double[ZONES];
      Arrays.fill(felt, PANEL_KPA + 0.6 * Math.sin(at) + at * 0.05);
      feel(felt);
    }
    assertThat(coach.advice().count()).isZero();
    press(4, 9, 0, 1);
    rest(2);
    assertThat(coach.advice().count()).isZero();
  }

  @Test
  void aPlaceWithoutASensorIsNeitherAskedForNorInventedUpon() {
    rest(1);
    for (int row = 0; row < 3; row++) {
      for (int loop = 0; loop < 3; loop++) {
        for (double at = 0; at < 2; at += STEP_S) {
          double[] felt = still();
          boolean down = at > 0.2 && at < 1;
          felt[2 * row] += down ? 5 : 0;
          felt[2 * row + 1] += down ? 5 : 0;
          felt[5] = Double.NaN;
          feel(felt);
        }
      }
    }
    HandCoach.Advice advice = coach.advice();
    assertThat(advice.missing()).isEmpty();
    assertThat(advice.reached().get(5)).isFalse();
    assertThat(advice.say()).isEqualTo(Say.LOVELY);
  }

  @Test
  void theSamePressesAreToldTheSame() {
    HandCoach other = new HandCoach(bed.setup.panel(), bed.setup.score().programme(), MOST_KPA);
    List<double[]> all = new ArrayList<>();
    for (int tick = 0; tick < 2_000; tick++) {
      double[] felt = still();
      felt[tick / 40 % ZONES] += tick % 40 < 16 ? 4.5 : 0;
      all.add(felt);
    }
    for (int tick = 0; tick < all.size(); tick++) {
      coach.feel(tick * 50_000_000L, all.get(tick));
      other.feel(tick * 50_000_000L, all.get(tick).clone());
      assertThat(other.advice()).isEqualTo(coach.advice());
    }
    assertThat(coach.advice().count()).isGreaterThan(40);
  }
}
