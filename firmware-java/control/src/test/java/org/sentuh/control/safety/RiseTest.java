package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sentuh.control.safety.Judged.frame;
import static org.sentuh.control.safety.Judged.limited;
import static org.sentuh.control.safety.Judged.permitted;

import org.junit.jupiter.api.Test;
import org.sentuh.control.controller.Smoothness;
import org.sentuh.control.treatment.Reason;

/** The level rises 0.1 a second at most, a motor 4 a second: 0.001 and 0.04 in a tick of 10 ms. */
class RiseTest {

  private final LevelRise level = new LevelRise(new Smoothness(0.1, 4, 0.5, 2));
  private final MotorRise motor = new MotorRise(new Smoothness(0.1, 4, 0.5, 2));
  private final Scene scene = Scene.four();

  private void ask(double askedLevel, double... asked) {
    scene.level = askedLevel;
    scene.asked = asked;
  }

  @Test
  void aLevelThatRisesFasterIsHeldBackWithEverythingInProportion() {
    ask(0.802, 0.802, 0.401, 0, 0.2);
    scene.previous = new ApprovedFrame(Scene.filled(4, 0.4), 0.4);
    Verdict verdict = scene.judgedBy(level);
    limited(verdict, Reason.LEVEL_RISE, 0.401, 0.2005, 0, 0.1);
    assertThat(verdict.frame().level()).isCloseTo(0.401, within(1e-12));
  }

  @Test
  void aLevelThatRisesAsAllowedOrFallsIsLeftAlone() {
    ask(0.401, 0.401, 0, 0, 0);
    permitted(scene.judgedBy(level));
    ask(0.1, 0.1, 0, 0, 0);
    Verdict verdict = scene.judgedBy(level);
    permitted(verdict);
    frame(verdict, 0.1, 0, 0, 0);
  }

  @Test
  void itIsThePreviousLevelThatCountsNotThePreviousMotors() {
    scene.previous = new ApprovedFrame(new double[4], 0.4);
    ask(0.401, 0.401, 0, 0, 0);
    permitted(scene.judgedBy(level));
    scene.previous = new ApprovedFrame(Scene.filled(4, 0.4), 0);
    limited(scene.judgedBy(level), Reason.LEVEL_RISE, 0.001, 0, 0, 0);
  }

  @Test
  void aStallBuysNoJump() {
    scene.dtNs = 5_000_000_000L;
    scene.riseNs = 20_000_000;
    ask(0.8, 0.8, 0, 0, 0);
    assertThat(scene.judgedBy(level).frame().level()).isCloseTo(0.402, within(1e-12));
    limited(scene.judgedBy(motor), Reason.MOTOR_RISE, 0.48, 0, 0, 0);
  }

  @Test
  void afterASilenceEverythingRisesFromRest() {
    ask(0.4, 0.4, 0.2, 0, 0.4);
    scene.silentNs = 100_000_000;
    permitted(scene.judgedBy(level));
    permitted(scene.judgedBy(motor));
    scene.silentNs = 100_000_001;
    limited(scene.judgedBy(level), Reason.LEVEL_RISE, 0.001, 0.0005, 0, 0.001);
    limited(scene.judgedBy(motor), Reason.MOTOR_RISE, 0.04, 0.04, 0, 0.04);
  }

  @Test
  void aMotorThatRisesFasterIsHeldBackByItself() {
    scene.previous = new ApprovedFrame(new double[] {0, 0.1, 0.4, 0.36}, 0.4);
    ask(0.4, 0.4, 0.14, 0, 0.4);
    Verdict verdict = scene.judgedBy(motor);
    limited(verdict, Reason.MOTOR_RISE, 0.04, 0.14, 0, 0.4);
    assertThat(verdict.frame().level()).isEqualTo(0.4);
  }

  @Test
  void aMotorThatRisesAsAllowedOrFallsIsLeftAlone() {
    scene.previous = new ApprovedFrame(new double[] {0.37, 0.4, 0, 0.39}, 0.4);
    ask(0.4, 0.4, 0, 0.04, 0.4);
    permitted(scene.judgedBy(motor));
  }
}
