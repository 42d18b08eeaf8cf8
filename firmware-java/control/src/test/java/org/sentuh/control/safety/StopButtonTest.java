package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

class StopButtonTest {

  @Test
  void aPressedButtonStopsInTheTickThatReadsItWhereverSomebodyIsTreated() {
    for (State state : Scene.ATTENDED) {
      Scene scene = Scene.four().in(state);
      scene.stopPressed = true;
      stopped(scene.judgedBy(new StopButton()), Reason.STOP_BUTTON);
    }
  }

  @Test
  void aButtonThatIsNotPressedSaysNothing() {
    permitted(Scene.four().judgedBy(new StopButton()));
  }

  @Test
  void whereNothingGoesOnAPressedButtonStopsNothing() {
    for (State state : Scene.ALONE) {
      Scene scene = Scene.four().in(state);
      scene.stopPressed = true;
      permitted(scene.judgedBy(new StopButton()));
    }
  }
}
