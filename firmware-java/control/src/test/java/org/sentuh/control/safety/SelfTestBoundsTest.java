package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sentuh.control.safety.Judged.stopped;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Panels;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.treatment.Reason;

/** What a self-test is kept within, on panel M and within the limits that are shipped. */
class SelfTestBoundsTest {

  private final LimitTable table = new LimitTable();
  private final Interlocks interlocks = Interlocks.ofSelfTest(table.limits(), Panels.m());
  private final Scene scene = Scene.m();

  @BeforeEach
  void nothingPressesThePanel() {
    scene.pressure = Backs.pressing(new double[6]);
    scene.supply = new Vitals.Supply(0, 3.0, true);
    scene.level = 1;
  }

  private Verdict judge() {
    scene.previous = interlocks.previous();
    return interlocks.judge(scene.situation());
  }

  private Verdict judgeFor(double seconds) {
    Verdict verdict = judge();
    for (int tick = 1; tick < Math.round(seconds * 100); tick++) {
      verdict = judge();
    }
    return verdict;
  }

  @Test
  void whateverIsAskedNoMoreThanOneMotorIsDrivenAndGently() {
    for (int motor = 0; motor < 20; motor++) {
      scene.asked[motor] = 1;
    }
    ApprovedFrame frame = judgeFor(0.9).frame();
    assertThat(frame.motorsOn()).isEqualTo(1);
    assertThat(frame.peak()).isLessThanOrEqualTo(SelfTestBounds.PULSE);
  }

  @Test
  void whenTheLevelHasRisenAPulseIsAsStrongAsItMayBe() {
    judgeFor(3);
    scene.asked[7] = 1;
    assertThat(judgeFor(0.2).frame().intensity(7)).isCloseTo(SelfTestBounds.PULSE, within(1e-9));
  }

  @Test
  void aStricterClinicIsKeptTo() {
    table.cap = 0.1;
    table.intensityWarn = 0.1;
    Interlocks strict = Interlocks.ofSelfTest(table.limits(), Panels.m());
    scene.asked[0] = 1;
    for (int tick = 0; tick < 90; tick++) {
      scene.previous = strict.previous();
      strict.judge(scene.situation());
    }
    assertThat(strict.previous().peak()).isLessThanOrEqualTo(0.1).isPositive();
  }

  @Test
  void aMotorThatIsDrivenForTwoSecondsEndsIt() {
    judgeFor(3);
    scene.asked[0] = 1;
    assertThat(judgeFor(1.95)).isNotInstanceOf(Verdict.Stopped.class);
    stopped(judgeFor(0.1), Reason.MOTOR_OVERDRIVEN);
  }

  @Test
  void aCurrentThatNoTwoMotorsDrawEndsItWithinTwoTicks() {
    scene.supply = new Vitals.Supply(0.249, 3.0, true);
    assertThat(judgeFor(0.03)).isNotInstanceOf(Verdict.Stopped.class);
    scene.supply = new Vitals.Supply(0.25, 3.0, true);
    stopped(judgeFor(0.02), Reason.OVERCURRENT);
  }

  @Test
  void aCurrentThatNothingDrivenExplainsEndsIt() {
    scene.supply = new Vitals.Supply(0.085, 3.0, true);
    assertThat(judgeFor(0.3)).isNotInstanceOf(Verdict.Stopped.class);
    stopped(judgeFor(0.7), Reason.CURRENT_WITHOUT_DRIVE);
  }

  @Test
  void aMinuteEndsIt() {
    scene.runNs = 59_990_000_000L;
    assertThat(judge()).isNotInstanceOf(Verdict.Stopped.class);
    scene.runNs = 60_000_000_000L;
    stopped(judge(), Reason.TREATMENT_TOO_LONG);
  }

  @Test
  void stopButtonChargerAndRailEndItAsTheyEndATreatment() {
    scene.stopPressed = true;
    stopped(judge(), Reason.STOP_BUTTON);
    scene.stopPressed = false;
    scene.charging = true;
    stopped(judge(), Reason.CHARGING);
    scene.charging = false;
    scene.supply = new Vitals.Supply(0, 2.6, true);
    stopped(judgeFor(0.1), Reason.SUPPLY_OUTSIDE);
  }

  @Test
  void warmSkinLateTicksAndLostDriversEndIt() {
    scene.skin[1] = 41;
    stopped(judge(), Reason.SKIN_HOT);
    scene.skin[1] = 33;
    scene.skin[0] = 39.5;
    stopped(judge(), Reason.HEAT_UNEXPLAINED);
    assertThat(judge().reasons().has(Reason.SKIN_WARMED)).isTrue();
    scene.skin[0] = 33;
    scene.failedDeliveries = 3;
    stopped(judge(), Reason.DRIVERS_LOST);
    scene.failedDeliveries = 0;
    scene.missedPeriods = 1;
    judge();
    stopped(judge(), Reason.TICKS_MISSED);
  }

  @Test
  void outsideOfItNothingIsDriven() {
    scene.state = Scene.IDLE;
    scene.asked[0] = 1;
    assertThat(judgeFor(3).frame().isOff()).isTrue();
  }

  @Test
  void aBackIsNotNeeded() {
    scene.level = 0;
    assertThat(judgeFor(20)).isInstanceOf(Verdict.Permitted.class);
  }

  @Test
  void everyBoundThatATreatmentHasAsWellIsNoLooser() {
    Limits of = table.limits();
    Limits narrowed = SelfTestBounds.within(of);
    assertThat(narrowed.skin()).isEqualTo(of.skin());
    assertThat(narrowed.supply()).isEqualTo(of.supply());
    assertThat(narrowed.motors())
        .isEqualTo(new Limits.Motors(1, 1, 2, 2, of.motors().restS(), 0.25, 0.02));
    assertThat(narrowed.intensity())
        .isEqualTo(new Limits.Intensity(0.2, 0.2, of.intensity().smoothness()));
    assertThat(narrowed.time().treatmentStopS()).isEqualTo(60);
    assertThat(narrowed.time().treatmentWarnS()).isEqualTo(60);
    table.stopAmps = 0.2;
    table.stopAmpsS = 0.01;
    assertThat(SelfTestBounds.within(table.limits()).motors())
        .isEqualTo(new Limits.Motors(1, 1, 2, 2, of.motors().restS(), 0.2, 0.01));
  }

  @Test
  void theInterlocksAreThoseOfATreatmentButForTheBackTheDayAndWhatItMeasuresItself() {
    List<String> of =
        new Interlocks(table.limits(), Panels.m(), DaySpent.NOTHING)
            .cards().stream().map(InterlockCard::name).toList();
    List<String> here = interlocks.cards().stream().map(InterlockCard::name).toList();
    assertThat(of).containsAll(here).containsSubsequence(here);
    assertThat(of.stream().filter(name -> !here.contains(name)))
        .containsExactly(
            "rail cut-off",
            "drive without current",
            "sensor trust",
            "panel contact",
            "sustained pressure",
            "peak pressure",
            "left and right",
            "time a day",
            "pause",
            "worn time",
            "vibration exposure");
    Set<Reason> ends = EnumSet.noneOf(Reason.class);
    interlocks.cards().forEach(card -> ends.addAll(card.reasons()));
    assertThat(ends).contains(Reason.STOP_BUTTON, Reason.CHARGING, Reason.OVERCURRENT);
  }
}
