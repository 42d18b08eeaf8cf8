package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** Half a second after the last heartbeat the rail is below 0.4 V. */
class RailCutOffTest {

  private static final State STOPPED = new State.Stopped(Reason.STOPPED_BY_WEARER);
  private static final State FAULTED = new State.Faulted(Reason.OVERCURRENT);

  private final RailCutOff interlock = new RailCutOff(new LimitTable().limits().supply());
  private final Scene scene = Scene.four().in(STOPPED);

  /** Lets ticks pass without a heartbeat. */
  private Verdict silent(double volts, double seconds) {
    scene.supply = new Vitals.Supply(0, volts, true);
    scene.silentNs = 20_000_000;
    return scene.judgedFor(seconds, interlock);
  }

  /** Lets one tick pass that had a heartbeat before it. */
  private Verdict beaten(double volts) {
    scene.supply = new Vitals.Supply(0, volts, true);
    scene.silentNs = scene.dtNs;
    return scene.judgedBy(interlock);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3600, false",
    "0.39, 3600, false",
    "0.4, 0.49, false",
    "0.4, 0.50, true",
    "3, 1, true"
  })
  void aRailThatStaysOnWithoutAHeartbeatIsFoundOut(double volts, double seconds, boolean stops) {
    Verdict verdict = silent(volts, seconds);
    if (stops) {
      stopped(verdict, Reason.CUT_OFF_FAILED);
    } else {
      permitted(verdict);
    }
  }

  @Test
  void withAHeartbeatTheRailIsOn() {
    for (int tick = 0; tick < 10_000; tick++) {
      permitted(beaten(3));
    }
    permitted(silent(3, 0.49));
    permitted(beaten(3));
    permitted(silent(3, 0.49));
  }

  @Test
  void untilItHasBeenSeenToFallNothingBegins() {
    silent(3, 0.5);
    for (State state : Scene.ATTENDED) {
      scene.in(state);
      stopped(beaten(3), Reason.CUT_OFF_FAILED);
    }
    scene.in(FAULTED);
    stopped(beaten(3), Reason.CUT_OFF_FAILED);
    scene.in(Scene.IDLE);
    permitted(beaten(3));
    scene.in(STOPPED);
    stopped(silent(0, 0.49), Reason.CUT_OFF_FAILED);
    permitted(silent(0, 0.01));
    scene.in(Scene.ARMED);
    permitted(beaten(3));
  }

  @Test
  void aRailThatIsNotKnownSaysNeither() {
    scene.supply = new Vitals.Supply(0, 3, false);
    scene.silentNs = 20_000_000;
    permitted(scene.judgedFor(10, interlock));
    silent(3, 0.01);
    scene.supply = new Vitals.Supply(0, 0, false);
    stopped(scene.judgedFor(10, interlock), Reason.CUT_OFF_FAILED);
  }

  @Test
  void aStallOrAClockThatJumpsSaysNothing() {
    scene.dtNs = 10_000_000_000L;
    scene.supply = new Vitals.Supply(0, 3, true);
    scene.silentNs = 20_000_000_000L;
    permitted(scene.judgedBy(interlock));
  }
}
