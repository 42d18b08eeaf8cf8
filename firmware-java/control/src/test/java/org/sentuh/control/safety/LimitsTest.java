package org.sentuh.control.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.ObjDoubleConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every bound of the product itself, just inside and just outside. The upper bounds of stops are
 * the stop column of the project's safety table.
 */
class LimitsTest {

  /** A table in which every warning is as low and every stop as high as it may be. */
  private static LimitTable loose() {
    LimitTable table = new LimitTable();
    table.warnCelsius = 25;
    table.riseWarnK = 0.5;
    table.sustainedWarnKpa = 1;
    table.peakWarnKpa = 1;
    table.treatmentWarnS = 60;
    table.intensityWarn = 0.05;
    table.onWarn = 1;
    table.continuousWarnS = 1;
    table.vibrationWarnMs2 = 0.05;
    table.leastVolts = 2;
    table.mostVolts = 3.6;
    return table;
  }

  private static Arguments bound(
      String key, double least, double most, ObjDoubleConsumer<LimitTable> set) {
    return Arguments.of(key, least, most, set);
  }

  static Stream<Arguments> bounds() {
    return Stream.of(
        bound("skin.stop_celsius", 30, 41, (t, v) -> t.stopCelsius = v),
        bound("skin.warn_celsius", 25, 41, (t, v) -> t.warnCelsius = v),
        bound("skin.rise_stop_k", 1, 6, (t, v) -> t.riseStopK = v),
        bound("skin.rise_warn_k", 0.5, 6, (t, v) -> t.riseWarnK = v),
        bound("skin.fast_k", 0.5, 3, (t, v) -> t.fastK = v),
        bound("skin.fast_s", 2, 30, (t, v) -> t.fastS = v),
        bound("skin.fast_from_celsius", 34, 38, (t, v) -> t.fastFromCelsius = v),
        bound("pressure.sustained_stop_kpa", 1, 10, (t, v) -> t.sustainedStopKpa = v),
        bound("pressure.sustained_warn_kpa", 1, 10, (t, v) -> t.sustainedWarnKpa = v),
        bound("pressure.sustained_window_s", 1, 60, (t, v) -> t.sustainedWindowS = v),
        bound("pressure.sustained_stop_s", 1, 30, (t, v) -> t.sustainedStopS = v),
        bound("pressure.peak_stop_kpa", 1, 20, (t, v) -> t.peakStopKpa = v),
        bound("pressure.peak_warn_kpa", 1, 20, (t, v) -> t.peakWarnKpa = v),
        bound("pressure.peak_stop_s", 0, 2, (t, v) -> t.peakStopS = v),
        bound("pressure.difference_warn", 0.1, 0.9, (t, v) -> t.differenceWarn = v),
        bound("pressure.difference_s", 1, 60, (t, v) -> t.differenceS = v),
        bound("contact.none_stop_s", 1, 10, (t, v) -> t.noneStopS = v),
        bound("time.treatment_stop_s", 60, 1200, (t, v) -> t.treatmentStopS = v),
        bound("time.treatment_warn_s", 60, 1200, (t, v) -> t.treatmentWarnS = v),
        bound("time.day_stop_s", 60, 3600, (t, v) -> t.dayStopS = v),
        bound("time.worn_stop_s", 60, 3600, (t, v) -> t.wornStopS = v),
        bound("time.paused_stop_s", 10, 900, (t, v) -> t.pausedStopS = v),
        bound("intensity.cap", 0.05, 0.8, (t, v) -> t.cap = v),
        bound("intensity.warn", 0.05, 0.8, (t, v) -> t.intensityWarn = v),
        bound("motors.continuous_stop_s", 1, 60, (t, v) -> t.continuousStopS = v),
        bound("motors.continuous_warn_s", 1, 60, (t, v) -> t.continuousWarnS = v),
        bound("motors.rest_s", 0.2, 10, (t, v) -> t.restS = v),
        bound("motors.stop_amps", 0.1, 1.0, (t, v) -> t.stopAmps = v),
        bound("motors.stop_amps_s", 0, 0.5, (t, v) -> t.stopAmpsS = v),
        bound("current.full_amps", 0.02, 0.1, (t, v) -> t.fullAmps = v),
        bound("current.gentlest_amps", 0, 0.085, (t, v) -> t.gentlestAmps = v),
        bound("current.spare_amps", 0.005, 0.04, (t, v) -> t.spareAmps = v),
        bound("current.spare_share", 0.05, 0.3, (t, v) -> t.spareShare = v),
        bound("current.unexplained_as", 0, 0.05, (t, v) -> t.unexplainedAs = v),
        bound("current.missing_share", 0.1, 0.8, (t, v) -> t.missingShare = v),
        bound("current.missing_least_amps", 0.005, 0.05, (t, v) -> t.missingLeastAmps = v),
        bound("current.missing_s", 0, 3, (t, v) -> t.missingS = v),
        bound("vibration.stop_ms2", 0.05, 1.0, (t, v) -> t.vibrationStopMs2 = v),
        bound("vibration.warn_ms2", 0.05, 1.0, (t, v) -> t.vibrationWarnMs2 = v),
        bound("vibration.full_ms2", 0.1, 10, (t, v) -> t.vibrationFullMs2 = v),
        bound("supply.most_volts", 2, 3.6, (t, v) -> t.mostVolts = v),
        bound("supply.least_volts", 2, 3.6, (t, v) -> t.leastVolts = v),
        bound("supply.outside_s", 0, 1, (t, v) -> t.outsideS = v),
        bound("supply.dead_volts", 0.1, 0.44, (t, v) -> t.deadVolts = v),
        bound("supply.cut_off_s", 0.1, 0.5, (t, v) -> t.cutOffS = v));
  }

