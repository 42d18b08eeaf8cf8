package org.sentuh.device.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.pressure.FsrLaw;

class FitTest {

  private static final FsrLaw USUAL = new FsrLaw(9_000, 0.9, 6_800, Math.PI * 100);
  private static final int RAIL = 26_400;
  private static final int LOADED = 3_000;
  private static final int[] COURSE = {50, 200, 500, 200, 50};

  /** What a part of a law reads under a weight that seems heavier to it by a factor. */
  private static Load load(FsrLaw part, int grams, double factor) {
    double newton = grams * 9.80665e-3 * factor;
    double ohm = part.r1Ohm() * Math.pow(newton, -part.exponent());
    int counts = grams == 0 ? 9 : (int) Math.round(RAIL / (1 + ohm / part.dividerOhm()));
    return new Load(grams, counts, 8, RAIL);
  }

  private static List<Load> course(FsrLaw part) {
    List<Load> loads = new ArrayList<>(List.of(load(part, 0, 1)));
    for (int grams : COURSE) {
      loads.add(load(part, grams, 1));
    }
    return loads;
  }

  private static FsrLaw part(double r1Ohm, double exponent) {
    return new FsrLaw(r1Ohm, exponent, USUAL.dividerOhm(), USUAL.puckAreaMm2());
  }

  private static Fit fit(List<Load> loads) {
    return Fit.of(loads, USUAL, LOADED);
  }

  @Test
  void theLawOfAPartIsFoundFromItsWeights() {
    for (double r1Ohm : new double[] {5_000, 8_100, 9_000, 11_700, 17_000}) {
      for (double exponent : new double[] {0.7, 0.9, 1.2}) {
        Fit fit = fit(course(part(r1Ohm, exponent)));
        assertThat(fit.doubt()).isEmpty();
        assertThat(fit.law().r1Ohm()).isCloseTo(r1Ohm, within(r1Ohm * 0.002));
        assertThat(fit.law().exponent()).isCloseTo(exponent, within(0.002));
        assertThat(fit.worst()).isLessThan(0.005);
      }
    }
  }

  @Test
  void upAndDownAgainGivesTheMiddleOfTheHysteresis() {
    FsrLaw part = part(8_400, 0.93);
    List<Load> loads =
        List.of(
            load(part, 0, 1),
            load(part, 50, 0.94),
            load(part, 200, 0.94),
            load(part, 500, 1),
            load(part, 200, 1.06),
            load(part, 50, 1.06));
    Fit fit = fit(loads);
    assertThat(fit.doubt()).isEmpty();
    assertThat(fit.law().r1Ohm()).isCloseTo(8_400, within(8_400 * 0.01));
    assertThat(fit.worst()).isBetween(0.05, 0.08);
  }

  @Test
  void whatIsMissingIsAskedForInItsTurn() {
    List<Load> all = course(USUAL);
    assertThat(fit(List.of()).doubt()).contains(Doubt.NO_ZERO);
    assertThat(fit(all.subList(1, 6)).doubt()).contains(Doubt.NO_ZERO);
    assertThat(fit(all.subList(0, 3)).doubt()).contains(Doubt.FEW_LOADS);
    assertThat(fit(List.of(all.get(0), all.get(1), all.get(1), all.get(2), all.get(2))).doubt())
        .as("the same two weights again")
        .contains(Doubt.FEW_LOADS);
    assertThat(fit(all.subList(0, 4)).doubt()).isEmpty();
    List<Load> narrow =
        List.of(load(USUAL, 0, 1), load(USUAL, 200, 1), load(USUAL, 500, 1), load(USUAL, 700, 1));
    assertThat(fit(narrow).doubt()).contains(Doubt.NARROW_LOADS);
  }

  @Test
  void aSensorThatIsPressedAtRestIsDoubted() {
    List<Load> loads = course(USUAL);
    loads.set(0, new Load(0, LOADED, 8, RAIL));
    assertThat(fit(loads).doubt()).contains(Doubt.PRESSED_AT_REST);
    loads.add(load(USUAL, 0, 1)); // measured again, and now nothing is wedged
    assertThat(fit(loads).doubt()).isEmpty();
  }

  @Test
  void aHeavierWeightThatReadsLighterIsDoubted() {
    List<Load> loads = course(USUAL);
    loads.set(3, new Load(500, loads.get(2).counts() - 1, 8, RAIL));
    assertThat(fit(loads).doubt()).contains(Doubt.NOT_RISING);
    loads.set(3, new Load(500, loads.get(2).counts(), 8, RAIL));
    assertThat(fit(loads).doubt()).contains(Doubt.NOT_RISING);
  }

  @Test
  void weightsOfAnotherUnitAndPartsOfAnotherKindAreDoubted() {
    assertThat(fit(course(part(19_000, 0.9))).doubt()).contains(Doubt.NO_SUCH_PART);
    assertThat(fit(course(part(4_000, 0.9))).doubt()).contains(Doubt.NO_SUCH_PART);
    assertThat(fit(course(part(9_000, 1.4))).doubt()).contains(Doubt.NO_SUCH_PART);
    assertThat(fit(course(part(9_000, 0.5))).doubt()).contains(Doubt.NO_SUCH_PART);
  }

  @Test
  void oneWeightBesideTheMiddleOfThePuckIsDoubted() {
    List<Load> loads = course(USUAL);
    loads.set(4, load(USUAL, 200, 0.6));
    Fit fit = fit(loads);
    assertThat(fit.doubt()).contains(Doubt.SCATTERED);
    assertThat(fit.worst()).isGreaterThan(Fit.MOST_ERROR);
  }

  @Test
  void aShortedOrOpenPartGivesNoLaw() {
    List<Load> shorted =
        List.of(
            load(USUAL, 0, 1),
            new Load(50, RAIL, 0, RAIL),
            new Load(200, RAIL + 1, 0, RAIL),
            new Load(500, RAIL + 2, 0, RAIL));
    assertThat(fit(shorted).doubt()).contains(Doubt.NO_SUCH_PART);
    List<Load> open =
        List.of(
            load(USUAL, 0, 1),
            new Load(50, 0, 0, RAIL),
            new Load(200, 0, 0, RAIL),
            new Load(500, 0, 0, RAIL));
    assertThat(fit(open).doubt()).contains(Doubt.NOT_RISING);
  }
}
