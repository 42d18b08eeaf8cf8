package org.sentuh.control.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackLengthTest {

  @ParameterizedTest
  @ValueSource(doubles = {180, 262, 340})
  void aBackThatAPanelCanBeFittedToIsTaken(double mm) {
    assertThat(new BackLength(mm).mm()).isEqualTo(mm);
  }

  @ParameterizedTest
  @ValueSource(doubles = {179.999, 340.001, 0, -262, Double.NaN, Double.POSITIVE_INFINITY})
  void anyOtherIsRefusedWithItsLengthTheBoundsAndWhatToDo(double mm) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BackLength(mm))
        .withMessageContaining("back length " + mm + " mm")
        .withMessageContaining("180.0 to 340.0 mm")
        .withMessageContaining("measure from C7 to T12 again");
  }

  @Test
  void theReferenceIsTheBackThatPanelMWasDrawnFor() {
    assertThat(BackLength.REFERENCE.mm()).isEqualTo(262);
    assertThat(BackLength.REFERENCE.stretch()).isEqualTo(1);
    assertThat(new BackLength(196.5).stretch()).isEqualTo(0.75);
  }
}
