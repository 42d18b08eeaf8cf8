package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.permitted;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.body.Panel;
import org.sentuh.control.body.Panels;
import org.sentuh.control.body.SensorSite;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** Noted when left and right of a height differ by more than half of the larger for 10 s. */
class LeftRightDifferenceTest {

  private final LeftRightDifference interlock =
      new LeftRightDifference(new LimitTable().limits().pressure(), 1.0, Panels.four());
  private final Scene scene = Scene.four();

  private Verdict press(double left, double right, double seconds) {
    scene.pressure = Backs.pressing(left, right);
    return scene.judgedFor(seconds, interlock);
  }

  private static void expect(Verdict verdict, boolean noted) {
    if (noted) {
      permitted(verdict, Reason.LEFT_RIGHT_DIFFERENCE);
    } else {
      permitted(verdict);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "4,    2,    false", // half is still even
    "4,    1.99, true",
    "1.99, 4,    true",
    "4,    4,    false",
    "1,    0.4,  true",
    "0.99, 0,    false", // below contact nothing is uneven
    "0,    0,    false"
  })
  void anUnevenPressureIsNotedAfterTenSeconds(double left, double right, boolean noted) {
    expect(press(left, right, 9.99), false);
    expect(press(left, right, 0.01), noted);
  }

  @Test
  void aMomentEvenBeginsTheTimeAnew() {
    press(4, 1, 9.99);
    press(4, 4, 0.01);
    expect(press(4, 1, 9.99), false);
    expect(press(4, 1, 0.01), true);
  }

  @Test
  void itIsSaidOnlyWhileATreatmentIsUnderway() {
    press(4, 1, 20);
    for (State state : Scene.ALONE) {
      expect(scene.in(state).judgedBy(interlock), false);
    }
    expect(scene.in(Scene.ARMED).judgedBy(interlock), false);
    for (State state : Scene.UNDERWAY) {
      expect(scene.in(state).judgedBy(interlock), true);
    }
  }

  @Test
  void onlySensorsThatMirrorOneAnotherWithinFiveMillimetresAreCompared() {
    expect(differing(Panels.sensor("l", -50, 25), Panels.sensor("r", 47, 28)), true); // 4.24 mm
    expect(differing(Panels.sensor("l", -50, 25), Panels.sensor("r", 50, 30)), false);
    expect(differing(Panels.sensor("l", -50, 25), Panels.sensor("r", 30, 25)), false);
    expect(differing(Panels.sensor("r", 50, 25), Panels.sensor("l", -50, 25)), true);
    expect(differing(Panels.sensor("a", 50, 25), Panels.sensor("b", -50, 105)), false);
    expect(differing(Panels.sensor("a", 0, 25), Panels.sensor("b", 0, 27)), false);
  }

  @Test
  void everyHeightIsComparedByItself() {
    Scene m = Scene.m();
    LeftRightDifference ofM =
        new LeftRightDifference(new LimitTable().limits().pressure(), 1.0, Panels.m());
    m.pressure = Backs.pressing(1, 1, 4, 4, 9, 9);
    expect(m.judgedFor(11, ofM), false);
    m.pressure = Backs.pressing(1, 1, 4, 4, 9, 1);
    expect(m.judgedFor(10, ofM), true);
  }

  @Test
  void aSensorThatIsNotBelievedIsNotCompared() {
    scene.pressure = Backs.faulted(4, SensorFault.FROZEN, null);
    expect(scene.judgedFor(11, interlock), false);
    scene.pressure = Backs.faulted(4, null, SensorFault.FROZEN);
    expect(scene.judgedFor(11, interlock), false);
  }

  private Verdict differing(SensorSite first, SensorSite second) {
    Panel panel = new Panel("p", 40, Panels.four().motors(), List.of(first, second), List.of());
    scene.pressure = Backs.pressing(4, 1);
    return scene.judgedFor(
        10, new LeftRightDifference(new LimitTable().limits().pressure(), 1.0, panel));
  }
}
