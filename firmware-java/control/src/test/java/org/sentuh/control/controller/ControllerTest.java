package org.sentuh.control.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.control.body.Level;
import org.sentuh.control.body.Panels;
import org.sentuh.control.pattern.CrossFade;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Order;
import org.sentuh.control.pattern.Programme;
import org.sentuh.control.pattern.Programmes;
import org.sentuh.control.pattern.Ramp;
import org.sentuh.control.pattern.Rest;
import org.sentuh.control.pattern.Sides;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pressure.Backs;
import org.sentuh.control.pressure.PressureMap;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.treatment.Command;
import org.sentuh.control.treatment.Treatment;

/**
 * Tables of ticks of 10 ms on four motors, of which a hold at T1 touches the upper two exactly:
 * what is asked of them is the level times the gain of their zone.
 *
 * <p>The level rises 0.1 a second, a zone comes in 0.5 a second, both fade 2 a second.
 */
class ControllerTest {

  private static final long TICK_NS = 10_000_000;
  private static final Stroke HOLD = new Stroke(new Hold(Level.T1, 30, 30), Sides.BOTH, 1, 0);
  private static final Stroke REST = new Stroke(new Rest(10), Sides.BOTH, 1, 0);

  private Treatment treatment = treatment(Programmes.of(HOLD));
  private Controller controller = controller(4);
  private Intent intent =
      new Intent(0, new double[4], new double[4], new boolean[2], treatment.score().at(0));
  private double leftKpa = 2;
  private double rightKpa = 2;

  private static Treatment treatment(Programme programme) {
    return new Treatment(Programmes.score(programme), 0.4, 0.8);
  }

  private static Controller controller(double motorRisePerS) {
    return new Controller(
        Panels.four(),
        new CrossFade(Panels.four()),
        new ContactRule(1, 500_000_000L, 0.7, 1_000_000_000L),
        new PressureRule(4, 10, 1.5, 3, 0.5, 0.4),
        new Smoothness(0.1, motorRisePerS, 0.5, 2));
  }

  private void elapse(long ms) {
    elapse(ms, Backs.pressing(leftKpa, rightKpa));
  }

  private void elapse(long ms, PressureMap map) {
    for (long t = 0; t < ms; t += 10) {
      treatment.advance(TICK_NS, intent.zonesInContact());
      intent = controller.step(treatment, map, TICK_NS);
    }
  }

  private void take(Command command) {
    treatment.take(command, intent.zonesInContact());
  }

  /** Puts the panel on until both zones have come in fully, 500 ms and then 2 s, and starts. */
  private void wearAndStart() {
    take(new Command.Screen());
    take(new Command.AnswerScreening(true));
    elapse(2_600);
    take(new Command.Start());
  }

  private void asked(double left, double right) {
    assertThat(intent.intensity(0)).as("left").isCloseTo(left, within(1e-9));
    assertThat(intent.intensity(1)).as("right").isCloseTo(right, within(1e-9));
    assertThat(intent.intensity(2)).isZero();
    assertThat(intent.intensity(3)).isZero();
  }

  @Test
  void nothingIsAskedForBeforeTheStart() {
    elapse(5_000);
    assertThat(intent.level()).isZero();
    asked(0, 0);
    assertThat(intent.prescribed(0)).isZero();
    assertThat(intent.zonesInContact()).isEqualTo(2);
    assertThat(intent.motors()).isEqualTo(4);
    assertThat(intent.zones()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    // ms since the start, level: a tenth a second up to her level of 0.4
    "10,   0.001",
    "1000, 0.1",
    "2500, 0.25",
    "3990, 0.399",
    "4000, 0.4",
    "4010, 0.4",
    "9000, 0.4"
  })
  void aStartIsSoft(long ms, double level) {
    wearAndStart();
    elapse(ms);
    assertThat(intent.level()).isCloseTo(level, within(1e-9));
    if (ms >= 1_000) {
      asked(level, level);
    }
  }

  @Test
  void whatNobodyCanFeelIsLeftAtRest() {
    // In the n-th tick the level is n/1000 and the hand is laid on by n/25: n²/25000 passes 0.02
    // with n = 23.
    wearAndStart();
    elapse(220);
    asked(0, 0);
    elapse(10);
    asked(0.02116, 0.02116);
  }

