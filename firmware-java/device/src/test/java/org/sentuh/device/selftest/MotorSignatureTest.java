package org.sentuh.device.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pulse's two currents say of a motor, at a kick of 0.7 and a duty of 0.474 on 3.0 V. */
class MotorSignatureTest {

  private static final MotorData DATA = MotorData.ERM_3_V;
  private static final double KICK = 0.7;
  private static final double RUN = 0.474;

  @Test
  void aMotorOfTheClassDrawsWhatIsPublishedAtFullDrive() {
    assertThat(DATA.turningAmps(1, 3)).isCloseTo(0.085, within(1e-9));
    assertThat(DATA.blockedAmps(1, 3)).isCloseTo(3.0 / 22, within(1e-9));
  }

  @Test
  void whatDoesNotOvercomeFrictionIsBlocked() {
    assertThat(DATA.turningAmps(0.1, 3)).isEqualTo(DATA.blockedAmps(0.1, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "61.6, 21.8, sound",
    "66.0, 23.9, sound",
    "56.0, 19.6, sound",
    "0, 0, MOTOR_OPEN",
    "9.9, 3.2, MOTOR_OPEN",
    "62.0, 28.5, MOTOR_STALLED",
    "61.6, 25.6, MOTOR_STALLED",
    "32.0, 13.6, MOTOR_WEAK",
    "60.0, 16.0, MOTOR_WEAK",
    "123, 44.0, MOTOR_DOUBLED",
    "84.0, 27.0, MOTOR_HUNGRY",
    "73.0, 26.5, MOTOR_HUNGRY",
    "180, 70.0, MOTOR_SHORTED",
  })
  void theFaultFollowsFromWhatItDrawsStandingAndTurning(
      double kickMa, double runMa, String expected) {
    MotorSignature signature = new MotorSignature(kickMa / 1e3, runMa / 1e3, KICK, RUN, 3.0);
    assertThat(signature.judged(DATA).map(Fault::name).orElse("sound")).isEqualTo(expected);
  }

  @Test
  void theFallOfItsCurrentIsItsEffect() {
    assertThat(new MotorSignature(0.0616, 0.0218, KICK, RUN, 3).effect())
        .isCloseTo(0.77, within(0.01));
    double blocked = DATA.blockedAmps(RUN, 3);
    assertThat(new MotorSignature(DATA.blockedAmps(KICK, 3), blocked, KICK, RUN, 3).effect())
        .isCloseTo(1, within(1e-9));
  }
}
