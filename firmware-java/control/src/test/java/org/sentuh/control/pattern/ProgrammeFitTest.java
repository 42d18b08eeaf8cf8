package org.sentuh.control.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sentuh.control.pattern.Programmes.phase;
import static org.sentuh.control.pattern.Programmes.programme;
import static org.sentuh.control.pattern.Programmes.score;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sentuh.control.body.BackLength;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Panels;
import org.sentuh.control.body.Rib;
import org.sentuh.control.pattern.ProgrammeFit.Overreach;

/** Panel M's outline runs from x -70 to 70 and y 25 to 185 mm; half its pitch is 20 mm. */
class ProgrammeFitTest {

  private static final Panel M = Panels.m();

  private static List<Overreach> reaches(Path path, Sides sides) {
    return ProgrammeFit.overreaches(score(Programmes.of(new Stroke(path, sides, 1, 0))), M);
  }

  private static Overreach only(Path path) {
    List<Overreach> reaches = reaches(path, Sides.BOTH);
    assertThat(reaches).hasSize(1);
    return reaches.getFirst();
  }

  @Test
  void aProgrammeThatStaysOnThePanelReachesNowhere() {
    assertThat(ProgrammeFit.overreaches(score(Programmes.standard()), M)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // offset, outside, drawn: the outermost column stands at 70 mm, half a pitch is 20 mm
    "70, 0,  true",
    "71, 1,  true",
    "90, 20, true"
  })
  void aHoldBesideThePanelIsDrawnToItsEdge(double offsetMm, double outsideMm, boolean drawn) {
    List<Overreach> reaches = reaches(new Hold(Level.T5, offsetMm, 1), Sides.RIGHT);
    if (outsideMm == 0) {
      assertThat(reaches).isEmpty();
    } else {
      assertThat(reaches)
          .singleElement()
          .satisfies(reach -> assertThat(reach.outsideMm()).isCloseTo(outsideMm, within(1e-9)))
          .satisfies(reach -> assertThat(reach.drawn()).isEqualTo(drawn))
          .satisfies(reach -> assertThat(reach.level()).isEqualTo(Level.T5));
    }
  }

  @Test
  void halfAPitchAboveThePanelIsTheMostThatIsDrawn() {
    // Row 1 is at 25 mm, C7 at 0: 25 mm outside, more than 20.
    Overreach reach = only(new Hold(Level.C7, 50, 1));
    assertThat(reach.outsideMm()).isCloseTo(25, within(1e-9));
    assertThat(reach.drawn()).isFalse();
    assertThat(reach.level()).isEqualTo(Level.C7);
    // On a panel whose pitch is 50 mm it would be just within.
    Panel wide =
        Panels.of("wide", 50, Panels.grid(new double[] {25, 75, 125, 185}, new double[] {-70, 70}));
    Score score = score(Programmes.hold(Level.C7, 50, 1));
    assertThat(ProgrammeFit.overreaches(score, wide))
        .singleElement()
        .satisfies(wider -> assertThat(wider.drawn()).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    // diameter around (50, T5), outside = 50 + radius - 70
    "40, 0",
    "60, 10",
    "80, 20"
  })
  void aCircleReachesAsFarAsItsOutermostPoint(double diameterMm, double outsideMm) {
    List<Overreach> reaches =
        reaches(new Circle(Level.T5, Level.T5, 1, diameterMm, 2, 1, 50), Sides.BOTH);
    if (outsideMm == 0) {
      assertThat(reaches).isEmpty();
    } else {
      // never judged too kindly, and at most 0.13 % of the radius too hard
      double hard = outsideMm + 0.0013 * diameterMm / 2;
      assertThat(reaches)
          .singleElement()
          .satisfies(reach -> assertThat(reach.outsideMm()).isBetween(outsideMm - 1e-9, hard));
    }
  }

  @Test
  void aCircleBeyondACornerIsMeasuredFromTheCorner() {
    // Around (70, 45) with radius 30: 30 mm to the right, while the corner (70, 25) is 20 mm from
    // the middle: straight up it is 10 outside. To the right is furthest.
    Overreach reach = only(new Circle(Level.T2, Level.T2, 1, 60, 2, 1, 70));
    assertThat(reach.outsideMm()).isCloseTo(30, within(0.04));
    assertThat(reach.drawn()).isFalse();
  }

