package org.sentuh.control.pattern;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Place;
import org.sentuh.control.body.Rib;
import org.sentuh.control.body.Side;

/** Every course by hand arithmetic on the reference back, where T2 is at 45 mm and T4 at 85 mm. */
class PathTest {

  private static final BackLength BACK = BackLength.REFERENCE;

  /** A quarter longer than the reference. */
  private static final BackLength LONG_BACK = new BackLength(327.5);

  private static final long SECOND_NS = 1_000_000_000L;

  private static void at(Path path, int turn, double s, Side side, double xMm, double yMm) {
    Place place = requireNonNull(path.at(turn, Math.round(s * 1e9), side, BACK));
    assertThat(place.xMm()).as("x at %s s", s).isCloseTo(xMm, within(1e-6));
    assertThat(place.yMm()).as("y at %s s", s).isCloseTo(yMm, within(1e-6));
  }

  private static void refused(ThrowingCallable making, String... words) {
    assertThatIllegalArgumentException()
        .isThrownBy(making)
        .satisfies(refusal -> assertThat(refusal.getMessage()).contains(words));
  }

  @Nested
  class OfACircle {

    private final Circle down = new Circle(Level.T2, Level.T8, 2, 40, 2, 3, 50);

    @Test
    void isOneTurnALevelOfSoManyLoops() {
      assertThat(down.turns()).isEqualTo(4); // T2, T4, T6, T8
      assertThat(down.movementNs(BACK)).isEqualTo(6 * SECOND_NS);
      assertThat(down.pauseNs()).isZero();
      assertThat(down.turnNs(BACK)).isEqualTo(6 * SECOND_NS);
      assertThat(down.movementNs(LONG_BACK)).isEqualTo(6 * SECOND_NS);
      assertThat(down.unbroken()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      // s into the turn, x, y: from the top outward, then down, inward and up again
      "0.0, 50, 25",
      "0.5, 70, 45",
      "1.0, 50, 65",
      "1.5, 30, 45",
      "2.0, 50, 25",
      "4.5, 70, 45",
      // the last half of the last loop carries it from T2 (45 mm) to T4 (85 mm)
      "5.0, 50, 65",
      "5.5, 30, 65",
      "6.0, 50, 65",
    })
    void beginsAtTheTopGoesOutwardAndMovesOnInItsLastHalfLoop(double s, double xMm, double yMm) {
      at(down, 0, s, Side.RIGHT, xMm, yMm);
      at(down, 0, s, Side.LEFT, -xMm, yMm);
    }

    @Test
    void endsEachTurnWhereTheNextBegins() {
      at(down, 1, 0, Side.RIGHT, 50, 65);
      at(down, 1, 6, Side.RIGHT, 50, 105);
      at(down, 2, 0, Side.RIGHT, 50, 105);
    }

    @Test
    void staysAtItsLastLevel() {
      at(down, 3, 5.0, Side.RIGHT, 50, 185);
      at(down, 3, 5.5, Side.RIGHT, 30, 165);
      at(down, 3, 6.0, Side.RIGHT, 50, 145);
    }

    @Test
    void mayGoUp() {
      Circle up = new Circle(Level.T8, Level.T2, 3, 40, 2, 1, 50);
      assertThat(up.turns()).isEqualTo(3); // T8, T5, T2
      at(up, 0, 0.5, Side.RIGHT, 70, 165);
      at(up, 0, 1.5, Side.RIGHT, 30, 135);
      at(up, 1, 0.5, Side.RIGHT, 70, 105);
      at(up, 2, 1.5, Side.RIGHT, 30, 45);
    }

    @Test
    void mayStayAtOneLevel() {
      Circle still = new Circle(Level.T5, Level.T5, 4, 20, 1, 20, 60);
      assertThat(still.turns()).isEqualTo(1);
      assertThat(still.movementNs(BACK)).isEqualTo(20 * SECOND_NS);
      at(still, 0, 19.75, Side.RIGHT, 50, 105);
    }

    @Test
    void keepsItsDiameterOnALongerBackWhereTheLevelsAreFurtherApart() {
      Place top = down.at(3, 0, Side.RIGHT, LONG_BACK);
      assertThat(top.yMm()).isCloseTo(165 * 1.25 - 20, within(1e-6));
      assertThat(top.xMm()).isCloseTo(50, within(1e-6));
    }

    @Test
    void knowsTheLevelOfEachTurn() {
      assertThat(down.level(0)).isEqualTo(Level.T2);
      assertThat(down.level(3)).isEqualTo(Level.T8);
      assertThat(new Circle(Level.T8, Level.T2, 3, 40, 2, 1, 50).level(1)).isEqualTo(Level.T5);
    }

