package org.sentuh.device.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a pulse's two currents say of a motor, kicked for 40 ms at 0.7 and then driven at 0.35, on
 * 3.0 V.
 */
class MotorSignatureTest {

  private static final MotorData DATA = MotorData.ERM_3_V;
  private static final double KICK = 0.7;
  private static final double RUN = 0.35;
  private static final Drive PULSE = new Drive(KICK, 0.040, RUN, 0.015);

  @Test
  void aMotorOfTheClassDrawsWhatIsPublishedAtFullDrive() {
    assertThat(DATA.turningAmps(1, 3)).isCloseTo(0.085, within(1e-9));
    assertThat(DATA.blockedAmps(1, 3)).isCloseTo(3.0 / 22, within(1e-9));
  }

  @Test
  void whatDoesNotOvercomeFrictionIsBlocked() {
    assertThat(DATA.turningAmps(0.1, 3)).isCloseTo(DATA.blockedAmps(0.1, 3), within(1e-12));
  }

  @Test
  void atTheEndOfALongPulseItTurnsSteadily() {
    Drive steady = new Drive(KICK, 0.040, RUN, 2);
    assertThat(DATA.turningAmps(steady, 3)).isCloseTo(DATA.turningAmps(RUN, 3), within(1e-9));
  }

  @Test
  void atTheBeginningOfAPulseItIsAsIfBlocked() {
    Drive begun = new Drive(KICK, 0, KICK, 0);
    assertThat(DATA.turningAmps(begun, 3)).isCloseTo(DATA.blockedAmps(KICK, 3), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "61.6, 12.2, sound",
    "66.0, 13.5, sound",
    "56.0, 10.6, sound",
    "0, 0, MOTOR_OPEN",
    "9.9, 1.8, MOTOR_OPEN",
    "62.0, 16.7, MOTOR_STALLED",
    "61.6, 14.0, MOTOR_STALLED",
    "32.0, 7.0, MOTOR_WEAK",
    "60.0, 9.0, MOTOR_WEAK",
    "123, 24.4, MOTOR_DOUBLED",
    "84.0, 15.0, MOTOR_HUNGRY",
    "73.0, 15.2, MOTOR_HUNGRY",
    "180, 40.0, MOTOR_SHORTED",
  })
  void theFaultFollowsFromWhatItDrawsStandingAndTurning(
      double kickMa, double runMa, String expected) {
    MotorSignature signature = new MotorSignature(kickMa / 1e3, runMa / 1e3, PULSE, 3.0);
    Optional<Finding> found = signature.finding("2B", "0x40 channel 5", DATA);
    assertThat(found.map(finding -> finding.fault().name()).orElse("sound")).isEqualTo(expected);
    assertThat(signature.seen("2B", "0x40 channel 5", DATA).fault())
        .isEqualTo(found.map(Finding::fault));
    assertThat(found.stream()) // what is told is outside of what is told to be usual
        .allMatch(
            finding -> finding.measured() < finding.least() || finding.measured() > finding.most());
  }

  @Test
  void theFallOfItsCurrentIsItsEffect() {
    assertThat(new MotorSignature(0.0616, 0.0122, PULSE, 3).effect()).isCloseTo(0.79, within(0.01));
    double blocked = DATA.blockedAmps(RUN, 3);
    assertThat(new MotorSignature(DATA.blockedAmps(KICK, 3), blocked, PULSE, 3).effect())
        .isCloseTo(1, within(1e-9));
  }
}
