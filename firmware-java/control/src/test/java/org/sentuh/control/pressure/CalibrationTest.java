package org.sentuh.control.pressure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.sentuh.control.pressure.Backs.RAIL;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of ticks: what was converted when, and what is made of it. Times in milliseconds. */
class CalibrationTest {

  private static final long MS = 1_000_000;

  private final Calibration calibration = new Calibration(Backs.laws(1), Backs.RULES);

  private PressureMap map(long ms, int counts, long convertedMs, ChannelHealth health, int rail) {
    PressureSample sample =
        new PressureSample(
            new int[] {counts}, new long[] {convertedMs * MS}, new ChannelHealth[] {health}, rail);
    return calibration.map(sample, ms * MS);
  }

  private Reading measured(long ms, int counts, long convertedMs) {
    return map(ms, counts, convertedMs, ChannelHealth.MEASURED, RAIL).reading(0);
  }

  private static @Nullable SensorFault fault(PressureMap map) {
    return map.reading(0) instanceof Reading.Faulted(SensorFault why) ? why : null;
  }

  @Test
  void aFreshConversionIsAValidPressureWithItsAge() {
    assertThat(measured(5_000, RAIL / 2, 4_980)).isEqualTo(new Reading.Valid(10, 20 * MS));
    PressureMap map = map(5_010, RAIL / 2, 4_980, ChannelHealth.MEASURED, RAIL);
    assertThat(map.sites()).isEqualTo(1);
    assertThat(map.isValid(0)).isTrue();
    assertThat(map.isFaulted(0)).isFalse();
    assertThat(map.kPa(0)).isCloseTo(10, within(1e-9));
    assertThat(map.faultedSites()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"100, valid", "101, stale", "1000, stale", "1001, silent"})
  void aReadingGrowsOldThenStaleThenSilent(long ageMs, String expected) {
    Reading reading = measured(5_000, RAIL / 2, 5_000 - ageMs);
    Reading expectedReading =
        switch (expected) {
          case "valid" -> new Reading.Valid(10, ageMs * MS);
          case "stale" -> new Reading.Stale(10, ageMs * MS);
          default -> new Reading.Faulted(SensorFault.SILENT);
        };
    assertThat(reading).isEqualTo(expectedReading);
  }

  @Test
  void aStaleReadingIsNeitherValidNorFaultedAndKeepsItsLastPressure() {
    PressureMap map = map(5_000, RAIL / 2, 4_800, ChannelHealth.MEASURED, RAIL);
    assertThat(map.isValid(0)).isFalse();
    assertThat(map.isFaulted(0)).isFalse();
    assertThat(map.kPa(0)).isCloseTo(10, within(1e-9));
  }

  @Test
  void aConversionStampedAfterTheTickHasNoNegativeAge() {
    assertThat(measured(5_000, RAIL / 2, 5_003)).isEqualTo(new Reading.Valid(10, 0));
  }

  @Test
  void aChannelThatWasNeverConvertedIsSilent() {
    PressureMap map = map(10, 0, 0, ChannelHealth.AWAITED, RAIL);
    assertThat(fault(map)).isEqualTo(SensorFault.SILENT);
    assertThat(map.kPa(0)).isZero();
    assertThat(map.isFaulted(0)).isTrue();
    assertThat(map.isValid(0)).isFalse();
    assertThat(map.faultedSites()).isEqualTo(1);
  }

  @Test
  void anUnreachableConverterIsSaidAsSuchHoweverOldItsValue() {
    assertThat(fault(map(5_000, RAIL / 2, 5_000, ChannelHealth.UNREACHABLE, RAIL)))
        .isEqualTo(SensorFault.UNREACHABLE);
    assertThat(fault(map(9_000, RAIL / 2, 5_000, ChannelHealth.UNREACHABLE, 0)))
        .isEqualTo(SensorFault.UNREACHABLE);
  }

  @ParameterizedTest
  @CsvSource({
    // 10 % of 26400 is 2640
    "23760, true",
    "23759, false",
    "29040, true",
    "29041, false",
    "0,     false",
    "-1,    false"
  })
  void noCountMeansAnythingWhenTheRailIsOff(int rail, boolean sound) {
    PressureMap map = map(5_000, 5_000, 5_000, ChannelHealth.MEASURED, rail);
    assertThat(fault(map)).isEqualTo(sound ? null : SensorFault.RAIL);
  }

  @ParameterizedTest
  @CsvSource({
    // 60 kPa are 6 N: 26400 * 6/7 = 22628.6
    "22628, ok",
    "22629, OUT_OF_RANGE",
    "26399, OUT_OF_RANGE",
    "26400, SHORTED",
    "32767, SHORTED"
  })
  void aShortReadsAsTheRailAndTooMuchIsOutOfRange(int counts, String expected) {
    PressureMap map = map(5_000, counts, 5_000, ChannelHealth.MEASURED, RAIL);
    assertThat(fault(map)).isEqualTo("ok".equals(expected) ? null : SensorFault.valueOf(expected));
    assertThat(map.kPa(0)).isFinite();
  }

  @Test
  void anOpenCableIsNoPressureAndNeverFrozen() {
    for (long ms = 0; ms <= 60_000; ms += 10) {
      assertThat(measured(ms, 0, ms)).isEqualTo(new Reading.Valid(0, 0));
    }
  }

