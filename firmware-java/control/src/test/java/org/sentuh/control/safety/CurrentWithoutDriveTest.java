package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/**
 * Motors of 5 to 85 mA; 30 mA and a quarter more are let pass, and 30 mAs beyond that. Four motors
 * at 0.4 explain 4 x 37 = 148 mA, so 215 mA are within the tolerance.
 */
class CurrentWithoutDriveTest {

  private final CurrentWithoutDrive interlock =
      new CurrentWithoutDrive(new LimitTable().limits().current());
  private final Scene scene = Scene.four();

  private Verdict at(double amps, double seconds) {
    scene.supply = new Vitals.Supply(amps, 3.0, true);
    return scene.judgedFor(seconds, interlock);
  }

  private void drive(double... intensities) {
    scene.previous = new ApprovedFrame(intensities, 0.4);
  }

  @ParameterizedTest
  @CsvSource({
    // nothing is driven: 30 mA and less are nothing
    "0, 0.030, 3600, false",
    "0, 0.033, 9.99, false",
    "0, 0.033, 10.01, true",
    // a motor that does not go off: 55 mA beyond, 0.55 s
    "0, 0.085, 0.54, false",
    "0, 0.085, 0.56, true",
    // four that are driven, and one more
    "0.4, 0.148, 3600, false",
    "0.4, 0.214, 3600, false",
    "0.4, 0.245, 0.99, false",
    "0.4, 0.245, 1.01, true",
    // a short
    "0.4, 5.0, 0.01, true",
    "0, 1.6, 0.02, true",
    // four at the cap
    "0.8, 0.375, 3600, false",
    "0.8, 0.45, 1, true"
  })
  void whatTheDrivenMotorsDoNotExplainStopsOnceItHasCarriedEnough(
      double intensity, double amps, double seconds, boolean stops) {
    drive(intensity, intensity, intensity, intensity);
    Verdict verdict = at(amps, seconds);
    if (stops) {
      stopped(verdict, Reason.CURRENT_WITHOUT_DRIVE);
    } else {
      permitted(verdict);
    }
  }

  @Test
  void aCurrentThatIsLetPassEndsNothingWhateverHasFlowed() {
    drive(0, 0, 0, 0);
    stopped(at(0.085, 0.6), Reason.CURRENT_WITHOUT_DRIVE);
    permitted(at(0.030, 0.01));
    stopped(at(0.031, 0.01), Reason.CURRENT_WITHOUT_DRIVE);
  }

  @Test
  void theVeryBoundStops() {
    drive(0, 0, 0, 0);
    stopped(at(3.03, 0.01), Reason.CURRENT_WITHOUT_DRIVE); // 3 A beyond, 30 mAs
  }

  @Test
  void everyMotorExplainsWhatItsOwnIntensityDraws() {
    drive(0, 0.001, 0, 1);
    // 5.08 and 85 mA, and a quarter, and 30 mA: 142.6 mA
    permitted(at(0.1425, 3600));
    stopped(at(0.1926, 0.61), Reason.CURRENT_WITHOUT_DRIVE);
  }

  @Test
  void theStartOfMotorsIsLetPassAndTakenOffAgain() {
    for (int start = 0; start < 100; start++) {
      permitted(at(0.4, 0.10)); // 18.5 mAs
      permitted(at(0.148, 0.30)); // less by 20 mAs
    }
    permitted(at(0.4, 0.10));
    permitted(at(0.148, 0.10));
    stopped(at(0.4, 0.10), Reason.CURRENT_WITHOUT_DRIVE);
  }

  @Test
  void whatWasBelowTheToleranceIsNoCredit() {
    at(0, 3600);
    stopped(at(0.315, 0.31), Reason.CURRENT_WITHOUT_DRIVE);
  }

  @Test
  void onceItIsOverNothingIsSaidAlthoughItHasNotBeenForgotten() {
    stopped(at(5, 0.1), Reason.CURRENT_WITHOUT_DRIVE);
    permitted(at(0.148, 0.01));
    permitted(at(0.215, 0.01));
  }

  @Test
  void aCurrentThatIsNotKnownIsNotCounted() {
    scene.supply = new Vitals.Supply(9, 3.0, false);
    permitted(scene.judgedFor(10, interlock));
    permitted(at(0.148, 0.01));
  }

  @Test
  void aStallCountsForNoMoreThanARiseMayTake() {
    drive(0, 0, 0, 0);
    scene.dtNs = 5_000_000_000L;
    permitted(at(0.085, 0.01));
  }

  /** Nobody is needed for a motor to burn. */
  @Test
  void itStopsInEveryState() {
    at(5, 1);
    for (State state : Stream.concat(Scene.ATTENDED.stream(), Scene.ALONE.stream()).toList()) {
      stopped(scene.in(state).judgedBy(interlock), Reason.CURRENT_WITHOUT_DRIVE);
    }
  }
}
