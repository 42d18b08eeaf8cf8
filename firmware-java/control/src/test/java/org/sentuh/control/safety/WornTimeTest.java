package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** Stop after 3600 s on the back; 60 s off it are a break. Ticks of half a second here. */
class WornTimeTest {

  private final WornTime interlock = new WornTime(3600);
  private final Scene scene = Scene.four();

  WornTimeTest() {
    scene.dtNs = 500_000_000;
  }

  @Test
  void anHourOnTheBackStops() {
    permitted(scene.judgedFor(3599.5, interlock));
    stopped(scene.judgedBy(interlock), Reason.WORN_TOO_LONG);
  }

  @Test
  void aShortLiftIsNoBreak() {
    scene.judgedFor(3500, interlock);
    scene.touching(0).judgedFor(59.5, interlock);
    scene.touching(1);
    permitted(scene.judgedFor(40, interlock));
    stopped(scene.judgedBy(interlock), Reason.WORN_TOO_LONG);
  }

  @Test
  void aMinuteOffTheBackBeginsTheHourAnew() {
    scene.judgedFor(3500, interlock);
    scene.touching(0).judgedFor(60, interlock);
    scene.touching(2);
    permitted(scene.judgedFor(3599.5, interlock));
    stopped(scene.judgedBy(interlock), Reason.WORN_TOO_LONG);
  }

  @Test
  void wearingIsCountedInEveryStateAndStopsWhereverSomebodyIsTreated() {
    scene.in(Scene.IDLE).judgedFor(4000, interlock);
    for (State state : Scene.ATTENDED) {
      stopped(scene.in(state).judgedBy(interlock), Reason.WORN_TOO_LONG);
    }
    for (State state : Scene.ALONE) {
      permitted(scene.in(state).judgedBy(interlock));
    }
  }

  @Test
  void itStaysStoppedUntilThePanelWasOffForAMinute() {
    scene.judgedFor(4000, interlock);
    stopped(scene.touching(0).judgedFor(59.5, interlock), Reason.WORN_TOO_LONG);
    permitted(scene.judgedBy(interlock));
  }
}