  private static Arguments count(
      String key, int least, int most, ObjDoubleConsumer<LimitTable> set) {
    return Arguments.of(key, least, most, set);
  }

  static Stream<Arguments> counts() {
    return Stream.of(
        count("contact.zones_warn", 1, 8, (t, v) -> t.zonesWarn = (int) v),
        count("contact.faulty_stop", 1, 2, (t, v) -> t.faultyStop = (int) v),
        count("motors.on_most", 1, 10, (t, v) -> t.onMost = (int) v),
        count("motors.on_warn", 1, 10, (t, v) -> t.onWarn = (int) v));
  }

  @ParameterizedTest(name = "{0} {1} to {2}")
  @MethodSource("bounds")
  void everyValueIsTakenAtItsBoundsAndRefusedJustBeyondThem(
      String key, double least, double most, ObjDoubleConsumer<LimitTable> set) {
    taken(set, least);
    taken(set, most);
    refused(key, set, Math.nextDown(least));
    refused(key, set, Math.nextUp(most));
    refused(key, set, Double.NaN);
  }

  @ParameterizedTest(name = "{0} {1} to {2}")
  @MethodSource("counts")
  void everyCountIsTakenAtItsBoundsAndRefusedJustBeyondThem(
      String key, int least, int most, ObjDoubleConsumer<LimitTable> set) {
    taken(set, least);
    taken(set, most);
    refused(key, set, least - 1);
    refused(key, set, most + 1);
  }

  @Test
  void theSpeedsOfRisingHaveBoundsOfTheProductToo() {
    taken((t, v) -> t.levelRisePerS = v, 0.1);
    refused("intensity.level_rise_per_s", (t, v) -> t.levelRisePerS = v, Math.nextUp(0.1));
    taken((t, v) -> t.motorRisePerS = v, 4);
    refused("intensity.motor_rise_per_s", (t, v) -> t.motorRisePerS = v, Math.nextUp(4.0));
  }

  @Test
  void aWarningAboveItsStopIsRefused() {
    LimitTable table = new LimitTable();
    table.stopCelsius = 38;
    refused(table, "limit skin.warn_celsius 39.0 is outside 25.0 to 38.0");
    table = new LimitTable();
    table.riseStopK = 3;
    refused(table, "skin.rise_warn_k 4.0 is outside 0.5 to 3.0");
    table = new LimitTable();
    table.sustainedStopKpa = 4;
    refused(table, "pressure.sustained_warn_kpa 4.3 is outside 1.0 to 4.0");
    table = new LimitTable();
    table.peakStopKpa = 9;
    refused(table, "pressure.peak_warn_kpa 10.0 is outside 1.0 to 9.0");
    table = new LimitTable();
    table.treatmentStopS = 600;
    refused(table, "time.treatment_warn_s 900.0 is outside 60.0 to 600.0");
    table = new LimitTable();
    table.cap = 0.6;
    refused(table, "intensity.warn 0.7 is outside 0.05 to 0.6");
    table = new LimitTable();
    table.onMost = 7;
    refused(table, "motors.on_warn 8.0 is outside 1.0 to 7.0");
    table = new LimitTable();
    table.continuousStopS = 20;
    refused(table, "motors.continuous_warn_s 30.0 is outside 1.0 to 20.0");
    table = new LimitTable();
    table.vibrationStopMs2 = 0.4;
    refused(table, "vibration.warn_ms2 0.5 is outside 0.05 to 0.4");
    table = new LimitTable();
    table.mostVolts = 2.6;
    refused(table, "supply.least_volts 2.7 is outside 2.0 to 2.6");
  }

  @Test
  void theValuesOfTheProductsOwnTableAreTaken() {
    Limits limits = new LimitTable().limits();
    assertThat(limits.skin().stopCelsius()).isEqualTo(41);
    assertThat(limits.motors().onMost()).isEqualTo(10);
  }

  private static void taken(ObjDoubleConsumer<LimitTable> set, double value) {
    LimitTable table = loose();
    set.accept(table, value);
    assertThatCode(table::limits).doesNotThrowAnyException();
  }

  private static void refused(String key, ObjDoubleConsumer<LimitTable> set, double value) {
    LimitTable table = loose();
    set.accept(table, value);
    refused(table, "limit " + key + " " + value + " is outside");
  }

  private static void refused(LimitTable table, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(table::limits)
        .withMessageContaining(words)
        .withMessageContaining("a limit may only be stricter");
  }
}
