package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sentuh.control.safety.Judged.limited;
import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** Gentler after 30 s, stop after 60 s without a rest of 1 s. Ticks of 100 ms here. */
class MotorContinuousTest {

  private final MotorContinuous interlock =
      new MotorContinuous(new LimitTable().limits().motors(), 4);
  private final Scene scene = Scene.four();

  MotorContinuousTest() {
    scene.dtNs = 100_000_000;
    drive(true);
  }

  /** Motor 1 is driven or rests; the others are always at rest. */
  private void drive(boolean driven) {
    scene.previous = new ApprovedFrame(new double[] {0, driven ? 0.4 : 0, 0, 0}, 0.4);
  }

  @Test
  void aMotorIsGentlerAfterHalfAMinuteAndStopsAfterOne() {
    permitted(scene.judgedFor(29.9, interlock));
    limited(scene.judgedBy(interlock), Reason.MOTOR_CONTINUOUS, 0.4, 0.3, 0.4, 0.4);
    Verdict last = scene.judgedFor(29.9, interlock);
    limited(last, Reason.MOTOR_CONTINUOUS, 0.4, 0.3, 0.4, 0.4);
    assertThat(last.frame().level()).isEqualTo(0.4);
    stopped(scene.judgedBy(interlock), Reason.MOTOR_OVERDRIVEN);
  }

  @Test
  void aRestOfASecondBeginsAnew() {
    scene.judgedFor(29.9, interlock);
    drive(false);
    scene.judgedFor(1, interlock);
    drive(true);
    permitted(scene.judgedFor(29.9, interlock));
    limited(scene.judgedBy(interlock), Reason.MOTOR_CONTINUOUS, 0.4, 0.3, 0.4, 0.4);
  }

  @Test
  void aShorterStillnessIsNoRestAndIsCounted() {
    scene.judgedFor(29, interlock);
    drive(false);
    permitted(scene.judgedFor(0.9, interlock));
    drive(true);
    limited(scene.judgedBy(interlock), Reason.MOTOR_CONTINUOUS, 0.4, 0.3, 0.4, 0.4);
    drive(false);
    scene.judgedFor(0.9, interlock);
    drive(true); // the rest begins anew each time
    limited(scene.judgedFor(29, interlock), Reason.MOTOR_CONTINUOUS, 0.4, 0.3, 0.4, 0.4);
    stopped(scene.judgedBy(interlock), Reason.MOTOR_OVERDRIVEN);
  }

  @Test
  void aShortPauseIsNoRestButIsNotCounted() {
    scene.judgedFor(29, interlock);
    drive(false);
    scene.in(new State.Paused(Reason.PAUSED_BY_WEARER)).judgedFor(0.9, interlock);
    drive(true);
    permitted(scene.in(Scene.PLAYING).judgedFor(0.9, interlock));
    limited(scene.judgedBy(interlock), Reason.MOTOR_CONTINUOUS, 0.4, 0.3, 0.4, 0.4);
  }

  @Test
  void whatWasDrivenBeforeAPauseIsCounted() {
    scene.judgedFor(29.9, interlock);
    limited(
        scene.in(new State.Paused(Reason.PAUSED_BY_WEARER)).judgedBy(interlock),
        Reason.MOTOR_CONTINUOUS,
        0.4,
        0.3,
        0.4,
        0.4);
  }

  @Test
  void aMotorThatIsNotAskedForNowIsNotBlamed() {
    scene.judgedFor(40, interlock);
    scene.asked[1] = 0;
    permitted(scene.judgedBy(interlock));
  }

  @Test
  void motorsThatWereNeverDrivenAreRested() {
    drive(false);
    permitted(scene.judgedFor(120, interlock));
  }

  @Test
  void motorsBeginRested() {
    drive(false);
    scene.judgedFor(0.9, interlock); // too short for a rest, had they not had one
    drive(true);
    permitted(scene.judgedFor(29.9, interlock));
    limited(scene.judgedBy(interlock), Reason.MOTOR_CONTINUOUS, 0.4, 0.3, 0.4, 0.4);
  }

  @Test
  void everyMotorIsCountedByItself() {
    scene.judgedFor(20, interlock);
    scene.previous = new ApprovedFrame(new double[] {0.4, 0.4, 0, 0.4}, 0.4);
    limited(scene.judgedFor(10, interlock), Reason.MOTOR_CONTINUOUS, 0.4, 0.3, 0.4, 0.4);
    limited(scene.judgedFor(20, interlock), Reason.MOTOR_CONTINUOUS, 0.3, 0.3, 0.4, 0.3);
  }

  @Test
  void itStopsOnlyWhileATreatmentIsUnderway() {
    scene.judgedFor(60, interlock);
    for (State state : Scene.UNDERWAY) {
      stopped(scene.in(state).judgedBy(interlock), Reason.MOTOR_OVERDRIVEN);
    }
    for (State state : Scene.ALONE) {
      assertThat(scene.in(state).judgedBy(interlock)).isNotInstanceOf(Verdict.Stopped.class);
    }
    assertThat(scene.in(Scene.ARMED).judgedBy(interlock)).isNotInstanceOf(Verdict.Stopped.class);
  }
}
