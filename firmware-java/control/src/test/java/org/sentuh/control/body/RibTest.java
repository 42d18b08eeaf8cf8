package org.sentuh.control.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RibTest {

  @ParameterizedTest
  @CsvSource({"1, T1", "5, T5", "12, T12"})
  void aRibLeavesTheSpineAtTheLevelOfItsNumber(int number, Level level) {
    assertThat(new Rib(number).level()).isEqualTo(level);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 13})
  void aRibThatNobodyHasIsRefused(int number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rib(number))
        .withMessageContaining("rib " + number)
        .withMessageContaining("1 to 12");
  }

  @ParameterizedTest
  @CsvSource({
    // outward, below the level: 0.0035 o^2 - 0.1 o
    "0,     0",
    "20,   -0.6",
    "70,   10.15",
    "137,  51.9915"
  })
  void aRibLeavesAlmostLevelAndThenFalls(double outwardMm, double belowMm) {
    Place right = new Rib(5).at(Side.RIGHT, outwardMm, BackLength.REFERENCE);
    assertThat(right.xMm()).isEqualTo(outwardMm);
    assertThat(right.yMm()).isCloseTo(105 + belowMm, within(1e-9));
  }

  @Test
  void theLeftRibMirrorsTheRight() {
    Place left = new Rib(3).at(Side.LEFT, 70, BackLength.REFERENCE);
    assertThat(left.xMm()).isEqualTo(-70);
    assertThat(left.yMm()).isCloseTo(75.15, within(1e-9));
  }

  @Test
  void aLongerBackStretchesTheFallButNotTheWayOutward() {
    Place place = new Rib(5).at(Side.RIGHT, 70, new BackLength(327.5));
    assertThat(place.xMm()).isEqualTo(70);
    assertThat(place.yMm()).isCloseTo(1.25 * (105 + 10.15), within(1e-9));
  }
}
