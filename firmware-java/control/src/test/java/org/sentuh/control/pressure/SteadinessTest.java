package org.sentuh.control.pressure;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A jump is more than 8000 counts, noise a mean bend above 1500; both are doubted for a second. A
 * channel is converted every 30 ms.
 */
class SteadinessTest {

  private static final long MS = 1_000_000;
  private static final Plausibility RULES =
      new Plausibility(
          100 * MS, 1_000 * MS, 5_000 * MS, 200, 60, 8_000, 1_500, 1_000 * MS, Backs.RAIL, 0.1);

  private final Steadiness steadiness = new Steadiness(2, RULES);
  private long nowMs = 50_000;

  private @Nullable SensorFault next(int counts) {
    return next(counts, 30);
  }

  private @Nullable SensorFault next(int counts, long afterMs) {
    nowMs += afterMs;
    steadiness.see(0, counts, nowMs * MS);
    return steadiness.fault(0, nowMs * MS);
  }

  private @Nullable SensorFault laterBy(long ms) {
    return steadiness.fault(0, (nowMs + ms) * MS);
  }

  @ParameterizedTest
  @CsvSource({"8000, false", "8001, true", "-8000, false", "-8001, true"})
  void fromOneConversionToTheNextNoBackGoesFurther(int step, boolean jumped) {
    assertThat(next(10_000)).isNull();
    assertThat(next(10_000 + step)).isEqualTo(jumped ? SensorFault.JUMPED : null);
  }

  @Test
  void aJumpIsDoubtedForASecond() {
    next(2_000);
    next(12_000);
    assertThat(laterBy(999)).isEqualTo(SensorFault.JUMPED);
    assertThat(laterBy(1_000)).isNull();
    assertThat(steadiness.fault(1, nowMs * MS)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"100, true", "101, false"})
  void acrossAGapNothingIsKnownOfASlope(long gapMs, boolean jumped) {
    next(2_000);
    assertThat(next(12_000, gapMs)).isEqualTo(jumped ? SensorFault.JUMPED : null);
    assertThat(laterBy(0)).isEqualTo(jumped ? SensorFault.JUMPED : null);
  }

  @Test
  void theSameConversionAgainIsNone() {
    next(2_000);
    assertThat(next(12_000, 0)).isNull();
    assertThat(next(2_100)).isNull();
  }

  @Test
  void theFirstConversionIsNoJump() {
    assertThat(next(26_000)).isNull();
    assertThat(next(26_000)).isNull();
  }

  @Test
  void whatTremblesIsNoise() {
    int conversions = 0;
    int counts = 9_000;
    while (laterBy(0) == null && conversions < 1_000) {
      counts = counts == 9_000 ? 11_400 : 9_000; // bends by 4800
      next(counts);
      conversions++;
    }
    assertThat(laterBy(0)).isEqualTo(SensorFault.NOISY);
    // 1 - (31/32)^n > 1500/4800 from the second bend on
    assertThat(conversions).isEqualTo(14);
    assertThat(laterBy(999)).isEqualTo(SensorFault.NOISY);
    assertThat(laterBy(1_000)).isNull();
  }

  @Test
  void noiseThatIsOverIsBelievedOnceItHasFadedAndSettled() {
    for (int i = 0; i < 200; i++) {
      next(i % 2 == 0 ? 9_000 : 11_400);
    }
    for (int i = 0; i < 40; i++) {
      assertThat(next(10_000)).isEqualTo(SensorFault.NOISY);
    }
    for (int i = 0; i < 60; i++) {
      next(10_000);
    }
    assertThat(next(10_000)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"740, false", "760, true"})
  void howFarItBendsInTheMeanDecides(int swing, boolean noisy) {
    for (int i = 0; i < 1_000; i++) {
      next(i % 2 == 0 ? 10_000 : 10_000 + swing);
    }
    assertThat(laterBy(0)).isEqualTo(noisy ? SensorFault.NOISY : null);
  }

  @Test
  void aQuickPressOrReleaseIsNoNoise() {
    for (int press = 0; press < 5; press++) {
      for (int counts = 2_000; counts < 20_000; counts += 3_000) {
        assertThat(next(counts)).isNull();
      }
      for (int i = 0; i < 33; i++) {
        assertThat(next(20_000)).isNull();
      }
      for (int counts = 20_000; counts > 2_000; counts -= 3_000) {
        assertThat(next(counts)).isNull();
      }
      for (int i = 0; i < 33; i++) {
        assertThat(next(2_000)).isNull();
      }
    }
  }

  @Test
  void oneStrayValueIsAJumpAndNoNoise() {
    for (int i = 0; i < 50; i++) {
      next(10_000);
    }
    assertThat(next(26_384)).isEqualTo(SensorFault.JUMPED);
    assertThat(next(10_000)).isEqualTo(SensorFault.JUMPED);
    assertThat(next(10_000)).isEqualTo(SensorFault.JUMPED);
    assertThat(laterBy(970)).isNull();
  }

  @Test
  void noiseIsSaidBeforeAJump() {
    for (int i = 0; i < 50; i++) {
      next(i % 2 == 0 ? 1_000 : 20_000);
    }
    assertThat(laterBy(0)).isEqualTo(SensorFault.NOISY);
  }
}