    @Test
    void refusesWhatNoHandMakes() {
      refused(() -> circle(0, 40, 2, 3, 50), "every 0.0 levels is outside 1.0 to 4.0 levels");
      refused(() -> circle(5, 40, 2, 3, 50), "every 5.0");
      refused(() -> circle(2, 9.9, 2, 3, 50), "diameter 9.9 mm", "10.0 to 80.0 mm");
      refused(() -> circle(2, 80.1, 2, 3, 50), "diameter 80.1 mm");
      refused(() -> circle(2, Double.NaN, 2, 3, 50), "diameter NaN mm");
      refused(() -> circle(2, 40, 0.49, 3, 50), "seconds a loop 0.49 s", "0.5 to 10.0 s");
      refused(() -> circle(2, 40, 10.1, 3, 50), "seconds a loop 10.1 s");
      refused(() -> circle(2, 40, 2, 0, 50), "loops a level 0.0", "1.0 to 20.0");
      refused(() -> circle(2, 40, 2, 21, 50), "loops a level 21.0");
      refused(() -> circle(2, 40, 2, 3, 19.9), "offset 19.9 mm", "20.0 to 90.0 mm");
      refused(() -> circle(2, 40, 2, 3, 90.1), "offset 90.1 mm");
      refused(() -> circle(4, 40, 2, 3, 50), "from T2 every 4 levels never arrive at T8");
    }

    @Test
    void takesEveryBound() {
      assertThat(circle(1, 10, 0.5, 1, 20).turns()).isEqualTo(7);
      assertThat(circle(3, 80, 10, 20, 90).turns()).isEqualTo(3);
    }

    private Circle circle(int every, double mm, double loopS, int loops, double offsetMm) {
      return new Circle(Level.T2, Level.T8, every, mm, loopS, loops, offsetMm);
    }
  }

  @Nested
  class OfAGlide {

    private final Glide down = new Glide(Level.T1, Level.T9, 40, 2, 12, 50);

    @Test
    void lastsAsLongAsItsWayTakesAndThenPauses() {
      assertThat(down.turns()).isEqualTo(12);
      assertThat(down.movementNs(BACK)).isEqualTo(4 * SECOND_NS); // 160 mm at 40 mm/s
      assertThat(down.movementNs(LONG_BACK)).isEqualTo(5 * SECOND_NS); // 200 mm
      assertThat(down.pauseNs()).isEqualTo(2 * SECOND_NS);
      assertThat(down.turnNs(BACK)).isEqualTo(6 * SECOND_NS);
      assertThat(down.unbroken()).isFalse();
    }

    @Test
    void isLaidOnAnewEachTimeEvenWithoutAPause() {
      assertThat(new Glide(Level.T1, Level.T9, 40, 0, 2, 50).unbroken()).isFalse();
    }

    @Test
    void goesStraightAtOneSpeed() {
      at(down, 0, 0, Side.RIGHT, 50, 25);
      at(down, 0, 1, Side.RIGHT, 50, 65);
      at(down, 11, 3, Side.LEFT, -50, 145);
      at(down, 11, 4, Side.LEFT, -50, 185);
    }

    @Test
    void mayGoUp() {
      Glide up = new Glide(Level.T9, Level.T1, 80, 0, 1, 30);
      assertThat(up.movementNs(BACK)).isEqualTo(2 * SECOND_NS);
      at(up, 0, 0.5, Side.RIGHT, 30, 145);
    }

    @Test
    void refusesWhatNoHandMakes() {
      refused(
          () -> new Glide(Level.T1, Level.T9, 4.9, 2, 12, 50), "speed 4.9 mm/s", "5.0 to 200.0");
      refused(() -> new Glide(Level.T1, Level.T9, 200.1, 2, 12, 50), "speed 200.1 mm/s");
      refused(() -> new Glide(Level.T1, Level.T9, 40, -0.1, 12, 50), "pause -0.1 s", "0.0 to 30.0");
      refused(() -> new Glide(Level.T1, Level.T9, 40, 30.1, 12, 50), "pause 30.1 s");
      refused(() -> new Glide(Level.T1, Level.T9, 40, 2, 0, 50), "times 0.0", "1.0 to 60.0");
      refused(() -> new Glide(Level.T1, Level.T9, 40, 2, 61, 50), "times 61.0");
      refused(() -> new Glide(Level.T1, Level.T9, 40, 2, 12, 19), "offset 19.0 mm", "20.0 to 90.0");
      refused(() -> new Glide(Level.T1, Level.T9, 40, 2, 12, 91), "offset 91.0 mm");
      refused(() -> new Glide(Level.T4, Level.T4, 40, 2, 12, 50), "from T4 to T4 goes nowhere");
    }
  }

