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

/** Gentler from 39 °C, stop at 41 °C; a warning leaves three quarters of 0.4. */
class SkinTemperatureTest {

  private final SkinTemperature interlock = new SkinTemperature(new LimitTable().limits().skin());
  private final Scene scene = Scene.four();

  @ParameterizedTest
  @CsvSource({"38.99, permitted", "39, limited", "40.99, limited", "41, stopped", "60, stopped"})
  void theWarmestSiteDecides(double celsius, String expected) {
    for (int site = 0; site < 2; site++) {
      scene.skin = Scene.filled(2, 20);
      scene.skin[site] = celsius;
      Verdict verdict = scene.judgedBy(interlock);
      switch (expected) {
        case "permitted" -> permitted(verdict);
        case "limited" -> limited(verdict, Reason.SKIN_WARM, 0.3, 0.3, 0.3, 0.3);
        default -> stopped(verdict, Reason.SKIN_HOT);
      }
    }
  }

  @Test
  void theWarningLastsAsLongAsItsCause() {
    scene.skin[0] = 39;
    limited(scene.judgedBy(interlock), Reason.SKIN_WARM, 0.3, 0.3, 0.3, 0.3);
    scene.skin[0] = 38.9;
    permitted(scene.judgedBy(interlock));
  }

  @Test
  void oneUnknownOfThreeMakesItGentlerTwoStopIt() {
    Scene m = Scene.m();
    m.asked[4] = 0.4;
    m.skinKnown[1] = false;
    Verdict verdict = m.judgedBy(interlock);
    assertThat(verdict.frame().peak()).isEqualTo(0.30000000000000004);
    assertThat(verdict.reasons().list()).containsExactly(Reason.SENSOR_DOUBT);
    m.skinKnown[0] = false;
    stopped(m.judgedBy(interlock), Reason.TEMPERATURE_UNKNOWN);
  }

  @Test
  void halfOfThemUnknownStops() {
    scene.skinKnown[1] = false;
    stopped(scene.judgedBy(interlock), Reason.TEMPERATURE_UNKNOWN);
  }

  @Test
  void aPanelWithoutAnyTemperatureIsNotTreatedWith() {
    scene.skin = new double[0];
    scene.skinKnown = new boolean[0];
    stopped(scene.judgedBy(interlock), Reason.TEMPERATURE_UNKNOWN);
  }

  @Test
  void whatIsNotKnownIsNotRead() {
    Scene m = Scene.m();
    m.skin[2] = 99;
    m.skinKnown[2] = false;
    assertThat(m.judgedBy(interlock).reasons().list()).containsExactly(Reason.SENSOR_DOUBT);
  }

  @Test
  void aTemperatureThatIsNoNumberIsNotKnown() {
    scene.skin[0] = Double.NaN;
    stopped(scene.judgedBy(interlock), Reason.TEMPERATURE_UNKNOWN);
  }

  @Test
  void aHotSiteAndAnUnknownOneAreBothSaid() {
    Scene m = Scene.m();
    m.skin[0] = 41;
    m.skinKnown[1] = false;
    Verdict verdict = m.judgedBy(interlock);
    stopped(verdict, Reason.SKIN_HOT);
    assertThat(verdict.reasons().list()).containsExactly(Reason.SENSOR_DOUBT, Reason.SKIN_HOT);
  }

  @Test
  void itIsJudgedWhereverSomebodyIsTreatedAndNowhereElse() {
    scene.skin[0] = 41;
    for (State state : Scene.ATTENDED) {
      stopped(scene.in(state).judgedBy(interlock), Reason.SKIN_HOT);
    }
    for (State state : Scene.ALONE) {
      permitted(scene.in(state).judgedBy(interlock));
    }
  }
}
