package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sentuh.control.safety.Judged.frame;
import static org.sentuh.control.safety.Judged.limited;
import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.Reason;

/** Four motors asked for 0.4, 0.2, 0 and 0.1 at a level of 0.4. */
class DraftTest {

  private final Draft draft = draft();

  private static Draft draft() {
    Scene scene = Scene.four();
    scene.asked = new double[] {0.4, 0.2, 0, 0.1};
    return new Draft(scene.intent());
  }

  @Test
  void untouchedItIsPermittedAsAsked() {
    permitted(draft.verdict());
    frame(draft.verdict(), 0.4, 0.2, 0, 0.1);
    assertThat(draft.level()).isEqualTo(0.4);
    assertThat(draft.motors()).isEqualTo(4);
    assertThat(draft.intensity(1)).isEqualTo(0.2);
  }

  @Test
  void aNoteChangesNothing() {
    draft.note(Reason.FEW_ZONES);
    permitted(draft.verdict(), Reason.FEW_ZONES);
    frame(draft.verdict(), 0.4, 0.2, 0, 0.1);
  }

  @Test
  void aWarningMakesEverythingGentler() {
    draft.gentler(0.75, Reason.SKIN_WARM);
    limited(draft.verdict(), Reason.SKIN_WARM, 0.3, 0.15, 0, 0.075);
    assertThat(draft.level()).isCloseTo(0.3, within(1e-12));
  }

  @Test
  void warningsDoNotMultiplyTheGentlestCounts() {
    draft.gentler(0.75, Reason.SKIN_WARM);
    draft.gentler(0.75, Reason.TREATMENT_LONG);
    limited(draft.verdict(), Reason.SKIN_WARM, 0.3, 0.15, 0, 0.075);
    assertThat(draft.verdict().reasons().list())
        .containsExactly(Reason.TREATMENT_LONG, Reason.SKIN_WARM);
    draft.gentler(0.5, Reason.TICK_LATE);
    limited(draft.verdict(), Reason.TICK_LATE, 0.2, 0.1, 0, 0.05);
    assertThat(draft.level()).isCloseTo(0.2, within(1e-12));
    draft.gentler(0.75, Reason.VIBRATION_HIGH);
    limited(draft.verdict(), Reason.TICK_LATE, 0.2, 0.1, 0, 0.05);
  }

  @Test
  void aWarningOfOneMotorAndOneOfAllDoNotMultiplyEither() {
    draft.gentler(0, 0.5, Reason.MOTOR_CONTINUOUS);
    limited(draft.verdict(), Reason.MOTOR_CONTINUOUS, 0.2, 0.2, 0, 0.1);
    assertThat(draft.level()).isEqualTo(0.4);
    draft.gentler(0.75, Reason.SKIN_WARM);
    limited(draft.verdict(), Reason.SKIN_WARM, 0.2, 0.15, 0, 0.075);
    draft.gentler(3, 0.25, Reason.MOTOR_CONTINUOUS);
    limited(draft.verdict(), Reason.SKIN_WARM, 0.2, 0.15, 0, 0.025);
  }

  @Test
  void aMotorThatIsOffStaysOff() {
    draft.gentler(0, 0, Reason.SENSOR_DOUBT);
    draft.gentler(0.75, Reason.SKIN_WARM);
    draft.gentler(0, 0.5, Reason.MOTOR_CONTINUOUS);
    limited(draft.verdict(), Reason.SKIN_WARM, 0, 0.15, 0, 0.075);
  }

  @Test
  void whatIsTurnedOffTwiceIsOff() {
    draft.gentler(0, 0, Reason.SENSOR_DOUBT);
    draft.gentler(0, 0, Reason.SENSOR_DOUBT);
    limited(draft.verdict(), Reason.SENSOR_DOUBT, 0, 0.2, 0, 0.1);
    draft.gentler(0, Reason.SKIN_WARM);
    draft.gentler(0, Reason.SKIN_WARM);
    limited(draft.verdict(), Reason.SKIN_WARM, 0, 0, 0, 0);
    assertThat(draft.level()).isZero();
  }

  @Test
  void aFactorAboveOneRaisesNothing() {
    draft.gentler(1.5, Reason.SKIN_WARM);
    draft.gentler(0, 2, Reason.MOTOR_CONTINUOUS);
    frame(draft.verdict(), 0.4, 0.2, 0, 0.1);
    assertThat(draft.level()).isEqualTo(0.4);
  }

  @Test
  void aCapLowersOnlyWhatIsAboveIt() {
    draft.cap(1, 0.2, Reason.MOTOR_RISE);
    draft.cap(2, 0.5, Reason.MOTOR_RISE);
    permitted(draft.verdict());
    draft.cap(0, 0.3, Reason.MOTOR_RISE);
    limited(draft.verdict(), Reason.MOTOR_RISE, 0.3, 0.2, 0, 0.1);
  }

  @Test
  void aCapOfTheLevelLowersEveryMotorInProportion() {
    draft.capLevel(0.4, Reason.LEVEL_RISE);
    permitted(draft.verdict());
    draft.capLevel(0.1, Reason.LEVEL_RISE);
    limited(draft.verdict(), Reason.LEVEL_RISE, 0.1, 0.05, 0, 0.025);
    assertThat(draft.level()).isEqualTo(0.1);
    draft.capLevel(0, Reason.LEVEL_RISE);
    limited(draft.verdict(), Reason.LEVEL_RISE, 0, 0, 0, 0);
  }

  @Test
  void restingBlamesNobody() {
    draft.rest();
    permitted(draft.verdict());
    assertThat(draft.verdict().frame().isOff()).isTrue();
    assertThat(draft.level()).isZero();
    draft.capLevel(0.1, Reason.LEVEL_RISE);
    draft.cap(0, 0.1, Reason.MOTOR_RISE);
    permitted(draft.verdict());
  }

  @Test
  void aStopIsOffWhateverElseIsSaid() {
    draft.gentler(0.75, Reason.SKIN_WARM);
    draft.stop(Reason.SKIN_WARMED);
    draft.note(Reason.FEW_ZONES);
    draft.gentler(0.5, Reason.TICK_LATE);
    stopped(draft.verdict(), Reason.SKIN_WARMED);
    assertThat(draft.verdict().reasons().list())
        .containsExactly(Reason.FEW_ZONES, Reason.SKIN_WARM, Reason.TICK_LATE, Reason.SKIN_WARMED);
    assertThat(draft.intensity(0)).isZero();
  }

  @Test
  void ofSeveralStopsTheWeightiestIsTheReason() {
    draft.stop(Reason.OVERCURRENT);
    draft.stop(Reason.SKIN_HOT);
    stopped(draft.verdict(), Reason.OVERCURRENT);
    Draft other = draft();
    other.stop(Reason.SKIN_HOT);
    other.stop(Reason.OVERCURRENT);
    stopped(other.verdict(), Reason.OVERCURRENT);
  }

  @Test
  void aLimitSaysTheStrongestThatWasAskedAndGranted() {
    draft.cap(0, 0.15, Reason.MOTOR_RISE);
    assertThat(draft.verdict()).isInstanceOf(Verdict.Limited.class);
    if (draft.verdict() instanceof Verdict.Limited limited) {
      assertThat(limited.requested()).isEqualTo(0.4);
      assertThat(limited.granted()).isEqualTo(0.2); // motor 1 is the strongest now
    }
  }
}
