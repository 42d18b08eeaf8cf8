package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.treatment.Reason;

/** Noted above 8, never more than 10; the weakest stay at rest. */
class MotorsAtOnceTest {

  private final MotorsAtOnce interlock = new MotorsAtOnce(new LimitTable().limits().motors());
  private final Scene scene = Scene.m();

  private Verdict asked(int motors) {
    Arrays.fill(scene.asked, 0);
    Arrays.fill(scene.asked, 0, motors, 0.3);
    return scene.judgedBy(interlock);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, false",
    "8, 8, false",
    "9, 9, true",
    "10, 10, true",
    "11, 10, true",
    "20, 10, true"
  })
  void neverMoreThanTenAreDriven(int asked, int driven, boolean noted) {
    Verdict verdict = asked(asked);
    assertThat(verdict.frame().motorsOn()).isEqualTo(driven);
    assertThat(verdict.reasons().has(Reason.MANY_MOTORS)).isEqualTo(noted);
    assertThat(verdict.reasons().has(Reason.TOO_MANY_MOTORS)).isEqualTo(asked > 10);
    assertThat(verdict instanceof Verdict.Limited).isEqualTo(asked > 10);
  }

  @Test
  void theWeakestAreLeftAtRest() {
    for (int motor = 0; motor < 20; motor++) {
      scene.asked[motor] = ((motor * 7) % 20 + 1) / 100.0; // 0.01 to 0.20 in another order
    }
    ApprovedFrame frame = scene.judgedBy(interlock).frame();
    for (int motor = 0; motor < 20; motor++) {
      double expected = scene.asked[motor] > 0.105 ? scene.asked[motor] : 0;
      assertThat(frame.intensity(motor)).isEqualTo(expected);
    }
  }

  @Test
  void theClinicMayAllowFewer() {
    LimitTable table = new LimitTable();
    table.onMost = 1;
    table.onWarn = 1;
    scene.asked[3] = 0.1;
    scene.asked[9] = 0.2;
    Verdict verdict = scene.judgedBy(new MotorsAtOnce(table.limits().motors()));
    assertThat(verdict.frame().motorsOn()).isEqualTo(1);
    assertThat(verdict.frame().intensity(9)).isEqualTo(0.2);
  }
}