  @Test
  void theProgrammesRampMovesTheLevel() {
    treatment =
        treatment(
            Programmes.programme(
                "p", Programmes.phase(1, Order.WRITTEN, new Ramp(0.25, 0.75), HOLD)));
    wearAndStart();
    elapse(15_000); // half way: 0.5 of 0.4
    assertThat(intent.level()).isCloseTo(0.2, within(1e-9));
    assertThat(intent.prescribed(0)).isCloseTo(0.2, within(1e-9));
    assertThat(intent.moment().strength()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aStrongerLevelRisesAndASofterOneFadesQuickly() {
    wearAndStart();
    elapse(5_000);
    take(new Command.Stronger());
    elapse(250);
    assertThat(intent.level()).isCloseTo(0.425, within(1e-9));
    elapse(250);
    assertThat(intent.level()).isCloseTo(0.45, within(1e-9));
    elapse(1_000);
    take(new Command.LimitTo(0.2));
    elapse(100);
    assertThat(intent.level()).isCloseTo(0.25, within(1e-9));
    elapse(30);
    assertThat(intent.level()).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void aPauseFadesWithinItsHalfSecond() {
    wearAndStart();
    elapse(5_000);
    take(new Command.Pause());
    elapse(100);
    assertThat(intent.level()).isCloseTo(0.2, within(1e-9));
    asked(0.2, 0.2);
    // The place moves on while it fades, so what is passed is still asked for.
    assertThat(intent.prescribed(0)).isCloseTo(0.4, within(1e-9));
    elapse(100);
    assertThat(intent.level()).isCloseTo(0, within(1e-9));
    elapse(1_000);
    asked(0, 0);
    assertThat(intent.prescribed(0)).isZero();
  }

  @Test
  void aResumeNeverJumps() {
    wearAndStart();
    elapse(5_000);
    take(new Command.Pause());
    elapse(1_000);
    take(new Command.Resume());
    elapse(10);
    assertThat(intent.level()).isCloseTo(0.001, within(1e-9));
    elapse(990);
    asked(0.1, 0.1);
    elapse(3_000);
    asked(0.4, 0.4);
  }

  @Test
  void afterAnEndNothingIsLeftOfTheLevelToBeTakenUpAgain() {
    wearAndStart();
    elapse(5_000);
    take(new Command.Stop());
    elapse(10);
    assertThat(intent.level()).isZero();
    asked(0, 0);
  }

  @Test
  void afterARestEverythingRisesFromNothing() {
    wearAndStart();
    elapse(5_000);
    controller.rest();
    elapse(10);
    assertThat(intent.level()).isCloseTo(0.001, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    // ms with pressure, gain: half a second until it is believed, then half a second a quarter
    "490,  0",
    "500,  0.005",
    "1490, 0.5",
    "2490, 1",
    "2500, 1"
  })
  void aZoneThatComesToTouchComesInSlowly(long ms, double gain) {
    leftKpa = 0;
    wearAndStart();
    elapse(5_000);
    asked(0, 0.4);
    leftKpa = 2;
    elapse(ms);
    asked(gain * 0.4 < Controller.FELT ? 0 : gain * 0.4, 0.4);
    assertThat(intent.inContact(0)).isEqualTo(ms >= 500);
    assertThat(intent.inContact(1)).isTrue();
  }

  @Test
  void aZoneThatComesOffFadesAfterItsSecond() {
    wearAndStart();
    elapse(5_000);
    leftKpa = 0;
    elapse(990);
    asked(0.4, 0.4);
    elapse(10);
    asked(0.4 * 0.98, 0.4);
    elapse(240);
    asked(0.4 * 0.5, 0.4);
    elapse(250);
    asked(0, 0.4);
    assertThat(intent.zonesInContact()).isEqualTo(1);
  }

  @Test
  void whatIsPrescribedDoesNotDependOnTheBack() {
    leftKpa = 0;
    rightKpa = 9;
    wearAndStart();
    elapse(5_000);
    assertThat(intent.prescribed(0)).isCloseTo(0.4, within(1e-9));
    assertThat(intent.prescribed(1)).isCloseTo(0.4, within(1e-9));
    assertThat(intent.prescribed(2)).isZero();
  }

  @Test
  void firmContactIsGentler() {
    leftKpa = 7; // half way from comfort to firm: 0.75
    rightKpa = 12; // firm: 0.5
    wearAndStart();
    elapse(10_000);
    asked(0.4 * 0.75, 0.4 * 0.5);
  }

  @Test
  void contactThatGrowsFirmerThanItsBeginningIsGentlerThere() {
    wearAndStart();
    elapse(5_000); // the baseline of both is 2 kPa
    leftKpa = 3.9; // 1.95 times: 0.3 of the way from 1.5 to 3 times, so 0.85
    elapse(70);
    asked(0.4 * 0.86, 0.4); // on its way, fading 0.02 a tick
    elapse(1_000);
    asked(0.4 * 0.85, 0.4);
    assertThat(controller.baseline().kPa(0)).isCloseTo(2, within(1e-9));
    leftKpa = 2;
    elapse(100); // and comes back 0.005 a tick
    asked(0.4 * 0.9, 0.4);
  }

  @Test
  void aZoneThatCameOffLearnsItsBaselineAnew() {
    wearAndStart();
    elapse(5_000);
    assertThat(controller.baseline().isKnown(0)).isTrue();
    leftKpa = 0;
    elapse(1_000);
    assertThat(controller.baseline().isKnown(0)).isFalse();
    assertThat(controller.baseline().isKnown(1)).isTrue();
    leftKpa = 3.9;
    elapse(6_000);
    assertThat(controller.baseline().kPa(0)).isCloseTo(3.9, within(1e-9));
    asked(0.4, 0.4);
  }

  @Test
  void aDoubtfulZoneFadesToItsFactorAndNeverRises() {
    wearAndStart();
    elapse(5_000);
    elapse(100, Backs.stale(2, 2));
    asked(0.4 * 0.8, 0.4 * 0.8);
    elapse(5_000, Backs.stale(2, 2));
    asked(0.4 * 0.4, 0.4 * 0.4);
    assertThat(intent.zonesInContact()).isEqualTo(2);
    elapse(200);
    asked(0.4 * 0.5, 0.4 * 0.5);
  }

  @Test
  void aZoneThatIsStillComingInWaitsWhileItIsInDoubt() {
    take(new Command.Screen());
    take(new Command.AnswerScreening(true));
    elapse(490 + 400); // gain 0.2
    take(new Command.Start());
    elapse(5_000, Backs.stale(2, 2));
    asked(0.4 * 0.2, 0.4 * 0.2);
  }

  @Test
  void aZoneThatIsNotBelievedFadesAtOnce() {
    wearAndStart();
    elapse(5_000);
    elapse(100, Backs.faulted(2, SensorFault.FROZEN, null));
    asked(0.4 * 0.8, 0.4);
    elapse(400, Backs.faulted(2, SensorFault.FROZEN, null));
    asked(0, 0.4);
  }

  @Test
  void aMotorRisesNoFasterThanAllowedAndFallsWithTheHand() {
    controller = controller(0.5);
    treatment = treatment(Programmes.of(REST, HOLD, REST));
    wearAndStart();
    elapse(10_000); // the rest is over and the level stands at 0.4
    asked(0, 0);
    // The hand is laid on within 250 ms, 0.4 in all; the motor takes 800 ms. It begins in the
    // second tick, for nobody would feel the hand of the first.
    elapse(100);
    asked(0.045, 0.045);
    elapse(400);
    asked(0.245, 0.245);
    elapse(400);
    asked(0.4, 0.4);
    elapse(28_900); // 200 ms before its end the hand is being lifted
    asked(0.4 * 0.8, 0.4 * 0.8);
    elapse(200);
    asked(0, 0);
    assertThat(intent.level()).isCloseTo(0.4, within(1e-9)); // the level waits for the next stroke
  }

  @Test
  void theControllerIsTheSameForTheSameInputs() {
    wearAndStart();
    elapse(3_333);
    double first = intent.intensity(0);
    treatment = treatment(Programmes.of(HOLD));
    controller = controller(4);
    wearAndStart();
    elapse(3_333);
    assertThat(intent.intensity(0)).isEqualTo(first);
  }
}
