package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sentuh.control.safety.Judged.stopped;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Panels;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.safety.InterlockCard.Latch;
import org.sentuh.control.treatment.Reason;

/**
 * All interlocks together, on panel M: their order, their memory, and what they say of themselves.
 */
class InterlocksTest {

  private static final long SECOND_NS = 1_000_000_000L;

  private final Interlocks interlocks = interlocks(DaySpent.NOTHING);
  private final Scene scene = Scene.m();

  private static Interlocks interlocks(DaySpent spent) {
    return new Interlocks(new LimitTable().limits(), Panels.m(), spent);
  }

  private Verdict judge() {
    return judge(interlocks);
  }

  private Verdict judge(Interlocks by) {
    scene.previous = by.previous();
    return by.judge(scene.situation());
  }

  private void ask(double level, int motors) {
    scene.level = level;
    for (int motor = 0; motor < 20; motor++) {
      scene.asked[motor] = motor < motors ? level : 0;
    }
  }

  /** Lets the frame rise to what is asked for. */
  private Verdict settle() {
    Verdict verdict = judge();
    for (int tick = 0; tick < 1_000; tick++) {
      verdict = judge();
    }
    return verdict;
  }

  @Test
  void beforeTheFirstVerdictEverythingIsOff() {
    assertThat(interlocks.previous().isOff()).isTrue();
    assertThat(interlocks.previous().motors()).isEqualTo(20);
    assertThat(interlocks.previous().level()).isZero();
  }

  @Test
  void everyRiseBeginsAtTheFrameThatWasGrantedLast() {
    ask(0.4, 4);
    for (int tick = 1; tick <= 400; tick++) {
      Verdict verdict = judge();
      assertThat(verdict.frame().level()).isCloseTo(tick * 0.001, within(1e-9));
      assertThat(verdict.frame().peak()).isCloseTo(tick * 0.001, within(1e-9));
      assertThat(interlocks.previous()).isSameAs(verdict.frame());
    }
    assertThat(judge()).isInstanceOf(Verdict.Permitted.class);
  }

  @Test
  void aWarningLowersAtOnceAndItsEndRisesSlowly() {
    ask(0.4, 4);
    scene.skin[0] = 38;
    settle();
    scene.skin[0] = 39;
    Verdict warm = judge();
    assertThat(warm.frame().level()).isCloseTo(0.3, within(1e-9));
    assertThat(warm.frame().intensity(0)).isCloseTo(0.3, within(1e-9));
    scene.skin[0] = 38;
    Verdict cooler = judge();
    assertThat(cooler.frame().level()).isCloseTo(0.301, within(1e-9));
    assertThat(cooler.reasons().has(Reason.LEVEL_RISE)).isTrue();
    assertThat(cooler.reasons().has(Reason.SKIN_WARM)).isFalse();
  }

  @Test
  void severalWarningsTogetherDoNotMultiply() {
    ask(0.4, 4);
    scene.skin[0] = 38;
    settle();
    scene.skin[0] = 39;
    scene.runNs = 900 * SECOND_NS;
    scene.pressed(10);
    Verdict verdict = judge();
    assertThat(verdict.frame().intensity(0)).isCloseTo(0.3, within(1e-9));
    assertThat(verdict.frame().level()).isCloseTo(0.3, within(1e-9));
    assertThat(verdict.reasons().list())
        .contains(Reason.SKIN_WARM, Reason.TREATMENT_LONG, Reason.PRESSURE_PEAK);
  }

  @Test
  void theCountOfMotorsIsTheLastWord() {
    ask(0.4, 20);
    Verdict verdict = settle();
    assertThat(verdict.frame().motorsOn()).isEqualTo(10);
    assertThat(verdict.reasons().list()).contains(Reason.MANY_MOTORS, Reason.TOO_MANY_MOTORS);
    // A faulted zone is off before the motors are counted.
    scene.pressure = Backs.faulted(2, SensorFault.FROZEN, null, null, null, null, null);
    ApprovedFrame frame = judge().frame();
    assertThat(frame.intensity(0)).isZero();
    assertThat(frame.motorsOn()).isEqualTo(10);
  }

