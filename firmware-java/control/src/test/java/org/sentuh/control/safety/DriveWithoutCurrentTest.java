package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/**
 * Four motors at 0.4 draw 148 mA: less than 74 for 1.5 s is a plug that is out. Less than 20 mA are
 * not expected of anything.
 */
class DriveWithoutCurrentTest {

  private final DriveWithoutCurrent interlock =
      new DriveWithoutCurrent(new LimitTable().limits().current());
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
    "0.148, 3600, false",
    "0.0741, 3600, false",
    "0.0739, 1.49, false",
    "0.0739, 1.50, true",
    "0,      1.49, false",
    "0,      1.50, true"
  })
  void halfOfWhatIsExpectedMayBeMissingForSoLong(double amps, double seconds, boolean stops) {
    Verdict verdict = at(amps, seconds);
    if (stops) {
      stopped(verdict, Reason.DRIVE_WITHOUT_CURRENT);
    } else {
      permitted(verdict);
    }
  }

  @Test
  void ofSoLittleThatItIsNothingNothingIsExpected() {
    drive(0.18, 0, 0, 0); // 19.4 mA
    permitted(at(0, 3600));
    drive(0.19, 0, 0, 0); // 20.2 mA
    stopped(at(0, 1.5), Reason.DRIVE_WITHOUT_CURRENT);
  }

  @Test
  void theBoundsThemselvesAreTold() {
    LimitTable table = new LimitTable();
    drive(0.2, 0, 0, 0); // 21 mA
    double expected = table.limits().current().explainedAmps(scene.previous);
    permitted(at(table.missingShare * expected, 10));
    table.missingLeastAmps = expected;
    scene.supply = new Vitals.Supply(0, 3.0, true);
    stopped(
        scene.judgedFor(1.5, new DriveWithoutCurrent(table.limits().current())),
        Reason.DRIVE_WITHOUT_CURRENT);
  }

  @Test
  void theRestsBetweenStrokesInterruptNothing() {
    permitted(at(0, 1));
    drive(0, 0, 0, 0);
    permitted(at(0, 100));
    drive(0.4, 0.4, 0.4, 0.4);
    permitted(at(0, 0.49));
    stopped(at(0, 0.01), Reason.DRIVE_WITHOUT_CURRENT);
  }

  @Test
  void currentThatComesBackIsBelieved() {
    at(0, 1.49);
    permitted(at(0.148, 0.01));
    permitted(at(0, 1.49));
  }

  @Test
  void aCurrentThatIsNotKnownIsNotMissing() {
    at(0, 1.49);
    scene.supply = new Vitals.Supply(0, 3.0, false);
    permitted(scene.judgedFor(10, interlock));
    stopped(at(0, 0.01), Reason.DRIVE_WITHOUT_CURRENT);
  }

  @Test
  void framesThatWereNotTakenAndOutputsThatAreOffExplainItThemselves() {
    scene.failedDeliveries = 1;
    permitted(at(0, 10));
    scene.failedDeliveries = 0;
    scene.silentNs = 100_000_001;
    permitted(at(0, 10));
    scene.silentNs = 100_000_000;
    permitted(at(0, 1.49));
    stopped(at(0, 0.01), Reason.DRIVE_WITHOUT_CURRENT);
  }

  @Test
  void aStallCountsForNoMoreThanARiseMayTake() {
    scene.dtNs = 5_000_000_000L;
    permitted(at(0, 0.01));
  }

  @Test
  void itStopsWhatIsUnderwayAndNothingElse() {
    at(0, 10);
    for (State state : Scene.UNDERWAY) {
      stopped(scene.in(state).judgedBy(interlock), Reason.DRIVE_WITHOUT_CURRENT);
    }
    for (State state : Scene.ALONE) {
      permitted(scene.in(state).judgedBy(interlock));
    }
    permitted(scene.in(Scene.ARMED).judgedBy(interlock));
  }
}
