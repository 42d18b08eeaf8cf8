package org.sentuh.control.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;

/** A hand is laid on and lifted over 250 ms; everything between is at the stroke's intensity. */
class StrokeTest {

  private static final BackLength BACK = BackLength.REFERENCE;
  private static final Path CIRCLES = new Circle(Level.T2, Level.T4, 2, 40, 2, 1, 50); // 2 x 2 s
  private static final Path GLIDES = new Glide(Level.T1, Level.T9, 80, 1, 2, 50); // 2 x (2 s + 1 s)

  private static List<Touch> touches(Path path, Sides sides, double intensity, double s) {
    return new Stroke(path, sides, intensity, 5).touches(Math.round(s * 1e9), BACK);
  }

  private static double strength(Path path, Sides sides, double intensity, double s) {
    List<Touch> touches = touches(path, sides, intensity, s);
    return touches.isEmpty() ? -1 : touches.getFirst().strength();
  }

  @Test
  void aStrokeLastsAllItsTurnsWithTheirPauses() {
    assertThat(new Stroke(CIRCLES, Sides.BOTH, 1, 0).durationNs(BACK)).isEqualTo(4_000_000_000L);
    assertThat(new Stroke(GLIDES, Sides.LEFT, 1, 0).durationNs(BACK)).isEqualTo(6_000_000_000L);
  }

  @Test
  void alternatingSidesLastTwiceAsLong() {
    assertThat(new Stroke(GLIDES, Sides.ALTERNATE, 1, 0).durationNs(BACK))
        .isEqualTo(12_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "0,     0",
    "0.125, 0.3",
    "0.25,  0.6",
    "1.999, 0.6", // the hand stays on from one level to the next
    "2.0,   0.6",
    "3.75,  0.6",
    "3.875, 0.3",
    "3.999, 0.0024"
  })
  void circlesAreLaidOnOnceAndLiftedOnce(double s, double strength) {
    assertThat(strength(CIRCLES, Sides.BOTH, 0.6, s)).isCloseTo(strength, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "0,     0",
    "0.125, 0.5",
    "0.25,  1",
    "1.75,  1",
    "1.875, 0.5",
    "2.0,  -1", // lifted: no touch
    "2.999,-1",
    "3.0,   0",
    "3.125, 0.5",
    "4.875, 0.5",
    "5.0,  -1",
    "5.999,-1"
  })
  void aGlideIsLaidOnAndLiftedEachTime(double s, double strength) {
    assertThat(strength(GLIDES, Sides.RIGHT, 1, s)).isCloseTo(strength, within(1e-9));
  }

  @Test
  void bothSidesAreMirrorsOfOneAnother() {
    List<Touch> touches = touches(CIRCLES, Sides.BOTH, 0.6, 0.5);
    assertThat(touches).hasSize(2);
    Touch left = touches.get(0);
    Touch right = touches.get(1);
    assertThat(right.place().xMm()).isCloseTo(70, within(1e-6));
    assertThat(left.place().xMm()).isEqualTo(-right.place().xMm());
    assertThat(left.place().yMm()).isEqualTo(right.place().yMm());
    assertThat(left.strength()).isEqualTo(right.strength());
    assertThat(left.spreadMm()).isEqualTo(5);
    assertThat(right.spreadMm()).isEqualTo(5);
  }

  @Test
  void oneSideIsOneTouchThere() {
    assertThat(touches(GLIDES, Sides.LEFT, 1, 1))
        .singleElement()
        .satisfies(touch -> assertThat(touch.place().xMm()).isEqualTo(-50))
        .satisfies(touch -> assertThat(touch.place().yMm()).isEqualTo(105));
    assertThat(touches(GLIDES, Sides.RIGHT, 1, 1))
        .singleElement()
        .satisfies(touch -> assertThat(touch.place().xMm()).isEqualTo(50));
  }

  @ParameterizedTest
  @CsvSource({
    // s, x, y: each turn first on the left, then on the right
    "1,  -50, 105",
    "4,   50, 105",
    "7,  -50, 105",
    "10,  50, 105",
    "3.5, 50, 65",
    "9.5, 50, 65"
  })
  void alternatingGlidesChangeTheHandAfterEachStroke(double s, double xMm, double yMm) {
    assertThat(touches(GLIDES, Sides.ALTERNATE, 1, s))
        .singleElement()
        .satisfies(touch -> assertThat(touch.place().xMm()).isCloseTo(xMm, within(1e-6)))
        .satisfies(touch -> assertThat(touch.place().yMm()).isCloseTo(yMm, within(1e-6)));
  }

  @ParameterizedTest
  @CsvSource({
    // s, x of the loop's outermost point, y; both hands play T2 before either plays T4
    "0.5, -70, 45, 1",
    "2.5,  70, 45, 1",
    "4.5, -70, 85, 1",
    "6.5,  70, 85, 1",
    "2.125, 57.653669, 26.522409, 0.5", // each hand is laid on by itself
    "3.875, 42.346331, 61.522409, 0.5"
  })
  void alternatingCirclesPlayEachLevelOnBothSides(
      double s, double xMm, double yMm, double strength) {
    assertThat(touches(CIRCLES, Sides.ALTERNATE, 1, s))
        .singleElement()
        .satisfies(touch -> assertThat(touch.place().xMm()).isCloseTo(xMm, within(1e-6)))
        .satisfies(touch -> assertThat(touch.place().yMm()).isCloseTo(yMm, within(1e-6)))
        .satisfies(touch -> assertThat(touch.strength()).isCloseTo(strength, within(1e-9)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.025, 0.5", "0.05, 1", "0.075, 0.5"})
  void aMovementShorterThanHalfASecondIsLaidOnInItsFirstHalf(double s, double strength) {
    Path flick = new Glide(Level.T1, Level.T2, 200, 1, 1, 50); // 20 mm at 200 mm/s = 100 ms
    assertThat(strength(flick, Sides.BOTH, 1, s)).isCloseTo(strength, within(1e-9));
  }

  @Test
  void aHoldIsLaidOnAndLifted() {
    Path hold = new Hold(Level.T4, 50, 1);
    assertThat(strength(hold, Sides.BOTH, 1, 0.125)).isCloseTo(0.5, within(1e-9));
    assertThat(strength(hold, Sides.BOTH, 1, 0.5)).isEqualTo(1);
    assertThat(strength(hold, Sides.BOTH, 1, 0.875)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aRestTouchesNothingOnAnySide() {
    for (Sides sides : Sides.values()) {
      assertThat(touches(new Rest(2), sides, 1, 1)).isEmpty();
    }
  }

  @Test
  void theLastMomentOfAStrokeHasNoStrengthLeft() {
    assertThat(strength(CIRCLES, Sides.BOTH, 1, 4)).isZero();
    assertThat(strength(GLIDES, Sides.ALTERNATE, 1, 12)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
  void anIntensityAboveTheMothersLevelIsRefused(double intensity) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stroke(CIRCLES, Sides.BOTH, intensity, 0))
        .withMessageContaining("intensity " + intensity)
        .withMessageContaining("0.0 to 1.0");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 40.1})
  void aSpreadWiderThanAPalmIsRefused(double spreadMm) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stroke(CIRCLES, Sides.BOTH, 1, spreadMm))
        .withMessageContaining("spread " + spreadMm + " mm")
        .withMessageContaining("0.0 to 40.0 mm");
  }
}
