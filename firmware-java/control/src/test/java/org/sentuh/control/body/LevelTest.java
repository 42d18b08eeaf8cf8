package org.sentuh.control.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {

  @ParameterizedTest
  @CsvSource({
    "C7,   0",
    "T1,  25",
    "T2,  45",
    "T3,  65",
    "T4,  85",
    "T5, 105",
    "T6, 125",
    "T7, 145",
    "T8, 165",
    "T9, 185",
    "T10, 208",
    "T11, 233",
    "T12, 262"
  })
  void levelsStandAtTheirMillimetresOnTheReferenceBack(Level level, double yMm) {
    assertThat(level.yMm(BackLength.REFERENCE)).isEqualTo(yMm);
  }

  @ParameterizedTest
  @CsvSource({"C7, 0", "T1, 18.75", "T5, 78.75", "T12, 196.5"})
  void aShorterBackDrawsEveryLevelTogetherInProportion(Level level, double yMm) {
    assertThat(level.yMm(new BackLength(196.5))).isCloseTo(yMm, within(1e-9));
  }

  @Test
  void theLowestLevelIsTheEndOfTheMeasuredBack() {
    for (double mm : new double[] {180, 240.5, 340}) {
      assertThat(Level.T12.yMm(new BackLength(mm))).isCloseTo(mm, within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-500,   C7",
    "0,      C7",
    "12.4,   C7",
    "12.5,   C7", // the middle belongs to the upper one
    "12.6,   T1",
    "94.9,   T4",
    "95.1,   T5",
    "247.4,  T11",
    "247.6,  T12",
    "1000,   T12"
  })
  void theNearestLevelIsFoundForAnyHeight(double yMm, Level nearest) {
    assertThat(Level.nearest(yMm, BackLength.REFERENCE)).isEqualTo(nearest);
  }

  @Test
  void theNearestLevelDependsOnTheBack() {
    assertThat(Level.nearest(100, new BackLength(262))).isEqualTo(Level.T5);
    assertThat(Level.nearest(100, new BackLength(340))).isEqualTo(Level.T4);
  }

  @Test
  void levelsAreFoundByTheirNameAndNothingElseIs() {
    assertThat(Level.named("T10")).contains(Level.T10);
    assertThat(Level.named("C7")).contains(Level.C7);
    assertThat(Level.named("t10")).isEmpty();
    assertThat(Level.named("T13")).isEmpty();
    assertThat(Level.named("")).isEmpty();
  }
}
