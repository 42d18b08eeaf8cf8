package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

class NoChargerWhileWornTest {

  @Test
  void aConnectedChargerStopsWhereverSomebodyIsTreated() {
    for (State state : Scene.ATTENDED) {
      Scene scene = Scene.four().in(state);
      scene.charging = true;
      stopped(scene.judgedBy(new NoChargerWhileWorn()), Reason.CHARGING);
    }
  }

  @Test
  void withoutAChargerNothingIsSaid() {
    permitted(Scene.four().judgedBy(new NoChargerWhileWorn()));
  }

  @Test
  void aPanelThatNobodyIsTreatedWithMayCharge() {
    for (State state : Scene.ALONE) {
      Scene scene = Scene.four().in(state);
      scene.charging = true;
      permitted(scene.judgedBy(new NoChargerWhileWorn()));
    }
  }
}
