package org.sentuh.simulator.tissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.pressure.FsrLaw;

final class FsrPhysicsTest {

  private static final double DT_S = 0.01;

  /** 314.159 mm² a puck; R = 9000 F^-0.9 and V = 3.3 / (1 + R / 6800), by pocket calculator. */
  @ParameterizedTest
  @CsvSource({
    "1,  0.314159, 25516, 0.69440",
    "4.3, 1.350885,  6866, 1.64206",
    "10, 3.141593,  3212, 2.24126",
    "20, 6.283185,  1721, 2.63337"
  })
  void pressureBecomesForceResistanceAndVoltageAsByHand(
      double kPa, double newton, double ohm, double volts) {
    FsrPhysics sensors = flawless();
    sensors.step(new double[] {kPa}, DT_S);
    assertThat(FsrPart.NOMINAL.forceN(kPa)).isCloseTo(newton, within(1e-5));
    assertThat(sensors.ohm(0)).isCloseTo(ohm, within(0.6));
    assertThat(sensors.volts(0)).isCloseTo(volts, within(2e-5));
    assertThat(sensors.railVolts()).isEqualTo(3.3);
  }

  @Test
  void theCurveRunsBetweenThePublishedReadingsOfTheMakersDrawing() {
    assertThat(FsrPart.NOMINAL.ohm(0.2)).isBetween(30_000.0, 62_500.0);
    assertThat(FsrPart.NOMINAL.ohm(1)).isBetween(6_000.0, 12_500.0);
    assertThat(FsrPart.NOMINAL.ohm(10)).isBetween(1_000.0, 1_250.0);
  }

  @Test
  void theTableFollowsThePowerLaw() {
    ConductanceCurve curve = new ConductanceCurve(FsrPart.FLAWLESS);
    for (double newton = 0.2; newton <= 20; newton += 0.00317) {
      double law = StrictMath.pow(newton, 0.9) / 9_000;
      assertThat(curve.siemens(newton)).isCloseTo(law, within(2e-5 * law));
    }
  }

  /** The law the device calibrates with, given what an ideal converter would count. */
  @Property
  void theDevicesLawFindsThePressureAgain(@ForAll @DoubleRange(min = 0.7, max = 60) double kPa) {
    FsrPhysics sensors = flawless();
    sensors.step(new double[] {kPa}, DT_S);
    FsrLaw law = new FsrLaw(9_000, 0.9, 6_800, StrictMath.PI * 100);
    double lsb = 4.096 / 32768;
    int counts = (int) StrictMath.rint(sensors.volts(0) / lsb);
    int rail = (int) StrictMath.rint(sensors.railVolts() / lsb);
    assertThat(law.kPa(counts, rail)).isCloseTo(kPa, within(0.002 * kPa));
  }

  @Test
  void moreForceIsLessResistanceOverTheWholeRange() {
    double before = Double.POSITIVE_INFINITY;
    for (double kPa = 0; kPa < 63; kPa += 0.05) {
      FsrPhysics sensors = flawless();
      sensors.step(new double[] {kPa}, DT_S);
      assertThat(sensors.ohm(0)).isLessThanOrEqualTo(before);
      before = sensors.ohm(0);
    }
  }

  @Test
  void unloadedItIsOpenAndBeginsNearTwoTenthsOfANewton() {
    FsrPhysics sensors = flawless();
    sensors.step(new double[] {0}, DT_S);
    assertThat(sensors.ohm(0)).isGreaterThan(10e6);
    assertThat(sensors.volts(0)).isLessThan(0.003);
    // 0.3 kPa is 0.094 N, 0.64 kPa is 0.201 N on the puck.
    sensors.step(new double[] {0.3}, DT_S);
    assertThat(sensors.ohm(0)).isGreaterThan(10e6);
    sensors.step(new double[] {0.64}, DT_S);
    assertThat(sensors.ohm(0)).isCloseTo(38_000, within(500.0));
  }

