package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.limited;
import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/**
 * A(8) = sqrt(sum of a² dt / 28800 s), gentler from 0.5, stop at 1.0 m/s².
 *
 * <p>One motor at full intensity makes 2 m/s² here: four of them at half make sqrt(4) x 1 = 2 m/s²
 * together, so a² is 4, and 0.5 m/s² over 8 h (7200 m²/s³) is reached after 1800 s, 1.0 m/s² after
 * 7200 s. Ticks of a second.
 */
class VibrationExposureTest {

  private final Scene scene = Scene.four();

  VibrationExposureTest() {
    scene.dtNs = 1_000_000_000L;
    scene.previous = new ApprovedFrame(Scene.filled(4, 0.5), 0.5);
  }

  private static VibrationExposure after(double spentMs2) {
    LimitTable table = new LimitTable();
    table.vibrationFullMs2 = 2;
    return new VibrationExposure(table.limits().vibration(), spentMs2);
  }

  @Test
  void theDaysExposureAddsUpItsSquares() {
    VibrationExposure interlock = after(0);
    permitted(scene.judgedFor(1799, interlock));
    limited(scene.judgedBy(interlock), Reason.VIBRATION_HIGH, 0.3, 0.3, 0.3, 0.3);
    limited(scene.judgedFor(5399, interlock), Reason.VIBRATION_HIGH, 0.3, 0.3, 0.3, 0.3);
    stopped(scene.judgedBy(interlock), Reason.VIBRATION_SPENT);
  }

  @Test
  void whatTheDayHasBroughtBeforeCounts() {
    // 0.4 m/s² are 4608 m²/s³ of the 7200: 2592 more are 648 s.
    VibrationExposure interlock = after(0.4);
    permitted(scene.judgedFor(647, interlock));
    limited(scene.judgedBy(interlock), Reason.VIBRATION_HIGH, 0.3, 0.3, 0.3, 0.3);
    stopped(scene.judgedBy(after(1.0)), Reason.VIBRATION_SPENT);
  }

  @Test
  void whatWasDrivenCountsNotWhatIsAskedFor() {
    VibrationExposure interlock = after(0);
    scene.previous = ApprovedFrame.off(4);
    permitted(scene.judgedFor(10_000, interlock));
    scene.previous = new ApprovedFrame(new double[] {1, 0, 0, 0}, 1); // a² is 4 again
    permitted(scene.judgedFor(1799, interlock));
    limited(scene.judgedBy(interlock), Reason.VIBRATION_HIGH, 0.3, 0.3, 0.3, 0.3);
  }

  @Test
  void itIsSaidOnlyWhileATreatmentIsUnderway() {
    VibrationExposure interlock = after(1.0);
    for (State state : Scene.ALONE) {
      permitted(scene.in(state).judgedBy(interlock));
    }
    permitted(scene.in(Scene.ARMED).judgedBy(interlock));
    for (State state : Scene.UNDERWAY) {
      stopped(scene.in(state).judgedBy(interlock), Reason.VIBRATION_SPENT);
    }
  }

  @Test
  void itIsCountedInEveryState() {
    VibrationExposure interlock = after(0);
    scene.in(Scene.IDLE).judgedFor(1799, interlock);
    limited(scene.in(Scene.PLAYING).judgedBy(interlock), Reason.VIBRATION_HIGH, 0.3, 0.3, 0.3, 0.3);
  }
}
