package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sentuh.control.safety.Judged.limited;
import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Panels;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/**
 * Gentler above 4.3 kPa in the mean of 60 s, stop at 10 kPa for 30 s; a zone at a time. Ticks of 50
 * ms here.
 */
class SustainedPressureTest {

  private final SustainedPressure interlock =
      new SustainedPressure(new LimitTable().limits().pressure(), Panels.four());
  private final Scene scene = Scene.four();

  SustainedPressureTest() {
    scene.dtNs = 50_000_000;
  }

  private Verdict press(double left, double right, double seconds) {
    scene.pressure = Backs.pressing(left, right);
    return scene.judgedFor(seconds, interlock);
  }

  @Test
  void theMeanOfAMinuteDecides() {
    permitted(press(5, 2, 59.95));
    limited(press(5, 2, 0.05), Reason.PRESSURE_SUSTAINED, 0.3, 0.4, 0.3, 0.4);
    limited(press(2, 5, 0.05), Reason.PRESSURE_SUSTAINED, 0.3, 0.4, 0.3, 0.4);
  }

  @Test
  void justBelowTheBoundIsStillComfortable() {
    permitted(press(4.299, 2, 120));
    limited(press(4.301, 2, 60), Reason.PRESSURE_SUSTAINED, 0.3, 0.4, 0.3, 0.4);
  }

  @Test
  void theBoundItselfIsStillComfortable() {
    LimitTable table = new LimitTable();
    table.sustainedWarnKpa = 4;
    SustainedPressure whole = new SustainedPressure(table.limits().pressure(), Panels.four());
    scene.dtNs = 1_000_000_000L;
    permitted(scene.pressed(4).judgedFor(60, whole));
    limited(scene.pressed(4.5).judgedBy(whole), Reason.PRESSURE_SUSTAINED, 0.3, 0.3, 0.3, 0.3);
  }

  @Test
  void theMeanGoesWithTheLastMinute() {
    // 20 s at 8 and 40 s at 2 are 4 in the mean; 5 s more at 8 in place of 2 are 4.5.
    press(8, 0, 20);
    permitted(press(2, 0, 40)); // the first 20 s leave the window from here on
    permitted(press(2, 0, 20));
    permitted(press(8, 0, 20)); // 2 x 40 + 8 x 20
    permitted(press(8, 0, 2)); // 2 x 38 + 8 x 22 = 252, 4.2 in the mean
    limited(press(8, 0, 2), Reason.PRESSURE_SUSTAINED, 0.3, 0.4, 0.3, 0.4); // 264, 4.4
  }

  @Test
  void itEndsWhenTheMeanHasFallen() {
    press(4.9, 2, 60);
    // 4.9 x (60 - n) + 0 x n < 4.3 x 60 from n = 8 s on
    limited(press(0, 2, 7.95), Reason.PRESSURE_SUSTAINED, 0.3, 0.4, 0.3, 0.4);
    permitted(press(0, 2, 0.05));
  }

  @Test
  void bothSidesAreWeighedEachByItself() {
    limited(press(2, 6, 60), Reason.PRESSURE_SUSTAINED, 0.4, 0.3, 0.4, 0.3);
    Verdict both = press(9, 6, 60);
    limited(both, Reason.PRESSURE_SUSTAINED, 0.3, 0.3, 0.3, 0.3);
    assertThat(both.frame().level()).isEqualTo(0.4);
  }

  @Test
  void halfAMinuteOfTenStops() {
    press(2, 2, 60);
    permitted(press(10, 2, 15));
    limited(press(10, 2, 14.95), Reason.PRESSURE_SUSTAINED, 0.3, 0.4, 0.3, 0.4);
    stopped(press(10, 2, 0.05), Reason.PRESSURE_TOO_HIGH);
  }

  @Test
  void aMomentBelowTenBeginsTheHalfMinuteAnew() {
    press(2, 10, 29.95);
    permitted(press(2, 9.99, 0.05));
    permitted(press(2, 10, 29.95)); // the first minute is not over yet
    stopped(press(2, 10, 0.05), Reason.PRESSURE_TOO_HIGH);
  }

  @Test
  void aFaultedSensorFeelsNothing() {
    scene.pressure = Backs.faulted(50, SensorFault.FROZEN, SensorFault.FROZEN);
    permitted(scene.judgedFor(120, interlock));
  }

  @Test
  void itIsFeltAllTheTimeButSaidOnlyWhileATreatmentIsUnderway() {
    press(11, 2, 70);
    for (State state : Scene.ALONE) {
      permitted(scene.in(state).judgedBy(interlock));
    }
    permitted(scene.in(Scene.ARMED).judgedBy(interlock));
    for (State state : Scene.UNDERWAY) {
      stopped(scene.in(state).judgedBy(interlock), Reason.PRESSURE_TOO_HIGH);
    }
  }

  @Test
  void theWindowMayBeShorterAndIsRoundedUpToWholeSeconds() {
    LimitTable table = new LimitTable();
    table.sustainedWindowS = 2.5;
    SustainedPressure quick = new SustainedPressure(table.limits().pressure(), Panels.four());
    scene.pressure = Backs.pressing(6, 0);
    permitted(scene.judgedFor(2.95, quick));
    limited(scene.judgedBy(quick), Reason.PRESSURE_SUSTAINED, 0.3, 0.4, 0.3, 0.4);
  }

  @Test
  void unevenTicksWeighByTheirLength() {
    LimitTable table = new LimitTable();
    table.sustainedWindowS = 1;
    SustainedPressure quick = new SustainedPressure(table.limits().pressure(), Panels.four());
    scene.dtNs = 900_000_000;
    scene.pressed(4).judgedBy(quick);
    scene.dtNs = 100_000_000;
    // 0.9 x 4 + 0.1 x 6.9 = 4.29
    permitted(scene.pressed(6.9).judgedBy(quick));
    scene.dtNs = 900_000_000;
    scene.pressed(4).judgedBy(quick);
    scene.dtNs = 100_000_000;
    // 0.9 x 4 + 0.1 x 7.1 = 4.31
    limited(scene.pressed(7.1).judgedBy(quick), Reason.PRESSURE_SUSTAINED, 0.3, 0.3, 0.3, 0.3);
  }
}
