package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** 1.0 A for 0.1 s: ten ticks of 10 ms. */
class SupplyCurrentTest {

  private final SupplyCurrent interlock = new SupplyCurrent(new LimitTable().limits().motors());
  private final Scene scene = Scene.four();

  private Verdict at(double amps, double seconds) {
    scene.supply = new Vitals.Supply(amps, 3.0, true);
    return scene.judgedFor(seconds, interlock);
  }

  @ParameterizedTest
  @CsvSource({
    "0.999, 60,   false",
    "1.0,   0.09, false",
    "1.0,   0.10, true",
    "5.0,   0.09, false",
    "5.0,   0.10, true"
  })
  void tooMuchCurrentStopsOnceTheKickOfTheMotorsIsOver(double amps, double seconds, boolean stops) {
    Verdict verdict = at(amps, seconds);
    if (stops) {
      stopped(verdict, Reason.OVERCURRENT);
    } else {
      permitted(verdict);
    }
  }

  @Test
  void theNextKickIsCountedAnew() {
    at(1.2, 0.09);
    at(0.99, 0.01);
    permitted(at(1.2, 0.09));
    stopped(at(1.2, 0.01), Reason.OVERCURRENT);
  }

  @Test
  void aCurrentThatIsNotKnownIsNotCounted() {
    scene.supply = new Vitals.Supply(9, 3.0, false);
    permitted(scene.judgedFor(1, interlock));
  }

  @Test
  void itStopsWhereverSomebodyIsTreatedAndNowhereElse() {
    at(1.2, 1);
    for (State state : Scene.ATTENDED) {
      stopped(scene.in(state).judgedBy(interlock), Reason.OVERCURRENT);
    }
    for (State state : Scene.ALONE) {
      permitted(scene.in(state).judgedBy(interlock));
    }
  }
}
