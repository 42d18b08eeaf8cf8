package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sentuh.control.safety.Judged.limited;
import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** A time with a warning at 900 s and a stop at 1200 s, and one with a stop at 300 s alone. */
class ElapsedTest {

  private static final long MS = 1_000_000;

  private final Elapsed warned =
      new Elapsed(
          "treatment time",
          Situation::runNs,
          900,
          Reason.TREATMENT_LONG,
          1200,
          Reason.TREATMENT_TOO_LONG);
  private final Elapsed silent =
      new Elapsed("pause", Situation::pauseNs, 300, Reason.NONE, 300, Reason.PAUSED_TOO_LONG);
  private final Scene scene = Scene.four();

  @ParameterizedTest
  @CsvSource({
    "0,       permitted",
    "899999,  permitted",
    "900000,  limited",
    "1199999, limited",
    "1200000, stopped",
    "9999999, stopped"
  })
  void aTimeMakesItGentlerAndThenStops(long ms, String expected) {
    scene.runNs = ms * MS;
    Verdict verdict = scene.judgedBy(warned);
    switch (expected) {
      case "permitted" -> permitted(verdict);
      case "limited" -> limited(verdict, Reason.TREATMENT_LONG, 0.3, 0.3, 0.3, 0.3);
      default -> stopped(verdict, Reason.TREATMENT_TOO_LONG);
    }
  }

  @ParameterizedTest
  @CsvSource({"299999, false", "300000, true"})
  void aTimeWithoutAWarningOnlyStops(long ms, boolean stops) {
    scene.in(Scene.PAUSED).pauseNs = ms * MS;
    Verdict verdict = scene.judgedBy(silent);
    if (stops) {
      stopped(verdict, Reason.PAUSED_TOO_LONG);
    } else {
      permitted(verdict);
    }
  }

  @Test
  void itIsJudgedWhileATreatmentIsUnderwayAndAtNoOtherTime() {
    scene.runNs = 1_200_000 * MS;
    for (State state : Scene.UNDERWAY) {
      stopped(scene.in(state).judgedBy(warned), Reason.TREATMENT_TOO_LONG);
    }
    for (State state : Scene.ALONE) {
      permitted(scene.in(state).judgedBy(warned));
    }
    permitted(scene.in(Scene.ARMED).judgedBy(warned));
  }

  @Test
  void itsCardNamesTheWarningOnlyWhenThereIsOne() {
    assertThat(warned.card().name()).isEqualTo("treatment time");
    assertThat(warned.card().bound()).isEqualTo("gentler from 900 s, stop at 1200 s");
    assertThat(warned.card().reasons())
        .containsExactly(Reason.TREATMENT_LONG, Reason.TREATMENT_TOO_LONG);
    assertThat(silent.card().bound()).isEqualTo("stop at 300 s");
    assertThat(silent.card().reasons()).containsExactly(Reason.PAUSED_TOO_LONG);
  }
}
