package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** Noted below 4 zones, stop after 10 s with none. */
class PanelContactTest {

  private final PanelContact interlock = new PanelContact(new LimitTable().limits().contact());
  private final Scene scene = Scene.m();

  @ParameterizedTest
  @CsvSource({"6, false", "4, false", "3, true", "1, true", "0, true"})
  void fewZonesAreNoted(int zones, boolean noted) {
    Verdict verdict = scene.touching(zones).judgedBy(interlock);
    if (noted) {
      permitted(verdict, Reason.FEW_ZONES);
    } else {
      permitted(verdict);
    }
  }

  @Test
  void noneForTenSecondsStops() {
    permitted(scene.touching(0).judgedFor(9.99, interlock), Reason.FEW_ZONES);
    stopped(scene.judgedBy(interlock), Reason.CONTACT_LOST);
  }

  @Test
  void oneZoneForOneTickBeginsTheTimeAnew() {
    scene.touching(0).judgedFor(9.99, interlock);
    scene.touching(1).judgedBy(interlock);
    permitted(scene.touching(0).judgedFor(9.99, interlock), Reason.FEW_ZONES);
    stopped(scene.judgedBy(interlock), Reason.CONTACT_LOST);
  }

  @Test
  void thePauseThatTheLostContactBroughtIsCounted() {
    scene.touching(0).judgedFor(1, interlock);
    scene.in(Scene.OFF_THE_BACK);
    permitted(scene.judgedFor(8.99, interlock), Reason.FEW_ZONES);
    stopped(scene.judgedBy(interlock), Reason.CONTACT_LOST);
  }

  @Test
  void aPauseThatSheAskedForIsHers() {
    permitted(scene.in(Scene.PAUSED).touching(0).judgedFor(60, interlock));
    scene.in(Scene.PLAYING);
    permitted(scene.judgedFor(9.99, interlock), Reason.FEW_ZONES);
  }

  @Test
  void beforeAStartAndAfterAnEndNobodyNeedsToWearIt() {
    for (State state : Scene.ALONE) {
      permitted(scene.in(state).touching(0).judgedFor(11, interlock));
    }
    permitted(scene.in(Scene.ARMED).judgedFor(11, interlock));
    permitted(scene.in(new State.Screening()).judgedFor(11, interlock));
  }
}
