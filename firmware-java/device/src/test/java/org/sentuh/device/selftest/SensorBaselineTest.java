package org.sentuh.device.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.sentuh.control.pressure.ChannelHealth;
import org.sentuh.control.pressure.PressureSample;

/** What a force sensor's counts say of it, against a rail of 26400. */
class SensorBaselineTest {

  private static final int RAIL = 26_400;

  /** Each conversion is seen in four ticks, as that of one of a converter's four inputs is. */
  private static SensorBaseline fed(int conversions, IntUnaryOperator counts) {
    SensorBaseline baseline = new SensorBaseline(0);
    for (int at = 0; at < conversions; at++) {
      for (int tick = 0; tick < 4; tick++) {
        baseline.take(sample(counts.applyAsInt(at), at, ChannelHealth.MEASURED), true);
      }
    }
    return baseline;
  }

  private static String judged(SensorBaseline baseline) {
    return baseline.judged(RAIL).map(Fault::name).orElse("sound");
  }

  private static PressureSample sample(int counts, long ns, ChannelHealth health) {
    return new PressureSample(
        new int[] {counts}, new long[] {ns}, new ChannelHealth[] {health}, RAIL);
  }

  private static String judged(int conversions, IntUnaryOperator counts) {
    return judged(fed(conversions, counts));
  }

  @Test
  void aLivingSensorIsSoundLoadedOrNot() {
    assertThat(judged(50, at -> 9_000 + at % 3 * 10)).isEqualTo("sound");
    assertThat(judged(50, at -> at % 2 * 9)).isEqualTo("sound");
  }

  @Test
  void oneThatNeverConductsIsOpen() {
    assertThat(judged(50, at -> at % 3)).isEqualTo("SENSOR_OPEN");
    assertThat(judged(50, at -> at == 7 ? 3 : 0)).isEqualTo("sound");
  }

  @Test
  void oneAtItsRailIsShorted() {
    assertThat(judged(50, at -> 25_608 + at % 2)).isEqualTo("SENSOR_SHORTED");
    assertThat(judged(50, at -> 25_500 + at % 2)).isEqualTo("sound");
  }

  @Test
  void oneThatDoesNotMoveByOneCountIsFrozen() {
    assertThat(judged(50, at -> 9_000)).isEqualTo("SENSOR_FROZEN");
  }

  @Test
  void oneThatJumpsIsNoisyAndOneThatIsPressedSlowlyIsNot() {
    assertThat(judged(50, at -> 9_000 + at % 2 * 151)).isEqualTo("SENSOR_NOISY");
    assertThat(judged(50, at -> 9_000 + at * 140)).isEqualTo("sound");
  }

  @Test
  void oneThatMovesOnlyWhenMotorsShakeItIsSound() {
    SensorBaseline baseline = fed(10, at -> 9_000);
    assertThat(judged(baseline)).isEqualTo("SENSOR_FROZEN");
    baseline.take(sample(9_001, 50, ChannelHealth.MEASURED), false);
    assertThat(judged(baseline)).isEqualTo("sound");
  }

  @Test
  void whatMotorsAndHandsDoToItIsNotItsNoise() {
    SensorBaseline baseline = fed(5, at -> 9_000 + at % 2 * 10);
    baseline.take(sample(20_000, 90, ChannelHealth.MEASURED), false);
    for (int at = 100; at < 110; at++) {
      baseline.take(sample(12_000 + at % 2 * 10, at, ChannelHealth.MEASURED), true);
    }
    assertThat(baseline.jitter()).isEqualTo(10);
    assertThat(judged(baseline)).isEqualTo("sound");
  }

  @Test
  void oneThatIsConvertedLessThanHalfAsOftenAsItMustBeSaysNothing() {
    assertThat(judged(0, at -> 0)).isEqualTo("SENSOR_SILENT");
    SensorBaseline baseline = fed(10, at -> 9_000 + at);
    for (int tick = 40; tick < 87; tick++) {
      baseline.take(sample(9_009, 9, ChannelHealth.MEASURED), true);
    }
    assertThat(judged(baseline)).isEqualTo("sound");
    baseline.take(sample(9_009, 9, ChannelHealth.MEASURED), true);
    assertThat(judged(baseline)).isEqualTo("SENSOR_SILENT");
  }

  @Test
  void oneWhoseConverterIsGoneInTheEndSaysNothing() {
    SensorBaseline baseline = fed(50, at -> 9_000 + at);
    baseline.take(sample(9_049, 49, ChannelHealth.UNREACHABLE), false);
    assertThat(judged(baseline)).isEqualTo("SENSOR_SILENT");
  }

  @Test
  void anOldConversionAndAChipThatIsGoneCountForNothing() {
    SensorBaseline baseline = fed(10, at -> 100 + at);
    for (int again = 0; again < 30; again++) {
      baseline.take(sample(5, 9, ChannelHealth.MEASURED), true);
      baseline.take(sample(5, 100 + again, ChannelHealth.UNREACHABLE), true);
    }
    assertThat(baseline.conversions()).isEqualTo(10);
    assertThat(baseline.mean()).isEqualTo(104.5);
    assertThat(baseline.jitter()).isEqualTo(1);
  }
}
