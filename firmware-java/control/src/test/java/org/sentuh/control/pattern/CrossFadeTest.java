package org.sentuh.control.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.body.MotorSite;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Panels;
import org.sentuh.control.body.Place;

/** What each motor does for a touch, by hand arithmetic: squares of the shares add up to one. */
class CrossFadeTest {

  private static final Panel M = Panels.m();

  private static double[] lay(Panel panel, Touch... touches) {
    double[] intensities = new double[panel.motors().size()];
    new CrossFade(panel).lay(List.of(touches), intensities);
    return intensities;
  }

  private static Touch touch(double xMm, double yMm) {
    return new Touch(new Place(xMm, yMm), 1, 0);
  }

  /** The driven motors as name=energy, in the order of the panel, to three digits. */
  private static List<String> energies(Panel panel, double[] intensities) {
    ArrayList<String> driven = new ArrayList<>();
    for (int motor = 0; motor < intensities.length; motor++) {
      if (intensities[motor] > 1e-9) {
        long thousandths = Math.round(intensities[motor] * intensities[motor] * 1000);
        driven.add(panel.motors().get(motor).name() + "=" + thousandths);
      }
    }
    return driven;
  }

  @Test
  void aTouchOnAMotorDrivesItAlone() {
    for (MotorSite motor : M.motors()) {
      Touch touch = new Touch(motor.place(), 0.7, 0);
      double[] intensities = lay(M, touch);
      for (int i = 0; i < intensities.length; i++) {
        double expected = M.motors().get(i).equals(motor) ? 0.7 : 0;
        assertThat(intensities[i]).as("%s", M.motors().get(i)).isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void aTouchBetweenFourMotorsDrivesEachHalfAsStrongly() {
    double[] intensities = lay(M, touch(50, 45));
    assertThat(energies(M, intensities)).containsExactly("1C=250", "1D=250", "2C=250", "2D=250");
    assertThat(intensities[2]).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void aRectangleSharesByTheNearnessToEachCorner() {
    // A quarter of the way from C to D and half of the way from row 2 to row 3.
    assertThat(energies(M, lay(M, touch(40, 85))))
        .containsExactly("2C=375", "2D=125", "3C=375", "3D=125");
  }

  @Test
  void aTouchOnTheEdgeOfTwoCellsDrivesItsTwoMotors() {
    assertThat(energies(M, lay(M, touch(40, 105)))).containsExactly("3C=750", "3D=250");
    assertThat(energies(M, lay(M, touch(-70, 55)))).containsExactly("1A=250", "2A=750");
  }

  @Test
  void aTouchBetweenTheInnerColumnsIsSharedAcrossTheSpine() {
    // 60 mm from B (-30) to C (30); 20 is 50 mm from B: 1/6 and 5/6
    assertThat(energies(M, lay(M, touch(20, 25)))).containsExactly("1B=167", "1C=833");
  }

  @Test
  void aTouchOutsideIsDrawnToTheNearestPointOfTheEdge() {
    assertThat(energies(M, lay(M, touch(90, 75)))).containsExactly("2D=750", "3D=250");
    assertThat(energies(M, lay(M, touch(85, 5)))).containsExactly("1D=1000");
    assertThat(energies(M, lay(M, touch(40, 250)))).containsExactly("5C=750", "5D=250");
  }

  @Test
  void aSpreadTouchIsAThirdInTheMiddleAndASixthOnEachOfFourPointsAround() {
    // On motor 3C with the neighbours' whole distance: the four points are the neighbours but for
    // the left one, which is 20 mm from B: at -10 it is 1/3 on C, 2/3 on B.
    double[] intensities = lay(M, new Touch(new Place(30, 105), 1, 40));
    assertThat(energies(M, intensities))
        .containsExactly("2C=167", "3B=111", "3C=389", "3D=167", "4C=167");
  }

  @Test
  void aSpreadTouchAtTheEdgeKeepsAllItsEnergyOnThePanel() {
    // Right of D and above row 1 both points are drawn back upon 1D.
    double[] intensities = lay(M, new Touch(new Place(70, 25), 1, 10));
    assertThat(energies(M, intensities)).containsExactly("1C=42", "1D=917", "2D=42");
  }

  @Test
  void theEnergiesOfTwoTouchesAdd() {
    double[] intensities =
        lay(M, new Touch(new Place(50, 25), 0.6, 0), new Touch(new Place(70, 45), 0.6, 0));
    // 1D: half of 0.36 from each
    assertThat(intensities[3]).isCloseTo(0.6, within(1e-12));
    assertThat(intensities[2]).isCloseTo(Math.sqrt(0.18), within(1e-12));
    assertThat(intensities[7]).isCloseTo(Math.sqrt(0.18), within(1e-12));
  }

  @Test
  void noMotorGoesHigherThanTheStrongestTouchOnIt() {
    double[] intensities = lay(M, touch(30, 105), touch(30, 105));
    assertThat(intensities[10]).isEqualTo(1);
    double[] weaker =
        lay(M, new Touch(new Place(30, 105), 0.3, 0), new Touch(new Place(30, 105), 0.4, 0));
    assertThat(weaker[10]).isCloseTo(0.4, within(1e-12));
  }

  @Test
  void whatStoodInTheArrayIsOverwritten() {
    double[] intensities = new double[20];
    Arrays.fill(intensities, 0.9);
    CrossFade fade = new CrossFade(M);
    fade.lay(List.of(), intensities);
    assertThat(intensities).containsOnly(0);
    assertThat(fade.motors()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource({
    "0,    105, 0",
    "70,   25,  0",
    "70.5, 105, 0.5",
    "-90,  105, 20",
    "0,    5,   20",
    "0,    205, 20",
    "73,   21,  5", // 3-4-5 from the corner
    "-73,  189, 5"
  })
  void howFarOutsideIsMeasuredToTheOutline(double xMm, double yMm, double outsideMm) {
    assertThat(new CrossFade(M).outsideMm(new Place(xMm, yMm))).isCloseTo(outsideMm, within(1e-9));
  }

  @Test
  void aTriangleSharesByItsAreas() {
    Panel triangle =
        Panels.of(
            "triangle",
            40,
            List.of(
                Panels.motor("a", 20, 25), Panels.motor("b", 80, 25), Panels.motor("c", 20, 85)));
    assertThat(energies(triangle, lay(triangle, touch(40, 45))))
        .containsExactly("a=333", "b=333", "c=333");
    assertThat(energies(triangle, lay(triangle, touch(30, 35))))
        .containsExactly("a=667", "b=167", "c=167");
    // Outside of the long side: drawn straight back to its middle.
    assertThat(energies(triangle, lay(triangle, touch(70, 75)))).containsExactly("b=500", "c=500");
  }

  @Test
  void staggeredRowsFallIntoTriangles() {
    Panel staggered =
        Panels.of(
            "staggered",
            40,
            List.of(
                Panels.motor("1A", 20, 25),
                Panels.motor("1B", 60, 25),
                Panels.motor("1C", 100, 25),
                Panels.motor("2A", 40, 65),
                Panels.motor("2B", 80, 65)));
    // The middle of 1B, 2A, 2B, and a point on the edge between 1B and 2A.
    assertThat(energies(staggered, lay(staggered, touch(60, 51.6666666667))))
        .containsExactly("1B=333", "2A=333", "2B=333");
    assertThat(energies(staggered, lay(staggered, touch(50, 45))))
        .containsExactly("1B=500", "2A=500");
  }

  @Test
  void whereAMotorIsMissingTheNeighboursShareItsPlace() {
    ArrayList<MotorSite> motors =
        new ArrayList<>(Panels.grid(new double[] {25, 65, 105}, new double[] {30, 70, 110}));
    motors.remove(4); // 2B, the middle one; eight motors stay around it
    Panel gap = Panels.of("gap", 40, motors);
    double[] intensities = lay(gap, touch(70, 65));
    // The four nearest are the middles of the sides, all at 40 mm.
    assertThat(energies(gap, intensities)).containsExactly("1B=250", "2A=250", "2C=250", "3B=250");
  }

  @Test
  void anOctagonSharesEquallyInItsMiddle() {
    ArrayList<MotorSite> ring = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      double angle = StrictMath.PI * (2 * i + 1) / 8;
      ring.add(
          Panels.motor("r" + i, 90 + 40 * StrictMath.cos(angle), 105 + 40 * StrictMath.sin(angle)));
    }
    Panel octagon = Panels.of("octagon", 40, ring);
    double[] intensities = lay(octagon, touch(90, 105));
    assertThat(intensities).containsExactly(allOf(8, Math.sqrt(0.125)), within(1e-9));
  }

  @Test
  void motorsInOneLineAreRefused() {
    Panel line =
        Panels.of(
            "line",
            40,
            List.of(
                Panels.motor("1", 30, 25), Panels.motor("2", 30, 65), Panels.motor("3", 30, 105)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CrossFade(line))
        .withMessageContaining("panel line")
        .withMessageContaining("two columns and two rows");
  }

  private static double[] allOf(int length, double value) {
    double[] all = new double[length];
    Arrays.fill(all, value);
    return all;
  }
}
