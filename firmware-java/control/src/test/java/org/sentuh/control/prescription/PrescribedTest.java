package org.sentuh.control.prescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Panels;
import org.sentuh.control.pattern.CrossFade;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Order;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Programmes;
import org.sentuh.control.pattern.Ramp;
import org.sentuh.control.pattern.Rest;
import org.sentuh.control.pattern.Sides;
import org.sentuh.control.pattern.Stroke;

/**
 * On the panel of four motors, left two in zone 0, right two in zone 1. A hand is laid on and
 * lifted over 0.25 s each, so a hold of n seconds is n - 0.25 seconds of full intensity.
 */
class PrescribedTest {

  private static final int LEFT = 0;
  private static final int RIGHT = 1;

  /** What a sum in steps of 20 ms may be off. */
  private static final double NEAR_S = 0.001;

  private static Prescribed prescribed(Programme programme) {
    return new Prescribed(Programmes.score(programme), Panels.four(), new CrossFade(Panels.four()));
  }

  private static double remaining(Programme programme, int zone, double placeS) {
    return prescribed(programme).remaining(zone, Math.round(placeS * 1e9));
  }

  private static Stroke hold(Level level, Sides sides, double intensity, double seconds) {
    return new Stroke(new Hold(level, 30, seconds), sides, intensity, 0);
  }

  @ParameterizedTest
  @CsvSource({
    // place, what is still to come
    "0,    29.75",
    "1,    28.875",
    "10,   19.875",
    "10.5, 19.375",
    "10.9, 18.975",
    "29,   0.875",
    "30,   0"
  })
  void whatIsStillToComeShrinksWithThePlace(double placeS, double comes) {
    Programme hold = Programmes.hold(Level.T1, 30, 30);
    assertThat(remaining(hold, LEFT, placeS)).isCloseTo(comes, within(NEAR_S));
    assertThat(remaining(hold, RIGHT, placeS)).isCloseTo(comes, within(NEAR_S));
  }

  @ParameterizedTest
  @CsvSource({
    // seconds of the programme, place, what is still to come
    "2.5,  2,    0.375",
    "2.5,  2.25, 0.1875",
    "2.5,  2.5,  0",
    "2.02, 2,    0",
    "2,    2,    0",
    "0.5,  0,    0.25",
    "0.5,  0.25, 0.125",
    "0.5,  0.5,  0"
  })
  void nothingIsLeftAtTheEndOfAProgrammeThatEndsWithinASecond(
      double seconds, double placeS, double comes) {
    assertThat(remaining(Programmes.hold(Level.T1, 30, seconds), LEFT, placeS))
        .isCloseTo(comes, within(NEAR_S));
  }

  @Test
  void atTheEndNothingIsLeftToTheLastBit() {
    for (double seconds : new double[] {0.5, 2, 2.5, 29.999}) {
      assertThat(remaining(Programmes.hold(Level.T1, 30, seconds), LEFT, seconds)).isZero();
    }
  }

  @Test
  void aSideThatIsNotTouchedIsAskedForNothing() {
    Programme left = Programmes.of(hold(Level.T1, Sides.LEFT, 1, 10));
    assertThat(remaining(left, LEFT, 0)).isCloseTo(9.75, within(NEAR_S));
    assertThat(remaining(left, RIGHT, 0)).isZero();
  }

  @Test
  void theMotorsThatShareATouchAreAsStrongAsOneUnderIt() {
    // T2 lies half way between the rows: each motor has the root of a half.
    assertThat(remaining(Programmes.hold(Level.T2, 30, 10), LEFT, 0))
        .isCloseTo(9.75, within(NEAR_S));
  }

  @Test
  void aGentlerStrokeAsksForLess() {
    assertThat(remaining(Programmes.of(hold(Level.T1, Sides.BOTH, 0.4, 10)), LEFT, 0))
        .isCloseTo(3.9, within(NEAR_S));
  }

  @Test
  void theRampOfAPhaseCounts() {
    Programme rising =
        Programmes.programme(
            "p",
            Programmes.phase(1, Order.WRITTEN, new Ramp(0, 1), hold(Level.T1, Sides.BOTH, 1, 30)));
    assertThat(remaining(rising, LEFT, 0)).isCloseTo(14.875, within(NEAR_S));
    assertThat(remaining(rising, LEFT, 10)).isCloseTo(14.875 - 10 * 10 / 60.0, within(NEAR_S));
  }

  @Test
  void strokesAddUpAndARestAsksForNothing() {
    Programme strokes =
        Programmes.of(
            hold(Level.T1, Sides.BOTH, 1, 5),
            new Stroke(new Rest(7), Sides.BOTH, 1, 0),
            hold(Level.T1, Sides.RIGHT, 0.5, 4));
    assertThat(remaining(strokes, LEFT, 0)).isCloseTo(4.75, within(NEAR_S));
    assertThat(remaining(strokes, RIGHT, 0)).isCloseTo(4.75 + 1.875, within(NEAR_S));
    assertThat(remaining(strokes, LEFT, 5)).isCloseTo(0, within(NEAR_S));
    assertThat(remaining(strokes, RIGHT, 12)).isCloseTo(1.875, within(NEAR_S));
  }
}
