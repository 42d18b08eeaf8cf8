package org.sentuh.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against SBOS547B. */
class SimulatedIna226Test {
  private final SimulatedTime time = new SimulatedTime();
  private final SimulatedI2cBus bus = new SimulatedI2cBus(time);
  private double amperes = 10;
  private double volts = 11.98;
  private final SimulatedIna226 chip =
      new SimulatedIna226(0x45, time, 0.002, () -> amperes, () -> volts);
  private final RawDevice raw = new RawDevice(bus.device(0x45));

  SimulatedIna226Test() {
    bus.attach(chip);
  }

  @Test
  void itSaysWhoItIsAndHasTheDefaultsOfTheTable() {
    assertDefaults();
  }

  @Test
  void theDatasheetsExampleComesOutAsPrinted() {
    // 6.5.1: 10 A through 2 milliohm, 11.98 V, Calibration 0xA00.
    raw.write16(0x05, 0x0A00);
    time.advanceBy(2_200_000);
    assertThat(raw.read16(0x01)).isEqualTo(0x1F40);
    assertThat(raw.read16(0x02)).isEqualTo(0x2570);
    assertThat(raw.read16(0x04)).isEqualTo(0x2710);
    assertThat(raw.read16(0x03)).isEqualTo(0x12B8);
  }

  @Test
  void withoutACalibrationCurrentAndPowerAreZero() {
    time.advanceBy(2_200_000);
    assertThat(raw.read16(0x01)).isEqualTo(0x1F40);
    assertThat(raw.read16(0x04)).isZero();
    assertThat(raw.read16(0x03)).isZero();
  }

  @Test
  void aNegativeCurrentIsTwosComplement() {
    amperes = -40; // -80 mV, the datasheet's example of a negative shunt voltage
    raw.write16(0x05, 0x0800);
    time.advanceBy(2_200_000);
    assertThat(raw.read16(0x01)).isEqualTo(0x8300);
    assertThat(raw.read16(0x04)).isEqualTo(0x8300);
  }

  @Test
  void theShuntClipsAtBothEndsAndTheBusAtZero() {
    amperes = 100;
    volts = 50;
    time.advanceBy(2_200_000);
    assertThat(raw.read16(0x01)).isEqualTo(0x7FFF);
    assertThat(raw.read16(0x02)).isEqualTo(0x7FFF);
    amperes = -100;
    volts = -1;
    time.advanceBy(2_200_000);
    assertThat(raw.read16(0x01)).isEqualTo(0x8000);
    assertThat(raw.read16(0x02)).isZero();
  }

