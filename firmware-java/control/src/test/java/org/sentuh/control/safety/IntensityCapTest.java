package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sentuh.control.safety.Judged.frame;
import static org.sentuh.control.safety.Judged.limited;
import static org.sentuh.control.safety.Judged.permitted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.treatment.Reason;

/** Noted from 0.7, never above 0.8. */
class IntensityCapTest {

  private final IntensityCap interlock = new IntensityCap(new LimitTable().limits().intensity());
  private final Scene scene = Scene.four();

  private Verdict at(double level, double... asked) {
    scene.level = level;
    scene.asked = asked;
    return scene.judgedBy(interlock);
  }

  @ParameterizedTest
  @CsvSource({"0.699, false", "0.7, true", "0.8, true"})
  void aHighLevelIsNoted(double level, boolean noted) {
    Verdict verdict = at(level, level, 0.1, 0, 0);
    if (noted) {
      permitted(verdict, Reason.INTENSITY_HIGH);
    } else {
      permitted(verdict);
    }
    frame(verdict, level, 0.1, 0, 0);
  }

  @Test
  void aLevelAboveTheCapIsLoweredWithEverythingInProportion() {
    Verdict verdict = at(1.0, 1.0, 0.5, 0.1, 0);
    limited(verdict, Reason.INTENSITY_CAP, 0.8, 0.4, 0.08, 0);
    assertThat(verdict.frame().level()).isEqualTo(0.8);
    assertThat(verdict.reasons().has(Reason.INTENSITY_HIGH)).isTrue();
  }

  @Test
  void aMotorAboveTheCapIsLoweredEvenWhenTheLevelIsNot() {
    Verdict verdict = at(0.5, 0.9, 0.5, 0.8, 0.81);
    limited(verdict, Reason.INTENSITY_CAP, 0.8, 0.5, 0.8, 0.8);
    assertThat(verdict.frame().level()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void theClinicMaySetALowerCap() {
    LimitTable table = new LimitTable();
    table.cap = 0.3;
    table.intensityWarn = 0.2;
    IntensityCap low = new IntensityCap(table.limits().intensity());
    limited(scene.judgedBy(low), Reason.INTENSITY_CAP, 0.3, 0.3, 0.3, 0.3);
  }
}