  @Test
  void onTheWayDownTheResistanceIsTenPerCentLower() {
    FsrPhysics sensors = of(withFlaws(0, 0.10, 0, 0, 0));
    double up = 0;
    for (double kPa = 0; kPa <= 12; kPa += 0.1) {
      sensors.step(new double[] {kPa}, DT_S);
      up = Math.abs(kPa - 5) < 0.05 ? sensors.ohm(0) : up;
    }
    double down = 0;
    for (double kPa = 12; kPa >= 0; kPa -= 0.1) {
      sensors.step(new double[] {kPa}, DT_S);
      down = Math.abs(kPa - 5) < 0.05 ? sensors.ohm(0) : down;
    }
    assertThat((up - down) / up).isCloseTo(0.10, within(0.001));
    assertThat(Math.sqrt(up * down)).isCloseTo(9_000 * 0.66604, within(10.0));
  }

  @Test
  void underLoadItDriftsByTheLogarithmOfTime() {
    FsrPhysics sensors = of(withFlaws(0, 0, 0.03, 0, 0));
    double[] load = {5};
    sensors.step(load, DT_S);
    double start = 1 / sensors.ohm(0);
    run(sensors, load, 9);
    assertThat(1 / sensors.ohm(0) / start).isCloseTo(1.03, within(3e-4));
    run(sensors, load, 90);
    assertThat(1 / sensors.ohm(0) / start).isCloseTo(1.06, within(3e-4));
    sensors.step(new double[] {0}, DT_S);
    sensors.step(load, DT_S);
    assertThat(1 / sensors.ohm(0) / start).isCloseTo(1, within(3e-4));
  }

  @Test
  void partsDifferBySixPerCentAndNoMore() {
    FsrPhysics sensors = new FsrPhysics(withFlaws(0.06, 0, 0, 0, 0), 500, new SplittableRandom(4));
    double[] load = new double[500];
    Arrays.fill(load, 5);
    sensors.step(load, DT_S);
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (int sensor = 0; sensor < 500; sensor++) {
      double atOneNewton = sensors.ohm(sensor) / 9_000 * 9_000 / 0.66604;
      assertThat(atOneNewton).isCloseTo(sensors.partR1Ohm(sensor), within(5.0));
      least = Math.min(least, atOneNewton);
      most = Math.max(most, atOneNewton);
    }
    assertThat(least).isBetween(9_000 * 0.94, 9_000 * 0.945);
    assertThat(most).isBetween(9_000 * 1.055, 9_000 * 1.0601);
  }

  @Test
  void onePartWandersWithinTwoPerCentOfItself() {
    FsrPhysics sensors = of(withFlaws(0, 0, 0, 0.02, 0));
    double[] load = {5};
    int beyond = 0;
    double mean = 0;
    int samples = 200_000;
    for (int i = 0; i < samples; i++) {
      sensors.step(load, 0.5);
      double off = 9_000 * 0.66604 / sensors.ohm(0) - 1;
      mean += off / samples;
      beyond += Math.abs(off) > 0.02 ? 1 : 0;
    }
    assertThat(mean).isCloseTo(0, within(0.001));
    assertThat((double) beyond / samples).isBetween(0.02, 0.07);
  }

