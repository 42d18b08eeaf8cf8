package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

class DriverDeliveryTest {

  private final Scene scene = Scene.four();

  @ParameterizedTest
  @CsvSource({"0, false", "2, false", "3, true", "100, true"})
  void threeFramesInARowThatWereNotTakenStop(int failed, boolean stops) {
    scene.failedDeliveries = failed;
    Verdict verdict = scene.judgedBy(new DriverDelivery());
    if (stops) {
      stopped(verdict, Reason.DRIVERS_LOST);
    } else {
      permitted(verdict);
    }
  }

  @Test
  void itStopsWhereverSomebodyIsTreatedAndNowhereElse() {
    scene.failedDeliveries = 3;
    for (State state : Scene.ATTENDED) {
      stopped(scene.in(state).judgedBy(new DriverDelivery()), Reason.DRIVERS_LOST);
    }
    for (State state : Scene.ALONE) {
      permitted(scene.in(state).judgedBy(new DriverDelivery()));
    }
  }
}
