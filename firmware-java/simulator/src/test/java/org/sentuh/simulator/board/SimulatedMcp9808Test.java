package org.sentuh.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against DS25095A. */
class SimulatedMcp9808Test {
  private final SimulatedTime time = new SimulatedTime();
  private final SimulatedI2cBus bus = new SimulatedI2cBus(time);
  private double celsius = 25.25;
  private final SimulatedMcp9808 chip = new SimulatedMcp9808(0x18, time, () -> celsius);
  private final RawDevice raw = new RawDevice(bus.device(0x18));

  SimulatedMcp9808Test() {
    bus.attach(chip);
  }

  @Test
  void itSaysWhoItIsAndHasTheDefaultsOfTheTable() {
    assertThat(raw.read16(6)).isEqualTo(0x0054);
    assertThat(raw.read16(7)).isEqualTo(0x0400);
    assertThat(raw.read8(8)).isEqualTo(0x03);
    assertThat(raw.read16(1)).isZero();
    assertThat(raw.read16(2)).isZero();
    assertThat(raw.read16(0)).isEqualTo(0x001F);
    assertThat(raw.read16(9)).isZero();
  }

  @Test
  void beforeTheFirstConversionTheTemperatureIsZero() {
    time.advanceTo(249_000_000);
    assertThat(raw.read16(5) & 0x1FFF).isZero();
    time.advanceTo(250_000_000);
    assertThat(raw.read16(5) & 0x1FFF).isEqualTo(0x194);
  }

  @Test
  void theTemperatureChangesOnlyWithAConversion() {
    time.advanceTo(250_000_000);
    raw.read16(5);
    celsius = 40;
    time.advanceTo(490_000_000);
    assertThat(raw.read16(5) & 0x1FFF).isEqualTo(0x194);
    time.advanceTo(500_000_000);
    assertThat(raw.read16(5) & 0x1FFF).isEqualTo(0x280);
  }

  @ParameterizedTest
  @CsvSource({
    "25.25, 0x0194",
    "0.0625, 0x0001",
    "-0.0625, 0x1FFF",
    "-25.25, 0x1E6C",
    "125, 0x07D0",
    "41.03, 0x0290",
    "41.04, 0x0291",
    "300, 0x0FFF",
    "-300, 0x1000",
  })
  void aTemperatureIsThirteenBitsOfTwosComplement(double degrees, String expected) {
    celsius = degrees;
    time.advanceTo(250_000_000);
    assertThat(raw.read16(5) & 0x1FFF).isEqualTo(Integer.decode(expected));
  }

  @ParameterizedTest
  // 25.3125 °C is 405 sixteenths; conversion times from 5.2.4.
  @CsvSource({"0, 30, 0x198", "1, 65, 0x194", "2, 130, 0x194", "3, 250, 0x195"})
  void theResolutionSetsTheStepAndTheTime(int resolution, int ms, String expected) {
    celsius = 25.3125;
    raw.write(8, resolution);
    long startedNs = time.nowNs();
    time.advanceTo(startedNs + (ms - 1) * 1_000_000L);
    assertThat(raw.read16(5) & 0x1FFF).isZero();
    time.advanceTo(startedNs + ms * 1_000_000L);
    assertThat(raw.read16(5) & 0x1FFF).isEqualTo(Integer.decode(expected));
    assertThat(raw.read8(8)).isEqualTo(resolution);
  }

  @ParameterizedTest
  @CsvSource({
    // Limits: upper 40 °C, lower 10 °C, critical 45 °C.
    "25, 0x0000",
    "40, 0x0000",
    "40.0625, 0x4000",
    "45, 0xC000",
    "9.9375, 0x2000",
    "10, 0x0000",
  })
  void theThreeTopBitsCompareWithTheLimits(double degrees, String flags) {
    raw.write16(2, 40 * 16);
    raw.write16(3, 10 * 16);
    raw.write16(4, 45 * 16);
    celsius = degrees;
    time.advanceTo(250_000_000);
    assertThat(raw.read16(5) & 0xE000).isEqualTo(Integer.decode(flags));
  }

  @Test
  void aNegativeLimitComparesAsNegative() {
    raw.write16(3, 0x2000 - 10 * 16);
    celsius = -9;
    time.advanceTo(250_000_000);
    assertThat(raw.read16(5) & 0x2000).isZero();
    celsius = -11;
    time.advanceTo(500_000_000);
    assertThat(raw.read16(5) & 0x2000).isEqualTo(0x2000);
  }

  @Test
  void limitsHaveQuarterDegreesAndLocksHold() {
    raw.write16(2, 0xFFFF);
    assertThat(raw.read16(2)).isEqualTo(0x1FFC);
    raw.write16(1, 0x00C0);
    raw.write16(2, 0x0100);
    raw.write16(4, 0x0100);
    assertThat(raw.read16(2)).isEqualTo(0x1FFC);
    assertThat(raw.read16(4)).isZero();
    raw.write16(1, 0x0100);
    assertThat(raw.read16(1)).as("locked, so no shutdown either").isEqualTo(0x00C0);
    chip.reset();
    assertThat(raw.read16(1)).isZero();
  }

  @Test
  void shutDownItKeepsTheLastTemperature() {
    time.advanceTo(250_000_000);
    raw.read16(5);
    raw.write16(1, 0x0100);
    celsius = 60;
    time.advanceTo(2_000_000_000);
    assertThat(raw.read16(5) & 0x1FFF).isEqualTo(0x194);
    raw.write16(1, 0x0000);
    time.advanceBy(250_000_000);
    assertThat(raw.read16(5) & 0x1FFF).isEqualTo(60 * 16);
  }

  @Test
  void aResetForgetsTheTemperatureUntilTheNextConversion() {
    time.advanceTo(1_000_000_000);
    raw.read16(5);
    chip.reset();
    assertThat(raw.read16(5) & 0x1FFF).isZero();
    time.advanceBy(250_000_000);
    assertThat(raw.read16(5) & 0x1FFF).isEqualTo(0x194);
  }

  @Test
  void anAddressThatItCannotHaveIsRefused() {
    assertThatThrownBy(() -> new SimulatedMcp9808(0x20, time, () -> 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
