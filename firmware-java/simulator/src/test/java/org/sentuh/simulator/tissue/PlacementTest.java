package org.sentuh.simulator.tissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class PlacementTest {

  /** Read with the eye from enlarged pictures of the mean frames, before looking at the finder. */
  @ParameterizedTest
  @CsvSource({
    "SUPINE,     ON_BACK,       16.4, 12.7",
    "RECLINE_30, ON_BACK,       13.8,  8.9",
    "RECLINE_45, ON_BACK,       13.2,  7.5",
    "RECLINE_60, ON_BACK,       15.5,  8.3",
    "LEFT_SIDE,  ON_LEFT_SIDE,  19.2,  8.7",
    "RIGHT_SIDE, ON_RIGHT_SIDE,  8.2,  6.7"
  })
  void theShoulderLineAndTheMidlineAreWhereTheEyeSeesThem(
      ShippedRecording shipped, Posture posture, double column, double row) {
    Placement placement = Placement.find(shipped.read());
    assertThat(placement.posture()).isEqualTo(posture);
    double shoulderLineMm = Placement.SHOULDER_LINE_MM;
    assertThat(placement.column(0, shoulderLineMm)).isCloseTo(column, within(1.5));
    assertThat(placement.row(0, shoulderLineMm)).isCloseTo(row, within(1.5));
    assertThat(placement.confidence()).isGreaterThan(0.6);
  }

  @ParameterizedTest
  @EnumSource
  void theSameRecordingIsPlacedTheSame(ShippedRecording shipped) {
    assertThat(Placement.find(shipped.read())).isEqualTo(Placement.find(shipped.read()));
  }

  @ParameterizedTest
  @EnumSource
  void aMirroredBodyIsPlacedMirrored(ShippedRecording shipped) {
    Recording recording = shipped.read();
    Recording mirrored = Mats.drawn(2, (_, row, column) -> recording.counts(10, row, 31 - column));
    Recording straight = Mats.drawn(2, (_, row, column) -> recording.counts(10, row, column));
    Placement right = Placement.find(straight);
    Placement left = Placement.find(mirrored);
    assertThat(left.posture()).isEqualTo(mirror(right.posture()));
    assertThat(left.c7Column()).isCloseTo(31 - right.c7Column(), within(1e-6));
    assertThat(left.c7Row()).isCloseTo(right.c7Row(), within(1e-6));
    assertThat(left.tiltRad()).isCloseTo(-right.tiltRad(), within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "-3, 0, 0", "3.5, 1, 0", "0, 4, 0", "0, 2, 3", "2, 2, -3"})
  void aDrawnBackIsFoundWhereItWasDrawn(double across, double down, double tiltDegrees) {
    double shoulderColumn = 15.5 + across;
    double shoulderRow = 8 + down;
    double tilt = StrictMath.toRadians(tiltDegrees);
    Recording drawn =
        Mats.drawn(2, (_, row, column) -> figure(row - shoulderRow, column - shoulderColumn, tilt));
    Placement found = Placement.find(drawn);
    assertThat(found.posture()).isEqualTo(Posture.ON_BACK);
    assertThat(found.column(0, 45)).isCloseTo(shoulderColumn, within(0.6));
    assertThat(found.row(0, 45)).isCloseTo(shoulderRow, within(0.8));
    assertThat(found.tiltRad()).isCloseTo(tilt, within(StrictMath.toRadians(2)));
    assertThat(found.confidence()).isGreaterThan(0.6);
  }

  @Test
  void theLoadDoesNotMatter() {
    Recording heavy = Mats.drawn(2, (_, row, column) -> 3 * figure(row - 9, column - 15, 0));
    Recording light = Mats.drawn(2, (_, row, column) -> figure(row - 9, column - 15, 0));
    Placement underHeavy = Placement.find(heavy);
    Placement underLight = Placement.find(light);
    assertThat(underHeavy.c7Row()).isCloseTo(underLight.c7Row(), within(0.05));
    assertThat(underHeavy.c7Column()).isCloseTo(underLight.c7Column(), within(0.05));
  }

  @Test
  void anEmptyMatGivesNoConfidence() {
    Placement placement = Placement.find(Mats.drawn(3, (_, _, _) -> 2));
    assertThat(placement.confidence()).isZero();
    assertThat(placement.c7Column()).isEqualTo(15.5);
  }

  @Test
  void anEvenLoadWithoutAShapeGivesLittleConfidence() {
    Placement placement =
        Placement.find(Mats.drawn(3, (_, row, column) -> 200 + 50 * ((row + column) % 2)));
    assertThat(placement.confidence()).isLessThan(0.3);
  }

  @Test
  void aQuarterTurnOfTheFrameIsAQuarterTurnOfThePanel() {
    // Tilted by 30 degrees, 50 mm towards the feet lead 25 mm towards the high columns.
    Placement tilted = new Placement(Posture.ON_BACK, 10, 5, StrictMath.PI / 6, 1);
    assertThat(tilted.column(0, 50)).isCloseTo(10 + 1, within(1e-12));
    assertThat(tilted.row(0, 50)).isCloseTo(5 + 2 * 0.8660254, within(1e-6));
    assertThat(tilted.column(50, 0)).isCloseTo(10 + 2 * 0.8660254, within(1e-6));
    assertThat(tilted.row(50, 0)).isCloseTo(5 - 1, within(1e-12));
  }

  private static Posture mirror(Posture posture) {
    return switch (posture) {
      case ON_BACK -> Posture.ON_BACK;
      case ON_LEFT_SIDE -> Posture.ON_RIGHT_SIDE;
      case ON_RIGHT_SIDE -> Posture.ON_LEFT_SIDE;
    };
  }

  /** A body as a child would draw it: trunk, arms and head; rows and columns from its shoulders. */
  private static double figure(double row, double column, double tilt) {
    double down = row * StrictMath.cos(tilt) + column * StrictMath.sin(tilt);
    double across = column * StrictMath.cos(tilt) - row * StrictMath.sin(tilt);
    double side = Math.abs(across);
    boolean trunk = down >= 0 && side <= 6;
    boolean arm = down >= 1 && down <= 15 && side > 6 && side <= 9;
    boolean head = StrictMath.hypot(down + 7, across) <= 1.5;
    return trunk ? 200 : arm ? 60 : head ? 350 : 3;
  }
}