  @Test
  void aLoadedChannelThatDoesNotMoveForFiveSecondsIsFrozen() {
    measured(1_000, 13_200, 1_000);
    assertThat(measured(5_990, 13_200, 5_990)).isInstanceOf(Reading.Valid.class);
    assertThat(measured(6_000, 13_200, 6_000)).isEqualTo(new Reading.Faulted(SensorFault.FROZEN));
    assertThat(measured(6_010, 13_201, 6_010)).isInstanceOf(Reading.Valid.class);
    assertThat(measured(11_000, 13_201, 11_000)).isInstanceOf(Reading.Valid.class);
    assertThat(measured(11_010, 13_201, 11_010)).isEqualTo(new Reading.Faulted(SensorFault.FROZEN));
  }

  @Test
  void theFirstSampleEverCountsAsAMovement() {
    // Even when it happens to equal what the memory is initialised with, and late in the boot.
    measured(100_000, 0, 100_000);
    assertThat(measured(104_000, 250, 104_000)).isInstanceOf(Reading.Valid.class);
    Calibration other = new Calibration(Backs.laws(1), Backs.RULES);
    PressureSample zero = Backs.sample(50_000 * MS, 0);
    assertThat(other.map(zero, 50_000 * MS).isValid(0)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"199, false", "200, true"})
  void onlyALoadedChannelCanBeFrozen(int counts, boolean frozen) {
    measured(0, counts, 0);
    assertThat(measured(5_000, counts, 5_000) instanceof Reading.Faulted).isEqualTo(frozen);
  }

  @Test
  void theFrozenTimeBeginsWhenTheLoadComes() {
    measured(0, 199, 0);
    measured(4_000, 199, 4_000);
    measured(4_010, 300, 4_010);
    assertThat(measured(9_000, 300, 9_000)).isInstanceOf(Reading.Valid.class);
    assertThat(measured(9_010, 300, 9_010)).isEqualTo(new Reading.Faulted(SensorFault.FROZEN));
  }

  @Test
  void aChangedRailAloneChangesThePressure() {
    map(1_000, 12_000, 1_000, ChannelHealth.MEASURED, 26_400);
    PressureMap map = map(1_010, 12_000, 1_010, ChannelHealth.MEASURED, 24_000);
    assertThat(map.kPa(0)).isCloseTo(10, within(1e-9));
  }

  @Test
  void everySiteHasItsOwnLawAgeAndFault() {
    FsrLaw wide = new FsrLaw(10_000, 1, 10_000, 200);
    Calibration two = new Calibration(List.of(Backs.LAW, wide), Backs.RULES);
    PressureSample sample =
        new PressureSample(
            new int[] {RAIL / 2, RAIL / 2},
            new long[] {0, 980 * MS},
            new ChannelHealth[] {ChannelHealth.UNREACHABLE, ChannelHealth.MEASURED},
            RAIL);
    PressureMap map = two.map(sample, 1_000 * MS);
    assertThat(map.reading(0)).isEqualTo(new Reading.Faulted(SensorFault.UNREACHABLE));
    assertThat(map.reading(1)).isEqualTo(new Reading.Valid(5, 20 * MS));
    assertThat(map.faultedSites()).isEqualTo(1);
    assertThat(map.sites()).isEqualTo(2);
  }

  @Test
  void aChannelThatJumpedIsNotBelievedButItsPressureIsNotHidden() {
    Calibration strict =
        new Calibration(
            Backs.laws(1),
            new Plausibility(
                100 * MS, 1_000 * MS, 5_000 * MS, 200, 60, 8_000, 1_500, 1_000 * MS, RAIL, 0.1));
    strict.map(Backs.sample(1_000 * MS, 2), 1_000 * MS);
    PressureMap map = strict.map(Backs.sample(1_030 * MS, 25), 1_030 * MS);
    assertThat(fault(map)).isEqualTo(SensorFault.JUMPED);
    assertThat(map.kPa(0)).isCloseTo(25, within(0.01));
    assertThat(map.faultedSites()).isEqualTo(1);
    assertThat(map.lostSites()).isZero();
    map = strict.map(Backs.sample(2_030 * MS, 25.1), 2_030 * MS);
    assertThat(map.isValid(0)).isTrue();
  }

  @Test
  void aChannelThatIsNotMeasuredIsNotJudgedByItsSlope() {
    Calibration strict =
        new Calibration(
            Backs.laws(1),
            new Plausibility(
                100 * MS, 1_000 * MS, 5_000 * MS, 200, 60, 8_000, 1_500, 1_000 * MS, RAIL, 0.1));
    strict.map(Backs.sample(1_000 * MS, 2), 1_000 * MS);
    PressureSample lost =
        new PressureSample(
            new int[] {20_000},
            new long[] {1_030 * MS},
            new ChannelHealth[] {ChannelHealth.UNREACHABLE},
            RAIL);
    assertThat(fault(strict.map(lost, 1_030 * MS))).isEqualTo(SensorFault.UNREACHABLE);
    assertThat(strict.map(Backs.sample(1_060 * MS, 2), 1_060 * MS).isValid(0)).isTrue();
  }

  @Test
  void aSampleOfAnotherPanelIsABug() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> calibration.map(Backs.sample(0, 1, 2), 0))
        .withMessageContaining("a sample of 2 sites")
        .withMessageContaining("a calibration of 1");
  }

  @Test
  void aMapDoesNotChangeWhenTheNextOneIsMade() {
    PressureMap first = map(1_000, RAIL / 2, 1_000, ChannelHealth.MEASURED, RAIL);
    map(1_010, 0, 1_010, ChannelHealth.UNREACHABLE, RAIL);
    assertThat(first.reading(0)).isEqualTo(new Reading.Valid(10, 0));
  }
}
