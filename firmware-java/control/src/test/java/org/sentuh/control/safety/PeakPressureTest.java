package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.limited;
import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.body.Panels;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** A zone is gentler from 10 kPa, stop at 20 kPa for 2 s: 200 ticks of 10 ms. */
class PeakPressureTest {

  private final PeakPressure interlock =
      new PeakPressure(new LimitTable().limits().pressure(), Panels.four());
  private final Scene scene = Scene.four();

  private Verdict press(double left, double right, double seconds) {
    scene.pressure = Backs.pressing(left, right);
    return scene.judgedFor(seconds, interlock);
  }

  @ParameterizedTest
  @CsvSource({"9.99, false", "10, true", "19.99, true"})
  void aHardPressedZoneIsGentlerAtOnce(double kPa, boolean gentler) {
    Verdict left = press(kPa, 2, 0.01);
    Verdict right = press(2, kPa, 0.01);
    if (gentler) {
      limited(left, Reason.PRESSURE_PEAK, 0.3, 0.4, 0.3, 0.4);
      limited(right, Reason.PRESSURE_PEAK, 0.4, 0.3, 0.4, 0.3);
    } else {
      permitted(left);
      permitted(right);
    }
  }

  @Test
  void theWarningEndsWithItsCause() {
    press(10, 2, 1);
    permitted(press(9.9, 2, 0.01));
  }

  @Test
  void twoSecondsOfTwentyStop() {
    limited(press(20, 2, 1.99), Reason.PRESSURE_PEAK, 0.3, 0.4, 0.3, 0.4);
    stopped(press(20, 2, 0.01), Reason.PRESSURE_SPIKE);
  }

  @Test
  void aMomentBelowTwentyBeginsTheTwoSecondsAnew() {
    press(2, 20, 1.99);
    press(2, 19.9, 0.01);
    limited(press(2, 20, 1.99), Reason.PRESSURE_PEAK, 0.4, 0.3, 0.4, 0.3);
    stopped(press(2, 20, 0.01), Reason.PRESSURE_SPIKE);
  }

  @Test
  void theTimesOfTwoZonesDoNotAdd() {
    press(20, 2, 1.5);
    limited(press(2, 20, 1.5), Reason.PRESSURE_PEAK, 0.4, 0.3, 0.4, 0.3);
  }

  @Test
  void itIsSaidOnlyWhileATreatmentIsUnderway() {
    press(25, 25, 3);
    for (State state : Scene.ALONE) {
      permitted(scene.in(state).judgedBy(interlock));
    }
    permitted(scene.in(Scene.ARMED).judgedBy(interlock));
    for (State state : Scene.UNDERWAY) {
      stopped(scene.in(state).judgedBy(interlock), Reason.PRESSURE_SPIKE);
    }
    press(15, 2, 0.01);
    permitted(scene.in(Scene.ARMED).judgedBy(interlock));
  }
}
