package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sentuh.control.safety.Judged.limited;
import static org.sentuh.control.safety.Judged.permitted;
import static org.sentuh.control.safety.Judged.stopped;

import org.junit.jupiter.api.Test;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.State;

/** A missed period: half strength for 1 s; another one within it: off. Ticks of 10 ms. */
class TickPunctualityTest {

  private final TickPunctuality interlock = new TickPunctuality();
  private final Scene scene = Scene.four();

  private Verdict tick(long missedPeriods) {
    scene.missedPeriods = missedPeriods;
    return scene.judgedBy(interlock);
  }

  private Verdict ticks(int count) {
    Verdict verdict = tick(0);
    for (int tick = 1; tick < count; tick++) {
      verdict = tick(0);
    }
    return verdict;
  }

  @Test
  void punctualTicksSayNothing() {
    permitted(ticks(500));
  }

  @Test
  void aMissedPeriodHalvesTheStrengthForASecond() {
    limited(tick(1), Reason.TICK_LATE, 0.2, 0.2, 0.2, 0.2);
    limited(ticks(99), Reason.TICK_LATE, 0.2, 0.2, 0.2, 0.2);
    permitted(ticks(1));
  }

  @Test
  void manyMissedPeriodsAtOnceAreOneLateness() {
    limited(tick(8), Reason.TICK_LATE, 0.2, 0.2, 0.2, 0.2);
    assertThat(tick(0).frame().level()).isEqualTo(0.2);
  }

  @Test
  void aTickThatComesAfterTheHardwareHasSwitchedOffStopsSoThatNothingMovesAgainByItself() {
    scene.dtNs = 100_000_000;
    limited(tick(9), Reason.TICK_LATE, 0.2, 0.2, 0.2, 0.2);
    TickPunctuality other = new TickPunctuality();
    scene.dtNs = 100_000_001;
    stopped(scene.judgedBy(other), Reason.TICKS_MISSED);
    stopped(scene.in(Scene.ARMED).judgedBy(new TickPunctuality()), Reason.TICKS_MISSED);
    stopped(scene.in(Scene.PAUSED).judgedBy(new TickPunctuality()), Reason.TICKS_MISSED);
    scene.missedPeriods = 0; // a clock that jumps
    stopped(scene.in(Scene.PAUSED).judgedBy(new TickPunctuality()), Reason.TICKS_MISSED);
    permitted(scene.in(Scene.IDLE).judgedBy(new TickPunctuality()));
  }

  @Test
  void anotherWithinTheSecondStops() {
    tick(1);
    ticks(99);
    stopped(tick(1), Reason.TICKS_MISSED);
  }

  @Test
  void anotherAfterTheSecondIsTheFirstAgain() {
    tick(1);
    ticks(100);
    limited(tick(1), Reason.TICK_LATE, 0.2, 0.2, 0.2, 0.2);
    stopped(tick(1), Reason.TICKS_MISSED);
  }

  @Test
  void ticksThatAreNeverDoneInTimeStop() {
    scene.unheardNs = 100_000_000;
    permitted(tick(0));
    scene.unheardNs = 100_000_001;
    stopped(tick(0), Reason.TICKS_MISSED);
    permitted(scene.in(Scene.ARMED).judgedBy(interlock));
    permitted(scene.in(Scene.IDLE).judgedBy(interlock));
  }

  @Test
  void theSilenceOfDriversThatRefuseIsNotOurs() {
    scene.unheardNs = 150_000_000;
    scene.failedDeliveries = 1;
    permitted(tick(0));
  }

  @Test
  void aStallExcusesNoTicksThatAreNotDoneInTime() {
    limited(tick(5), Reason.TICK_LATE, 0.2, 0.2, 0.2, 0.2);
    scene.unheardNs = 100_000_001;
    stopped(tick(0), Reason.TICKS_MISSED);
  }

  @Test
  void itStopsOnlyWhileATreatmentIsUnderway() {
    for (State state : Scene.UNDERWAY) {
      scene.in(state);
      tick(1);
      stopped(tick(1), Reason.TICKS_MISSED);
    }
    for (State state : Scene.ALONE) {
      scene.in(state);
      tick(1);
      assertThat(tick(1)).isInstanceOf(Verdict.Limited.class);
    }
    scene.in(Scene.ARMED);
    assertThat(tick(1)).isInstanceOf(Verdict.Limited.class);
  }

  @Test
  void whatWasMissedBeforeTheStartStillMakesItWary() {
    scene.in(Scene.ARMED);
    tick(1);
    scene.in(Scene.PLAYING);
    stopped(tick(1), Reason.TICKS_MISSED);
  }
}
