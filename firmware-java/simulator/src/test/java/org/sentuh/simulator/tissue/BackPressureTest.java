package org.sentuh.simulator.tissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Place;
import org.sentuh.simulator.tissue.PressureChange.GarmentPresses;
import org.sentuh.simulator.tissue.PressureChange.LeansBack;
import org.sentuh.simulator.tissue.PressureChange.SitsUp;
import org.sentuh.simulator.tissue.PressureChange.StrapPulls;

final class BackPressureTest {

  private static final long S = 1_000_000_000L;
  private static final double KPA_PER_COUNT = 0.0133322;
  private static final Placement STRAIGHT = Mats.straight(16, 8);
  private static final List<Place> ORIGIN = List.of(new Place(0, 0));

  @Test
  void anEvenLoadIsFeltAsItIsUnderEveryPuck() {
    Recording even = Mats.drawn(3, (_, _, _) -> 300);
    BackPressure pressure = new BackPressure(even, STRAIGHT, Panels.sensors(), List.of());
    for (int site = 0; site < 6; site++) {
      assertThat(pressure.kPa(site)).isCloseTo(300 * KPA_PER_COUNT, within(1e-9));
    }
  }

  @Test
  void aSlopeIsFeltAtTheMiddleOfThePuck() {
    // 10 counts a sensel across and 20 down: 40 mm right and 35 mm down of sensel (16, 8).
    Recording slope = Mats.drawn(2, (_, row, column) -> 10 * column + 20 * row);
    BackPressure pressure =
        new BackPressure(slope, STRAIGHT, List.of(new Place(40, 35)), List.of());
    double counts = 10 * (16 + 40 / 25.0) + 20 * (8 + 35 / 25.0);
    assertThat(pressure.kPa(0)).isCloseTo(counts * KPA_PER_COUNT, within(1e-9));
  }

  @Test
  void thePuckAveragesASinglePressedSensel() {
    // Bilinear, the sensel is a tent of 25 mm; over a disc of 10 mm radius in its middle the mean
    // of (1-|x|/25)(1-|y|/25) is 1 - 2 * (4/(3 pi)) * 10/25 + (1/(2 pi)) * (10/25)^2 = 0.68594.
    Recording point = Mats.drawn(2, (_, row, column) -> row == 8 && column == 16 ? 1000 : 0);
    BackPressure pressure = new BackPressure(point, STRAIGHT, ORIGIN, List.of());
    assertThat(pressure.kPa(0)).isCloseTo(0.68594 * 1000 * KPA_PER_COUNT, within(0.05));
  }

  @Test
  void beyondTheMatThereIsNoPressure() {
    Recording even = Mats.drawn(2, (_, _, _) -> 300);
    BackPressure pressure =
        new BackPressure(even, STRAIGHT, List.of(new Place(0, -300), new Place(500, 0)), List.of());
    assertThat(pressure.kPa(0)).isZero();
    assertThat(pressure.kPa(1)).isZero();
  }

  @Test
  void betweenFramesThePressureIsStraight() {
    BackPressure pressure = new BackPressure(ramp(), STRAIGHT, ORIGIN, List.of());
    assertThat(countsAt(pressure, 0)).isCloseTo(100, within(1e-6));
    assertThat(countsAt(pressure, S / 4)).isCloseTo(125, within(1e-6));
    assertThat(countsAt(pressure, 3 * S / 2)).isCloseTo(250, within(1e-6));
    assertThat(countsAt(pressure, 3 * S)).isCloseTo(400, within(1e-6));
  }

  @Test
  void aTreatmentLongerThanTheRecordingPlaysItBackwardsAndForwards() {
    BackPressure pressure = new BackPressure(ramp(), STRAIGHT, ORIGIN, List.of());
    assertThat(countsAt(pressure, 3 * S + S / 2)).isCloseTo(350, within(1e-6));
    assertThat(countsAt(pressure, 6 * S)).isCloseTo(100, within(1e-6));
    assertThat(countsAt(pressure, 6 * S + S / 2)).isCloseTo(150, within(1e-6));
    assertThat(countsAt(pressure, 3_001 * S)).isCloseTo(200, within(1e-6));
  }

