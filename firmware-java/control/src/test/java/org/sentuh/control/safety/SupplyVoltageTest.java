package org.sentuh.control.safety;

import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** 2.7 to 3.3 V, outside for 0.1 s at most: ten ticks of 10 ms. */
class SupplyVoltageTest {

  private final SupplyVoltage interlock = new SupplyVoltage(new LimitTable().limits().supply());
  private final Scene scene = Scene.four();

  private Verdict at(double volts, double seconds) {
    scene.supply = new Vitals.Supply(0.3, volts, true);
    return scene.judgedFor(seconds, interlock);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.7, 3.0, 3.3})
  void aRailWithinItsBoundsSaysNothing(double volts) {
    permitted(at(volts, 60));
  }

  @ParameterizedTest
  @CsvSource({
    "2.69, 0.09, false",
    "2.69, 0.10, true",
    "3.31, 0.09, false",
    "3.31, 0.10, true",
    "0.4,  0.10, true"
  })
  void aRailOutsideStopsOnceItHasLasted(double volts, double seconds, boolean stops) {
    Verdict verdict = at(volts, seconds);
    if (stops) {
      stopped(verdict, Reason.SUPPLY_OUTSIDE);
    } else {
      permitted(verdict);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0.09, false", "0, 0.10, true", "0.39, 0.10, true"})
  void aRailThatIsOffAlthoughItOughtToBeOnIsCut(double volts, double seconds, boolean stops) {
    Verdict verdict = at(volts, seconds);
    if (stops) {
      stopped(verdict, Reason.RAIL_CUT);
    } else {
      permitted(verdict);
    }
  }

  @Test
  void aRailIsOffWithoutAHeartbeatAndWhileTheButtonOpensIt() {
    scene.silentNs = 100_000_001;
    permitted(at(0, 5));
    stopped(at(2.5, 0.1), Reason.SUPPLY_OUTSIDE);
    scene.silentNs = 100_000_000;
    at(3, 0.01);
    scene.stopPressed = true;
    permitted(at(0, 5));
    scene.stopPressed = false;
    permitted(at(0, 0.09));
    stopped(at(0, 0.01), Reason.RAIL_CUT);
  }

  /** It was measured once; how long the tick was says nothing about how long it was so. */
  @Test
  void aFallThatIsMeasuredInALateTickIsNotALongOne() {
    scene.silentNs = 150_000_000;
    scene.dtNs = 100_000_000;
    scene.riseNs = 20_000_000;
    scene.supply = new Vitals.Supply(0, 0.8, true);
    permitted(scene.judgedBy(interlock));
    permitted(at(0, 5));
  }

  @Test
  void aDipThatEndsIsForgotten() {
    at(2.5, 0.09);
    at(3.0, 0.01);
    permitted(at(2.5, 0.09));
    stopped(at(2.5, 0.01), Reason.SUPPLY_OUTSIDE);
  }

  @Test
  void aRailThatIsNotKnownStopsAtOnce() {
    scene.supply = new Vitals.Supply(0.3, 3.0, false);
    for (State state : Scene.ATTENDED) {
      stopped(scene.in(state).judgedBy(interlock), Reason.SUPPLY_UNKNOWN);
    }
  }

  @ParameterizedTest
  @CsvSource({"NaN, 3.0", "Infinity, 3.0", "0.3, NaN", "0.3, Infinity"})
  void whatIsNoNumberIsNotKnown(double amps, double volts) {
    scene.supply = new Vitals.Supply(amps, volts, true);
    stopped(scene.judgedBy(interlock), Reason.SUPPLY_UNKNOWN);
  }

  @Test
  void whatIsNotKnownIsNotCountedAsOutside() {
    scene.in(Scene.IDLE);
    scene.supply = new Vitals.Supply(0, 0, false);
    scene.judgedFor(5, interlock);
    scene.in(Scene.ARMED);
    permitted(at(2.5, 0.09));
  }

  @Test
  void itIsWatchedBeforeAStartButStopsNothingThatIsNotGoingOn() {
    for (State state : Scene.ALONE) {
      scene.in(state);
      permitted(at(0, 1));
      scene.supply = new Vitals.Supply(0.3, 3.0, false);
      permitted(scene.judgedBy(interlock));
    }
    scene.in(Scene.IDLE);
    at(2.5, 1);
    stopped(scene.in(Scene.ARMED).judgedBy(interlock), Reason.SUPPLY_OUTSIDE);
  }
}
