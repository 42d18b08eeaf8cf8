package org.sentuh.control.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

  @Test
  void theDistanceIsTheStraightOne() {
    assertThat(new Place(-30, 25).distanceMm(new Place(30, 105))).isEqualTo(100);
    assertThat(new Place(30, 105).distanceMm(new Place(-30, 25))).isEqualTo(100);
    assertThat(new Place(7, 7).distanceMm(new Place(7, 7))).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void aPlaceThatIsNoNumberIsRefused(double mm) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Place(mm, 1))
        .withMessageContaining("(" + mm + ", 1.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Place(1, mm))
        .withMessageContaining("(1.0, " + mm + ")");
  }
}