  @Test
  void nothingJumpsThroughAWholeTreatmentOfARealBack() {
    Recording recording = ShippedRecording.RECLINE_45.read();
    BackPressure pressure =
        new BackPressure(recording, Placement.find(recording), Panels.sensors(), List.of());
    double[] steepest = steepestKpaPerS(pressure, recording);
    double[] before = values(pressure, 0);
    for (long tick = 1; tick < 30_000; tick++) {
      double[] now = values(pressure, tick * S / 100);
      for (int site = 0; site < now.length; site++) {
        assertThat(Math.abs(now[site] - before[site]))
            .isLessThanOrEqualTo(steepest[site] / 100 + 1e-9);
      }
      before = now;
    }
  }

  @Test
  void framesNeedNotBeEvenInTime() throws BadRecording {
    Recording uneven =
        Mats.read(Mats.line("0", 100) + Mats.line("0.5", 200) + Mats.line("4.5", 400));
    BackPressure pressure = new BackPressure(uneven, STRAIGHT, ORIGIN, List.of());
    assertThat(countsAt(pressure, S / 4)).isCloseTo(150, within(1e-6));
    assertThat(countsAt(pressure, 5 * S / 2)).isCloseTo(300, within(1e-6));
    assertThat(countsAt(pressure, 13 * S / 2)).isCloseTo(300, within(1e-6));
  }

  @Test
  void aStrapLoosensOverItsRampOnItsSiteAlone() {
    Recording even = Mats.drawn(2, (_, _, _) -> 300);
    BackPressure pressure =
        new BackPressure(
            even,
            STRAIGHT,
            Panels.sensors(),
            List.of(new StrapPulls(OptionalInt.of(2), 0.2, 40 * S, 4 * S)));
    double whole = 300 * KPA_PER_COUNT;
    assertThat(at(pressure, 40 * S, 2)).isCloseTo(whole, within(1e-9));
    assertThat(at(pressure, 42 * S, 2)).isCloseTo(0.6 * whole, within(1e-9));
    assertThat(at(pressure, 44 * S, 2)).isCloseTo(0.2 * whole, within(1e-9));
    assertThat(at(pressure, 300 * S, 2)).isCloseTo(0.2 * whole, within(1e-9));
    assertThat(at(pressure, 300 * S, 3)).isCloseTo(whole, within(1e-9));
  }

  @Test
  void theGarmentAddsToTheBackAndTheStrapPullsBoth() {
    Recording even = Mats.drawn(2, (_, _, _) -> 300);
    BackPressure pressure =
        new BackPressure(
            even,
            STRAIGHT,
            ORIGIN,
            List.of(
                new StrapPulls(OptionalInt.empty(), 0.5, 10 * S, 0),
                new GarmentPresses(OptionalInt.empty(), 0.8, 0, 0)));
    assertThat(at(pressure, 0, 0)).isCloseTo(300 * KPA_PER_COUNT + 0.8, within(1e-9));
    assertThat(at(pressure, 10 * S, 0)).isCloseTo(0.5 * (300 * KPA_PER_COUNT + 0.8), within(1e-9));
  }

  @Test
  void whoSitsUpFeelsOnlyTheGarmentUntilSheLeansBack() {
    Recording even = Mats.drawn(2, (_, _, _) -> 300);
    BackPressure pressure =
        new BackPressure(
            even,
            STRAIGHT,
            ORIGIN,
            List.of(
                new GarmentPresses(OptionalInt.empty(), 0.3, 0, 0),
                new LeansBack(30 * S, 2 * S),
                new SitsUp(20 * S, S)));
    assertThat(at(pressure, 20 * S + S / 2, 0))
        .isCloseTo(0.5 * 300 * KPA_PER_COUNT + 0.3, within(1e-9));
    assertThat(at(pressure, 25 * S, 0)).isCloseTo(0.3, within(1e-9));
    assertThat(at(pressure, 40 * S, 0)).isCloseTo(300 * KPA_PER_COUNT + 0.3, within(1e-9));
  }