  @Test
  void aCircleThatGoesDownIsJudgedAtBothItsEnds() {
    // T10 is at 208 mm: with radius 10 it ends 33 mm below row 5; T8 stays on the panel.
    Overreach reach = only(new Circle(Level.T8, Level.T10, 2, 20, 2, 1, 50));
    assertThat(reach.outsideMm()).isCloseTo(33, within(0.02));
    assertThat(reach.level()).isEqualTo(Level.T10);
    Overreach up = only(new Circle(Level.T3, Level.C7, 3, 20, 2, 1, 50));
    assertThat(up.outsideMm()).isCloseTo(35, within(0.02));
    assertThat(up.level()).isEqualTo(Level.C7);
  }

  @Test
  void aGlideIsJudgedAtBothItsEnds() {
    assertThat(only(new Glide(Level.C7, Level.T9, 40, 0, 1, 50)).outsideMm())
        .isCloseTo(25, within(1e-9));
    assertThat(only(new Glide(Level.T9, Level.C7, 40, 0, 1, 50)).level()).isEqualTo(Level.C7);
    assertThat(reaches(new Glide(Level.T1, Level.T9, 40, 0, 1, 70), Sides.BOTH)).isEmpty();
  }

  @Test
  void aRibSweepIsJudgedAlongItsCurve() {
    // Rib 5 at 90 mm outward: 20 mm beyond the column, T5 + 19.35 mm.
    Overreach reach = only(new RibSweep(new Rib(5), 30, 90, 40, 0, 1));
    assertThat(reach.outsideMm()).isCloseTo(20, within(1e-9));
    assertThat(reach.drawn()).isTrue();
    assertThat(only(new RibSweep(new Rib(5), 30, 91, 40, 0, 1)).drawn()).isFalse();
    // Rib 9 leaves at 185, dips to 184.4 and ends 10.15 mm below row 5 at 70 mm outward.
    assertThat(only(new RibSweep(new Rib(9), 20, 70, 40, 0, 1)).outsideMm())
        .isCloseTo(10.15, within(1e-9));
  }

  @Test
  void aRestReachesNowhere() {
    assertThat(reaches(new Rest(1), Sides.BOTH)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Sides.class)
  void onlyTheSidesThatArePlayedAreJudged(Sides sides) {
    // Two columns on the right are missing: at 70 mm on the right nothing is near.
    ArrayList<MotorSite> motors = new ArrayList<>();
    for (MotorSite motor : M.motors()) {
      if (motor.place().xMm() < 70) {
        motors.add(motor);
      }
    }
    Panel lopsided = Panels.of("lopsided", 40, motors);
    Score score = score(Programmes.of(new Stroke(new Hold(Level.T5, 70, 1), sides, 1, 0)));
    List<Overreach> reaches = ProgrammeFit.overreaches(score, lopsided);
    if (sides == Sides.LEFT) {
      assertThat(reaches).isEmpty();
    } else {
      assertThat(reaches)
          .singleElement()
          .satisfies(reach -> assertThat(reach.outsideMm()).isCloseTo(40, within(1e-9)));
    }
  }

  @Test
  void everyOverreachingStrokeIsNamedByItsPhaseAndNumber() {
    Stroke on = new Stroke(new Hold(Level.T5, 50, 1), Sides.BOTH, 1, 0);
    Stroke beside = new Stroke(new Hold(Level.T6, 80, 1), Sides.BOTH, 1, 0);
    Stroke above = new Stroke(new Hold(Level.C7, 50, 1), Sides.BOTH, 1, 0);
    Score score =
        score(
            programme(
                "p",
                phase(1, Order.WRITTEN, Ramp.NONE, on, beside),
                phase(3, Order.REVERSED, Ramp.NONE, above, on, beside)));
    assertThat(ProgrammeFit.overreaches(score, M))
        .extracting(reach ->
            reach.phase() + "." + reach.stroke() + " " + reach.level() + " " + reach.drawn())
        .containsExactly("0.1 T6 true", "1.0 C7 false", "1.2 T6 true");
  }

  @Test
  void theMothersBackDecidesWhereAProgrammeEnds() {
    // T9 is at 185 mm on the reference back and at 231 mm on one of 327.5 mm.
    Programme programme = Programmes.hold(Level.T9, 50, 1);
    assertThat(ProgrammeFit.overreaches(score(programme), M)).isEmpty();
    assertThat(ProgrammeFit.overreaches(new Score(programme, new BackLength(327.5)), M))
        .singleElement()
        .satisfies(reach -> assertThat(reach.outsideMm()).isCloseTo(46.25, within(1e-9)))
        .satisfies(reach -> assertThat(reach.level()).isEqualTo(Level.T9))
        .satisfies(reach -> assertThat(reach.drawn()).isFalse());
  }
}
