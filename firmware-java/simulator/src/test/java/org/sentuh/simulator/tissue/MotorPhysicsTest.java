package org.sentuh.simulator.tissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MotorPhysicsTest {

  private static final double RAIL = 3.0;
  private static final double DT_S = 0.01;

  @Test
  void atRatedVoltageItReachesRatedSpeedCurrentAndVibration() {
    MotorPhysics motor = nominal();
    run(motor, 1, RAIL, 0, 1.0);
    assertThat(motor.speed()).isCloseTo(1, within(1e-4));
    assertThat(motor.currentA()).isCloseTo(0.085, within(1e-5));
    assertThat(motor.frequencyHz()).isCloseTo(200, within(0.1));
    assertThat(motor.vibrationRmsMs2()).isCloseTo(6.2, within(0.01));
    assertThat(motor.heatW()).isCloseTo(0.255, within(1e-3));
  }

  @Test
  void itSpeedsUpWithItsTimeConstant() {
    // 1 - exp(-t / 0.08 s) at 20, 80 and 160 ms.
    MotorPhysics motor = nominal();
    run(motor, 1, RAIL, 0, 0.02);
    assertThat(motor.speed()).isCloseTo(0.2212, within(0.001));
    run(motor, 1, RAIL, 0, 0.06);
    assertThat(motor.speed()).isCloseTo(0.6321, within(0.001));
    run(motor, 1, RAIL, 0, 0.08);
    assertThat(motor.speed()).isCloseTo(0.8647, within(0.001));
  }

  @Test
  void withoutDriveItStopsMoreSlowlyThanItStarted() {
    // w' = -(0.020 + 0.065 w) / J with J = 0.08 (1.13 / 22 + 0.065) = 0.0093091, so half speed
    // comes at (J / 0.065) ln((0.065 + 0.020) / (0.0325 + 0.020)) = 69.0 ms and rest at
    // (J / 0.065) ln(1 + 0.065 / 0.020) = 207.2 ms.
    MotorPhysics motor = atFullSpeed();
    run(motor, 0, RAIL, 0, 0.069);
    assertThat(motor.speed()).isCloseTo(0.5, within(0.01));
    run(motor, 0, RAIL, 0, 0.130);
    assertThat(motor.speed()).isGreaterThan(0);
    run(motor, 0, RAIL, 0, 0.02);
    assertThat(motor.speed()).isZero();
    assertThat(motor.currentA()).isZero();
  }

  @Test
  void belowTheStartDutyItNeedsAKickAndThenKeepsTurning() {
    // 0.0545 A in 22 ohm is 1.199 V, 0.40 of the rail; 0.020 A is 0.44 V, 0.147 of it.
    MotorPhysics motor = nominal();
    run(motor, 0.35, RAIL, 0, 1);
    assertThat(motor.speed()).isZero();
    run(motor, 1, RAIL, 0, 0.05);
    run(motor, 0.35, RAIL, 0, 1);
    assertThat(motor.speed()).isCloseTo((0.35 * 3 / 22 - 0.020) / 0.1163636, within(0.001));
    run(motor, 0.20, RAIL, 0, 1);
    assertThat(motor.speed()).isGreaterThan(0);
    run(motor, 0.14, RAIL, 0, 1);
    assertThat(motor.speed()).isZero();
  }

  @Test
  void fromTheStartDutyOnItStartsByItself() {
    MotorPhysics motor = nominal();
    run(motor, 0.41, RAIL, 0, 1);
    assertThat(motor.speed()).isGreaterThan(0.2);
    assertThat(MotorPart.NOMINAL.startDuty()).isCloseTo(0.3997, within(1e-3));
    assertThat(MotorPart.NOMINAL.holdDuty()).isCloseTo(0.1467, within(1e-3));
  }

  @Test
  void moreDutyIsMoreSpeedAndMoreVibration() {
    double speed = 0;
    double vibration = 0;
    for (double duty = 0.45; duty <= 1.0; duty += 0.05) {
      MotorPhysics motor = nominal();
      run(motor, duty, RAIL, 0, 2);
      assertThat(motor.speed()).isGreaterThan(speed);
      assertThat(motor.vibrationRmsMs2()).isGreaterThan(vibration);
      speed = motor.speed();
      vibration = motor.vibrationRmsMs2();
    }
  }

  @Test
  void itDrawsMoreWhileItStarts() {
    MotorPhysics motor = nominal();
    motor.step(1, RAIL, 0, 0.001);
    assertThat(motor.currentA()).isCloseTo(3.0 / 22, within(0.002));
    run(motor, 1, RAIL, 0, 1);
    assertThat(motor.currentA()).isLessThan(0.0851);
  }

  @Test
  void theSupplyGivesOnlyWhatTheWindingTurnsIntoPower() {
    // At half duty the winding sees 1.5 V; the rail's mean current is half of the winding's.
    MotorPhysics motor = nominal();
    run(motor, 0.5, RAIL, 0, 2);
    double winding = (1.5 - 1.13 * motor.speed()) / 22;
    assertThat(motor.currentA()).isCloseTo(winding / 2, within(1e-6));
    assertThat(motor.heatW()).isCloseTo(RAIL * motor.currentA(), within(1e-9));
  }

  @Test
  void aFirmContactMakesItSlowerAndGentler() {
    MotorPhysics free = nominal();
    MotorPhysics pressed = nominal();
    run(free, 1, RAIL, 0, 2);
    run(pressed, 1, RAIL, 5, 2);
    assertThat(pressed.speed() / free.speed()).isBetween(0.93, 0.97);
    assertThat(pressed.vibrationRmsMs2() / free.vibrationRmsMs2()).isBetween(0.75, 0.85);
    assertThat(pressed.currentA()).isGreaterThan(free.currentA());
  }

  @Test
  void aSaggingRailSlowsIt() {
    MotorPhysics motor = nominal();
    run(motor, 1, 2.5, 0, 2);
    assertThat(motor.speed()).isCloseTo((2.5 / 22 - 0.020) / 0.1163636, within(0.001));
  }

  @Test
  void aStalledMotorDrawsTheMostAndDoesNotMove() {
    MotorPhysics motor = atFullSpeed();
    motor.suffer(MotorDefect.STALLED);
    run(motor, 1, RAIL, 0, 0.1);
    assertThat(motor.speed()).isZero();
    assertThat(motor.vibrationRmsMs2()).isZero();
    assertThat(motor.currentA()).isCloseTo(3.0 / 22, within(1e-9));
    motor.suffer(MotorDefect.NONE);
    run(motor, 1, RAIL, 0, 1);
    assertThat(motor.speed()).isCloseTo(1, within(1e-3));
  }

  @Test
  void aBrokenWindingDrawsNothing() {
    MotorPhysics motor = nominal();
    motor.suffer(MotorDefect.OPEN_CIRCUIT);
    run(motor, 1, RAIL, 0, 1);
    assertThat(motor.speed()).isZero();
    assertThat(motor.currentA()).isZero();
  }

  @Test
  void aFailedTransistorRunsItWhateverTheDuty() {
    MotorPhysics motor = nominal();
    motor.suffer(MotorDefect.STUCK_ON);
    run(motor, 0, RAIL, 0, 1);
    assertThat(motor.speed()).isCloseTo(1, within(1e-3));
    run(motor, 0, 0, 0, 1);
    assertThat(motor.speed()).as("but not without its rail").isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.005, 0.02, 0.05, 0.5})
  void theStepDoesNotMatterMuch(double dtS) {
    MotorPhysics motor = nominal();
    for (int i = 0; i < StrictMath.round(0.5 / dtS); i++) {
      motor.step(0.7, RAIL, 2, dtS);
    }
    MotorPhysics fine = nominal();
    for (int i = 0; i < 5_000; i++) {
      fine.step(0.7, RAIL, 2, 0.0001);
    }
    assertThat(motor.speed()).isCloseTo(fine.speed(), within(1e-3));
  }

  @Test
  void aBatchDiffersAsItsSpreadSaysAndTheSameSeedGivesTheSameBatch() {
    SplittableRandom random = new SplittableRandom(3);
    double least = 1;
    double most = 0;
    for (int i = 0; i < 1_000; i++) {
      MotorPart part = MotorPart.NOMINAL.draw(random);
      least = Math.min(least, part.startDuty());
      most = Math.max(most, part.startDuty());
      assertThat(part.riseS()).isBetween(0.064, 0.096);
      assertThat(part.ratedRmsMs2()).isBetween(6.2 * 0.9, 6.2 * 1.1);
      assertThat(part.ratedA()).isBetween(0.085 * 0.92, 0.085 * 1.08);
    }
    assertThat(least).isBetween(0.3997 * 0.85, 0.3997 * 0.86);
    assertThat(most).isBetween(0.3997 * 1.14, 0.3997 * 1.15);
    assertThat(MotorPart.NOMINAL.draw(new SplittableRandom(5)))
        .isEqualTo(MotorPart.NOMINAL.draw(new SplittableRandom(5)))
        .isNotEqualTo(MotorPart.NOMINAL.draw(new SplittableRandom(6)));
  }

  @Test
  void everyPartOfABatchReachesItsRatedSpeedAtItsRatedVoltage() {
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 100; i++) {
      MotorPhysics motor = new MotorPhysics(MotorPart.NOMINAL.draw(random));
      run(motor, 1, RAIL, 0, 1.5);
      assertThat(motor.speed()).isCloseTo(1, within(1e-3));
      assertThat(motor.currentA()).isCloseTo(motor.part().ratedA(), within(1e-4));
    }
  }

  @Test
  void aMotorThatCouldNotTurnIsRefused() {
    assertThatThrownBy(() -> new MotorPart(3, 0.085, 22, 0.02, 0.2, 0.08, 200, 6.2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not turn");
    assertThatThrownBy(() -> new MotorPart(3, 0.085, 40, 0.02, 0.03, 0.08, 200, 6.2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MotorPhysics nominal() {
    return new MotorPhysics(MotorPart.NOMINAL);
  }

  private static MotorPhysics atFullSpeed() {
    MotorPhysics motor = nominal();
    run(motor, 1, RAIL, 0, 2);
    return motor;
  }

  private static void run(
      MotorPhysics motor, double duty, double railVolts, double contactKpa, double seconds) {
    long steps = StrictMath.round(seconds / DT_S);
    for (long i = 0; i < steps; i++) {
      motor.step(duty, railVolts, contactKpa, seconds / steps);
    }
  }
}