  @Test
  void aMotorThatWasLeftOutRisesFromRest() {
    ask(0.4, 11);
    settle();
    scene.asked[10] = 0;
    ApprovedFrame ten = judge().frame();
    assertThat(ten.motorsOn()).isEqualTo(10);
    assertThat(ten.peak()).isCloseTo(0.4, within(1e-9));
    assertThat(ten.intensity(0)).isCloseTo(0.04, within(1e-9)); // 4 a second
  }

  @Test
  void everyInterlockJudgesEveryTickSoThatAStopNamesEverything() {
    ask(0.4, 4);
    scene.skin[0] = 42;
    scene.stopPressed = true;
    scene.charging = true;
    scene.supply = new Vitals.Supply(0, 0, false);
    scene.failedDeliveries = 3;
    scene.runNs = 1200 * SECOND_NS;
    Verdict verdict = judge();
    stopped(verdict, Reason.DRIVERS_LOST);
    assertThat(verdict.reasons().list())
        .containsExactly(
            Reason.STOP_BUTTON,
            Reason.TREATMENT_TOO_LONG,
            Reason.SKIN_HOT,
            Reason.CHARGING,
            Reason.SUPPLY_UNKNOWN,
            Reason.DRIVERS_LOST);
  }

  @Test
  void afterAStopEverythingRisesFromNothing() {
    ask(0.4, 4);
    settle();
    scene.stopPressed = true;
    stopped(judge(), Reason.STOP_BUTTON);
    assertThat(interlocks.previous().isOff()).isTrue();
    scene.stopPressed = false;
    assertThat(judge().frame().peak()).isCloseTo(0.001, within(1e-9));
  }

  @Test
  void outsideOfARunningTreatmentNothingIsDriven() {
    ask(0.4, 4);
    settle();
    scene.in(Scene.PAUSED);
    Verdict verdict = judge();
    assertThat(verdict.frame().isOff()).isTrue();
    assertThat(verdict).isInstanceOf(Verdict.Permitted.class);
    assertThat(verdict.reasons().list()).isEmpty();
  }

  @Test
  void theOffFrameIsRememberedToo() {
    ask(0.4, 4);
    settle();
    ApprovedFrame off = interlocks.off();
    assertThat(off.isOff()).isTrue();
    assertThat(off.motors()).isEqualTo(20);
    assertThat(interlocks.previous()).isSameAs(off);
    assertThat(judge().frame().peak()).isCloseTo(0.001, within(1e-9));
  }

  @Test
  void theTimesOfTheTreatmentTheDayAndThePauseAreEachTheirOwn() {
    ask(0, 0);
    scene.runNs = 1200 * SECOND_NS - 1;
    assertThat(judge().reasons().list()).containsExactly(Reason.TREATMENT_LONG);
    scene.runNs++;
    stopped(judge(), Reason.TREATMENT_TOO_LONG);
    scene.runNs = 0;
    scene.treatedNs = 600 * SECOND_NS - 1;
    Interlocks later = interlocks(new DaySpent(3000 * SECOND_NS, 0));
    assertThat(judge(later).reasons().list()).isEmpty();
    scene.treatedNs++;
    stopped(judge(later), Reason.DAY_SPENT);
    scene.treatedNs = 0;
    scene.in(Scene.PAUSED).pauseNs = 300 * SECOND_NS - 1;
    assertThat(judge().reasons().list()).isEmpty();
    scene.pauseNs++;
    stopped(judge(), Reason.PAUSED_TOO_LONG);
  }

  @Test
  void theVibrationOfTheDayBeforeCounts() {
    stopped(judge(interlocks(new DaySpent(0, 1.0))), Reason.VIBRATION_SPENT);
  }

  @Test
  void whenAZoneTouchesIsTheContactRulesBusiness() {
    // Uneven, but below the pressure at which a zone touches: a strap that is not yet closed.
    scene.pressure = Backs.pressing(0.9, 0, 0.9, 0, 0.9, 0);
    for (int tick = 0; tick < 1_500; tick++) {
      judge();
    }
    assertThat(judge().reasons().list()).isEmpty();
    scene.pressure = Backs.pressing(1.0, 0, 2, 2, 2, 2);
    for (int tick = 0; tick < 1_000; tick++) {
      judge();
    }
    assertThat(judge().reasons().list()).containsExactly(Reason.LEFT_RIGHT_DIFFERENCE);
  }

