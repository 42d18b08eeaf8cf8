package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** Stop at +1.5 K within 10 s, from 36 °C; it begins at 35 °C in both places. */
class SkinRateTest {

  private final SkinRate interlock = new SkinRate(new LimitTable().limits().skin(), 2);
  private final Scene scene = Scene.four();

  private Verdict at(double left, double right, double seconds) {
    scene.skin = new double[] {left, right};
    return scene.judgedFor(seconds, interlock);
  }

  @ParameterizedTest
  @CsvSource({
    "36.49, 35,    false",
    "36.5,  35,    true",
    "35,    36.49, false",
    "35,    36.5,  true",
    "30,    30,    false"
  })
  void everyPlaceIsComparedWithItsOwnLastSeconds(double left, double right, boolean stops) {
    permitted(at(35, 35, 3));
    Verdict verdict = at(left, right, 0.01);
    if (stops) {
      stopped(verdict, Reason.HEAT_UNEXPLAINED);
    } else {
      permitted(verdict);
    }
  }

  @Test
  void whatIsNoWarmerThanABodyMayWarmAsItLikes() {
    at(20, 20, 3);
    permitted(at(35.99, 35.99, 3));
    stopped(at(36, 35.99, 0.01), Reason.HEAT_UNEXPLAINED);
  }

  /** 0.03 K a second are ten motors at one place; five times that is none. */
  @ParameterizedTest
  @CsvSource({"0.03, false", "0.13, false", "0.20, true", "0.63, true"})
  void howFastItWarmsDecides(double kPerS, boolean stops) {
    Verdict verdict = at(36, 36, 1);
    for (int tick = 0; tick < 1_500; tick++) {
      verdict = at(36 + kPerS * tick / 100, 36, 0.01);
    }
    if (stops) {
      stopped(verdict, Reason.HEAT_UNEXPLAINED);
    } else {
      permitted(verdict);
    }
  }

  @Test
  void theLastTenSecondsCount() {
    at(36, 36, 0.01);
    permitted(at(37, 36, 8.98));
    stopped(at(37.5, 36, 0.01), Reason.HEAT_UNEXPLAINED);
    SkinRate other = new SkinRate(new LimitTable().limits().skin(), 2);
    scene.skin = new double[] {36, 36};
    scene.judgedBy(other);
    scene.skin = new double[] {37, 36};
    permitted(scene.judgedFor(9.98, other));
    scene.skin = new double[] {37.5, 36};
    permitted(scene.judgedBy(other));
  }

  @Test
  void theCoolestOfASecondIsKept() {
    at(38, 38, 0.5);
    at(36.4, 38, 0.01);
    at(37.8, 38, 0.3);
    stopped(at(37.9, 38, 0.01), Reason.HEAT_UNEXPLAINED);
  }

  @Test
  void aPlaceThatIsNotKnownIsNotRead() {
    at(36, 36, 1);
    scene.skinKnown[0] = false;
    permitted(at(99, 36, 1));
    permitted(at(0, 36, 1));
    scene.skinKnown[0] = true;
    permitted(at(37, 36, 1));
    stopped(at(37.5, 36, 1), Reason.HEAT_UNEXPLAINED);
  }

  @Test
  void aLongGapForgetsAndAShortOneKeeps() {
    at(36, 36, 0.5);
    scene.dtNs = 9_000_000_000L;
    stopped(at(38, 36, 0.01), Reason.HEAT_UNEXPLAINED);
    SkinRate other = new SkinRate(new LimitTable().limits().skin(), 2);
    scene.skin = new double[] {36, 36};
    scene.dtNs = 10_000_000;
    scene.judgedBy(other);
    scene.dtNs = 9_990_000_000L;
    scene.skin = new double[] {38, 36};
    permitted(scene.judgedBy(other));
    scene.dtNs = 10_000_000;
    scene.skin = new double[] {39.5, 36};
    stopped(scene.judgedBy(other), Reason.HEAT_UNEXPLAINED);
  }

  @Test
  void itStopsWhereverSomebodyIsTreatedAndNowhereElse() {
    for (State state : Scene.ALONE) {
      scene.in(state);
      at(36, 36, 1);
      permitted(at(38, 36, 1));
    }
    for (State state : Scene.ATTENDED) {
      stopped(scene.in(state).judgedBy(interlock), Reason.HEAT_UNEXPLAINED);
    }
  }
}