  @Test
  void aProductThatDoesNotFitSetsTheOverflowFlag() {
    amperes = 40;
    raw.write16(0x05, 0x0A00);
    time.advanceBy(2_200_000);
    assertThat(raw.read16(0x04)).isEqualTo(0x7FFF);
    assertThat(raw.read16(0x06) & 0x0004).isEqualTo(0x0004);
    amperes = 1;
    time.advanceBy(2_200_000);
    assertThat(raw.read16(0x06) & 0x0004).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    // Configuration, period in us: (VBUSCT + VSHCT) x AVG for the modes that measure both.
    "0x4007, 280", "0x404F, 408", "0x4097, 664", "0x40DF, 1176", "0x4127, 2200",
    "0x416F, 4232", "0x41B7, 8312", "0x41FF, 16488", "0x4327, 8800", "0x4527, 35200",
    "0x4607, 17920", "0x4807, 35840", "0x4A07, 71680", "0x4C07, 143360", "0x4E07, 286720",
    // Shunt alone, bus alone.
    "0x4125, 1100", "0x4126, 1100",
  })
  void aResultTakesTheConversionTimesAsOftenAsIsAveraged(String configuration, long us) {
    raw.write16(0x00, Integer.decode(configuration));
    long startedNs = time.nowNs();
    time.advanceTo(startedNs + us * 1000 - 150_000);
    assertThat(raw.read16(0x06) & 0x0008).as("CVRF before").isZero();
    time.advanceTo(startedNs + us * 1000);
    assertThat(raw.read16(0x06) & 0x0008).as("CVRF after").isEqualTo(0x0008);
    assertThat(raw.read16(0x06) & 0x0008).as("CVRF once read").isZero();
  }

  @Test
  void writingTheConfigurationStartsAnewAndClearsTheReadyFlag() {
    time.advanceBy(2_200_000);
    raw.write16(0x00, 0x4127);
    assertThat(raw.read16(0x06)).isZero();
  }

  @Test
  void aResultChangesOnlyWithAConversion() {
    time.advanceBy(2_200_000);
    assertThat(raw.read16(0x02)).isEqualTo(9584);
    volts = 5;
    time.advanceBy(1_000_000);
    assertThat(raw.read16(0x02)).isEqualTo(9584);
    time.advanceBy(1_200_000);
    assertThat(raw.read16(0x02)).isEqualTo(4000);
  }

  @Test
  void aTriggeredConversionHappensOnce() {
    raw.write16(0x00, 0x4123);
    time.advanceBy(2_200_000);
    assertThat(raw.read16(0x02)).isEqualTo(9584);
    volts = 5;
    time.advanceBy(100_000_000);
    assertThat(raw.read16(0x02)).isEqualTo(9584);
  }

  @Test
  void poweredDownNothingIsConverted() {
    raw.write16(0x00, 0x4120);
    time.advanceBy(100_000_000);
    assertThat(raw.read16(0x01)).isZero();
    raw.write16(0x00, 0x4124);
    time.advanceBy(100_000_000);
    assertThat(raw.read16(0x01)).isZero();
  }

  @Test
  void onlyTheMeasuredQuantityChanges() {
    raw.write16(0x00, 0x4125);
    time.advanceBy(10_000_000);
    assertThat(raw.read16(0x01)).isEqualTo(0x1F40);
    assertThat(raw.read16(0x02)).isZero();
    raw.write16(0x00, 0x4126);
    amperes = 1;
    time.advanceBy(10_000_000);
    assertThat(raw.read16(0x01)).isEqualTo(0x1F40);
    assertThat(raw.read16(0x02)).isEqualTo(9584);
  }

  @Test
  void theResetBitClearsEverythingAndItself() {
    raw.write16(0x05, 0x0A00);
    raw.write16(0x06, 0x8001);
    raw.write16(0x07, 0x1234);
    time.advanceBy(2_200_000);
    raw.write16(0x00, 0x8000);
    assertDefaults();
  }

  @Test
  void whatCannotBeWrittenStaysAsItIs() {
    raw.write16(0x00, 0x7FFF);
    assertThat(raw.read16(0x00)).isEqualTo(0x4FFF);
    raw.write16(0x05, 0xFFFF);
    assertThat(raw.read16(0x05)).isEqualTo(0x7FFF);
    raw.write16(0x06, 0xFFFF);
    assertThat(raw.read16(0x06)).isEqualTo(0xFC03);
    raw.write16(0xFE, 0);
    assertThat(raw.read16(0xFE)).isEqualTo(0x5449);
    raw.write16(0x07, 0xABCD);
    assertThat(raw.read16(0x07)).isEqualTo(0xABCD);
  }

  @Test
  void anAddressThatItCannotHaveIsRefused() {
    assertThatThrownBy(() -> new SimulatedIna226(0x50, time, 1, () -> 0, () -> 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void assertDefaults() {
    assertThat(raw.read16(0xFE)).isEqualTo(0x5449);
    assertThat(raw.read16(0xFF)).isEqualTo(0x2260);
    assertThat(raw.read16(0x00)).isEqualTo(0x4127);
    for (int register = 0x01; register <= 0x07; register++) {
      assertThat(raw.read16(register)).isZero();
    }
    assertThat(raw.read16(0x08)).isZero();
  }
}