  @Test
  void everyInterlockHasACardInTheOrderOfJudging() {
    assertThat(interlocks.cards().stream().map(card -> card.name() + ": " + card.bound()))
        .containsExactly(
            "running only: no motor outside of a running treatment",
            "stop button: off in the tick that reads it",
            "no charger while worn: off while a charger is connected",
            "supply voltage: 2.7 to 3.3 V, outside for 0.1 s at most; below 0.4 V it is" + " cut",
            "rail cut-off: the rail below 0.4 V within 0.5 s of the last heartbeat",
            "supply current: below 1.0 A, above for less than 0.1 s",
            "current without drive: stop when more than 0.03 A and 0.25 of what the driven motors"
                + " explain has carried 0.03 As",
            "drive without current: stop when less than 0.5 of an expected current of 0.02 A or"
                + " more flows for 1.5 s",
            "skin temperature: gentler from 39.0 °C, stop at 41.0 °C",
            "skin warming: gentler from +4.0 K over the beginning, stop at +6.0 K",
            "skin warming fast: stop at +1.5 K within 10.0 s, from 36.0 °C",
            "sensor trust: a zone with a faulted sensor is off, stop at 2 of them",
            "panel contact: noted below 4 zones, stop after 10.0 s with none",
            "sustained pressure: a zone is gentler above 4.3 kPa in the mean of 60.0 s, stop at"
                + " 10.0 kPa for 30.0 s",
            "peak pressure: a zone is gentler from 10.0 kPa, stop at 20.0 kPa for 2.0 s",
            "left and right: noted when they differ by 0.5 of the larger for 10.0 s",
            "treatment time: gentler from 900 s, stop at 1200 s",
            "time a day: stop at 3600 s",
            "pause: stop at 300 s",
            "worn time: stop after 3600.0 s on the back",
            "vibration exposure: A(8) gentler from 0.5 m/s², stop at 1.0 m/s²",
            "one motor continuously: gentler after 30.0 s, stop after 60.0 s; 1.0 s of stillness"
                + " are a rest",
            "tick punctuality: a missed period: half strength for 1 s; another one within it,"
                + " 0.1 s without a heartbeat or without a tick: off",
            "driver delivery: stop after 3 frames in a row were not taken",
            "intensity cap: noted from 0.7, never above 0.8",
            "level rise: 0.1 a second at most",
            "motor rise: 4.0 a second at most",
            "motors at once: noted above 8, never more than 10");
  }

  @Test
  void theCardsTogetherNameEveryReasonThatAnInterlockCanGive() {
    Set<Reason> named = EnumSet.noneOf(Reason.class);
    interlocks.cards().forEach(card -> named.addAll(card.reasons()));
    Set<Reason> expected = EnumSet.allOf(Reason.class);
    // The treatment itself says these.
    expected.removeAll(
        List.of(
            Reason.NONE,
            Reason.COMPLETED,
            Reason.PAUSED_BY_WEARER,
            Reason.NO_CONTACT,
            Reason.STOPPED_BY_WEARER,
            Reason.STOPPED_FROM_AFAR,
            Reason.SCREENING_FORBIDS,
            Reason.PROGRAM_FAULT));
    assertThat(named).isEqualTo(expected);
  }

  @Test
  void whatStopsIsLatchedAndWhatOnlyWarnsIsNot() {
    for (InterlockCard card : interlocks.cards()) {
      boolean stops = card.reasons().stream().anyMatch(InterlocksTest::ends);
      boolean warns = card.reasons().stream().anyMatch(reason -> !ends(reason));
      Latch expected =
          stops
              ? warns
                  ? Latch.WARNING_WHILE_IT_LASTS_STOP_UNTIL_ACKNOWLEDGED
                  : Latch.UNTIL_ACKNOWLEDGED
              : Latch.WHILE_IT_LASTS;
      assertThat(card.latch()).as("%s", card.name()).isEqualTo(expected);
    }
  }

  private static boolean ends(Reason reason) {
    return reason.kind() == Reason.Kind.STOP || reason.kind() == Reason.Kind.FAULT;
  }
}