  @Nested
  class OfARibSweep {

    private final RibSweep outward = new RibSweep(new Rib(5), 30, 110, 40, 1, 3);

    @Test
    void lastsAsLongAsItsWayOutwardTakes() {
      assertThat(outward.turns()).isEqualTo(3);
      assertThat(outward.movementNs(BACK)).isEqualTo(2 * SECOND_NS); // 80 mm at 40 mm/s
      assertThat(outward.pauseNs()).isEqualTo(SECOND_NS);
      assertThat(outward.turnNs(BACK)).isEqualTo(3 * SECOND_NS);
      assertThat(outward.unbroken()).isFalse();
    }

    @Test
    void followsTheRib() {
      at(outward, 0, 0, Side.RIGHT, 30, 105 + 0.0035 * 900 - 3);
      at(outward, 2, 1, Side.RIGHT, 70, 105 + 10.15);
      at(outward, 2, 1, Side.LEFT, -70, 105 + 10.15);
      at(outward, 0, 2, Side.RIGHT, 110, 105 + 0.0035 * 12100 - 11);
    }

    @Test
    void mayGoInward() {
      RibSweep inward = new RibSweep(new Rib(5), 110, 30, 40, 0, 1);
      assertThat(inward.movementNs(BACK)).isEqualTo(2 * SECOND_NS);
      at(inward, 0, 1, Side.RIGHT, 70, 105 + 10.15);
    }

    @Test
    void refusesWhatNoHandMakes() {
      refused(() -> sweep(19.9, 110, 40, 1, 3), "from 19.9 mm", "20.0 to 150.0 mm");
      refused(() -> sweep(30, 150.1, 40, 1, 3), "to 150.1 mm", "20.0 to 150.0 mm");
      refused(() -> sweep(30, 110, 4, 1, 3), "speed 4.0 mm/s");
      refused(() -> sweep(30, 110, 40, 31, 3), "pause 31.0 s");
      refused(() -> sweep(30, 110, 40, 1, 0), "times 0.0");
      refused(() -> sweep(70, 70, 40, 1, 3), "from 70.0 to 70.0 mm goes nowhere");
    }

    private RibSweep sweep(double fromMm, double toMm, double mmPerS, double pauseS, int times) {
      return new RibSweep(new Rib(5), fromMm, toMm, mmPerS, pauseS, times);
    }
  }

  @Nested
  class OfAHold {

    @Test
    void staysWhereItIs() {
      Hold hold = new Hold(Level.T4, 50, 3.5);
      assertThat(hold.turns()).isEqualTo(1);
      assertThat(hold.movementNs(BACK)).isEqualTo(3_500_000_000L);
      assertThat(hold.pauseNs()).isZero();
      assertThat(hold.unbroken()).isTrue();
      PathTest.at(hold, 0, 0, Side.RIGHT, 50, 85);
      PathTest.at(hold, 0, 3.5, Side.LEFT, -50, 85);
      assertThat(hold.at(0, 0, Side.RIGHT, LONG_BACK)).isEqualTo(new Place(50, 85 * 1.25));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.49, 30.1, Double.NaN})
    void refusesATimeThatNoHandHolds(double seconds) {
      refused(() -> new Hold(Level.T4, 50, seconds), "seconds " + seconds + " s", "0.5 to 30.0 s");
    }

    @ParameterizedTest
    @ValueSource(doubles = {19.9, 90.1})
    void refusesAPlaceOnTheSpineOrOffTheBack(double offsetMm) {
      refused(() -> new Hold(Level.T4, offsetMm, 3), "offset " + offsetMm + " mm");
    }
  }

  @Nested
  class OfARest {

    @Test
    void touchesNowhere() {
      Rest rest = new Rest(60);
      assertThat(rest.turns()).isEqualTo(1);
      assertThat(rest.movementNs(BACK)).isEqualTo(60 * SECOND_NS);
      assertThat(rest.pauseNs()).isZero();
      assertThat(rest.at(0, 0, Side.LEFT, BACK)).isNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.49, 60.1})
    void refusesATimeTooShortToFeelOrTooLongToWait(double seconds) {
      refused(() -> new Rest(seconds), "seconds " + seconds + " s", "0.5 to 60.0 s");
    }
  }
}