  @Test
  void theNoiseIsAsLargeAsThePartSaysAndWithoutABias() {
    FsrPhysics sensors = of(withFlaws(0, 0, 0, 0, 0.001));
    double[] load = {5};
    double sum = 0;
    double squares = 0;
    int samples = 50_000;
    double rail = 0;
    for (int i = 0; i < samples; i++) {
      sensors.step(load, DT_S);
      // What remains after the rail's own ripple, which the device divides out.
      double off = sensors.volts(0) - sensors.railVolts() / (1 + sensors.ohm(0) / 6_800);
      sum += off;
      squares += off * off;
      rail += sensors.railVolts() / samples;
    }
    assertThat(sum / samples).isCloseTo(0, within(2e-5));
    assertThat(Math.sqrt(squares / samples)).isCloseTo(0.001, within(2e-5));
    assertThat(rail).isCloseTo(3.3, within(3.3 * 0.0051));
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherDoesNot() {
    double[] first = course(7);
    assertThat(course(7)).isEqualTo(first);
    assertThat(course(8)).isNotEqualTo(first);
  }

  @Test
  void anOpenCableReadsNothingAndAShortReadsTheRail() {
    FsrPhysics sensors = new FsrPhysics(FsrPart.NOMINAL, 2, new SplittableRandom(1));
    sensors.suffer(0, new SensorDefect.Open());
    sensors.suffer(1, new SensorDefect.Short());
    sensors.step(new double[] {5, 5}, DT_S);
    assertThat(sensors.volts(0)).isZero();
    assertThat(sensors.volts(1)).isEqualTo(sensors.railVolts());
  }

  @Test
  void aFrozenSensorKeepsItsVoltageUntilItIsMended() {
    FsrPhysics sensors = new FsrPhysics(FsrPart.NOMINAL, 1, new SplittableRandom(1));
    sensors.step(new double[] {5}, DT_S);
    double kept = sensors.volts(0);
    sensors.suffer(0, new SensorDefect.Frozen());
    sensors.step(new double[] {12}, DT_S);
    assertThat(sensors.volts(0)).isEqualTo(kept);
    sensors.suffer(0, new SensorDefect.Sound());
    sensors.step(new double[] {12}, DT_S);
    assertThat(sensors.volts(0)).isGreaterThan(kept + 0.3);
  }

  @Test
  void aDriftingFilmConductsMoreByTheMinute() {
    FsrPhysics sensors = flawless();
    sensors.suffer(0, new SensorDefect.Drifting(0.25));
    double[] load = {5};
    sensors.step(load, DT_S);
    double start = sensors.ohm(0);
    run(sensors, load, 120);
    assertThat(start / sensors.ohm(0)).isCloseTo(1.5, within(0.001));
  }

  @Test
  void aSlippedPuckGathersAnotherForceAtOnce() {
    FsrPhysics sensors = flawless();
    sensors.step(new double[] {10}, DT_S);
    sensors.suffer(0, new SensorDefect.Jump(0.5));
    sensors.step(new double[] {10}, DT_S);
    double slipped = sensors.ohm(0);
    FsrPhysics half = flawless();
    half.step(new double[] {5}, DT_S);
    assertThat(slipped).isCloseTo(half.ohm(0), within(1e-6));
  }

  @Test
  void aLooseContactShakesTheReading() {
    FsrPhysics sensors = flawless();
    sensors.suffer(0, new SensorDefect.Noisy(0.2));
    double least = 3.3;
    double most = 0;
    for (int i = 0; i < 1_000; i++) {
      sensors.step(new double[] {5}, DT_S);
      least = Math.min(least, sensors.volts(0));
      most = Math.max(most, sensors.volts(0));
      assertThat(sensors.volts(0)).isBetween(0.0, sensors.railVolts());
    }
    assertThat(most - least).isGreaterThan(0.8);
  }

  private static double[] course(long seed) {
    FsrPhysics sensors = new FsrPhysics(FsrPart.NOMINAL, 6, new SplittableRandom(seed));
    double[] load = {0.5, 1, 2, 4, 8, 16};
    double[] volts = new double[600];
    for (int i = 0; i < volts.length; i++) {
      sensors.step(load, DT_S);
      volts[i] = sensors.volts(i % 6);
    }
    return volts;
  }

  private static void run(FsrPhysics sensors, double[] load, double seconds) {
    for (int i = 0; i < StrictMath.round(seconds / DT_S); i++) {
      sensors.step(load, DT_S);
    }
  }

  private static FsrPhysics flawless() {
    return of(FsrPart.FLAWLESS);
  }

  private static FsrPhysics of(FsrPart part) {
    return new FsrPhysics(part, 1, new SplittableRandom(42));
  }

  private static FsrPart withFlaws(
      double spread, double hysteresis, double drift, double repeatability, double noise) {
    return new FsrPart(9_000, 0.9, 6_800, 20, spread, hysteresis, drift, repeatability, noise);
  }
}
