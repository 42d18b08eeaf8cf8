package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.limited;
import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** Gentler from +4 K over the beginning, stop at +6 K; it begins at 30 and 32 °C. */
class SkinRiseTest {

  private final SkinRise interlock = new SkinRise(new LimitTable().limits().skin(), 2);
  private final Scene scene = Scene.four();

  private Verdict at(double left, double right) {
    scene.skin = new double[] {left, right};
    return scene.judgedBy(interlock);
  }

  @ParameterizedTest
  @CsvSource({
    "30,    32,    permitted",
    "33.99, 32,    permitted",
    "34,    32,    limited",
    "35.99, 32,    limited",
    "36,    32,    stopped",
    "30,    35.99, permitted",
    "30,    36,    limited",
    "30,    37.99, limited",
    "30,    38,    stopped",
    "20,    20,    permitted"
  })
  void everySiteIsComparedWithItsOwnBeginning(double left, double right, String expected) {
    at(30, 32);
    Verdict verdict = at(left, right);
    switch (expected) {
      case "permitted" -> permitted(verdict);
      case "limited" -> limited(verdict, Reason.SKIN_WARMING, 0.3, 0.3, 0.3, 0.3);
      default -> stopped(verdict, Reason.SKIN_WARMED);
    }
  }

  @Test
  void theBeginningIsThatOfTheTreatmentNotOfTheWear() {
    scene.in(Scene.ARMED);
    at(20, 20);
    scene.in(Scene.PLAYING);
    permitted(at(30, 30));
    permitted(at(33, 33));
    scene.in(Scene.PAUSED);
    stopped(at(36, 30), Reason.SKIN_WARMED);
  }

  @Test
  void theNextTreatmentBeginsAnew() {
    at(30, 30);
    scene.in(new State.Completed());
    permitted(at(40, 40));
    scene.in(Scene.PLAYING);
    permitted(at(37, 37));
    limited(at(41, 37), Reason.SKIN_WARMING, 0.3, 0.3, 0.3, 0.3);
  }

  @Test
  void aSiteThatBecomesKnownLaterBeginsThen() {
    scene.skinKnown[0] = false;
    at(99, 30);
    permitted(at(99, 30));
    scene.skinKnown[0] = true;
    permitted(at(35, 30));
    permitted(at(38.9, 30));
    limited(at(39, 30), Reason.SKIN_WARMING, 0.3, 0.3, 0.3, 0.3);
  }

  @Test
  void aSiteThatIsNotKnownNowIsNotRead() {
    at(30, 30);
    scene.skinKnown[0] = false;
    permitted(at(99, 30));
    scene.skinKnown[0] = true;
    stopped(at(36, 30), Reason.SKIN_WARMED); // and its beginning was kept
  }
}