  @Test
  void withoutAGarmentWhoSitsUpFeelsNothing() {
    BackPressure pressure =
        new BackPressure(ramp(), STRAIGHT, ORIGIN, List.of(new SitsUp(5 * S, 0)));
    assertThat(at(pressure, 5 * S, 0)).isZero();
  }

  @Test
  void aRampThatOvertakesAnotherBeginsWhereTheValueIs() {
    Course course = new Course(1);
    course.lead(0, 10 * S, 10 * S);
    course.lead(1, 15 * S, 5 * S);
    assertThat(course.at(9 * S)).isEqualTo(1);
    assertThat(course.at(15 * S)).isCloseTo(0.5, within(1e-12));
    assertThat(course.at(35 * S / 2)).isCloseTo(0.75, within(1e-12));
    assertThat(course.at(20 * S)).isEqualTo(1);
  }

  @Test
  void aChangeOfASiteThatIsNotThereIsRefused() {
    List<PressureChange> change = List.of(new StrapPulls(OptionalInt.of(6), 0.5, 0, 0));
    assertThatThrownBy(() -> new BackPressure(ramp(), STRAIGHT, Panels.sensors(), change))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("site 6")
        .hasMessageContaining("6 sites");
  }

  @Test
  void changesThatCannotBeAreRefused() {
    OptionalInt all = OptionalInt.empty();
    assertThatThrownBy(() -> new StrapPulls(all, -0.1, 0, 0)).hasMessageContaining("-0.1");
    assertThatThrownBy(() -> new StrapPulls(all, Double.NaN, 0, 0)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new GarmentPresses(all, 51, 0, 0)).hasMessageContaining("51");
    assertThatThrownBy(() -> new SitsUp(-1, 0)).hasMessageContaining("-1 ns");
    assertThatThrownBy(() -> new LeansBack(0, -2)).hasMessageContaining("-2 ns");
  }

  @Test
  void thereIsNoTimeBeforeTheTreatment() {
    BackPressure pressure = new BackPressure(ramp(), STRAIGHT, ORIGIN, List.of());
    assertThatThrownBy(() -> pressure.moveTo(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** 100, 200, 300, 400 counts in four frames. */
  private static Recording ramp() {
    return Mats.drawn(4, (frame, _, _) -> 100 + 100 * frame);
  }

  private static double at(BackPressure pressure, long timeNs, int site) {
    pressure.moveTo(timeNs);
    return pressure.kPa(site);
  }

  private static double countsAt(BackPressure pressure, long timeNs) {
    return at(pressure, timeNs, 0) / KPA_PER_COUNT;
  }

  private static double[] values(BackPressure pressure, long timeNs) {
    pressure.moveTo(timeNs);
    double[] values = new double[pressure.sites()];
    for (int site = 0; site < values.length; site++) {
      values[site] = pressure.kPa(site);
    }
    return values;
  }

  /** Between two frames, a second apart, no site may change faster than from one to the next. */
  private static double[] steepestKpaPerS(BackPressure pressure, Recording recording) {
    double[] steepest = new double[pressure.sites()];
    double[] before = values(pressure, 0);
    for (int frame = 1; frame < recording.frames(); frame++) {
      double[] now = values(pressure, recording.timeNs(frame));
      for (int site = 0; site < now.length; site++) {
        steepest[site] = Math.max(steepest[site], Math.abs(now[site] - before[site]));
      }
      before = now;
    }
    return steepest;
  }
}
