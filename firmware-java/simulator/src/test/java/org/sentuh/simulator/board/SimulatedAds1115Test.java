package org.sentuh.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against SBAS444E. */
class SimulatedAds1115Test {
  private final SimulatedTime time = new SimulatedTime();
  private final SimulatedI2cBus bus = new SimulatedI2cBus(time);
  private final double[] volts = {1.0, 2.0, 0.5, 3.0};
  private final SimulatedAds1115 chip =
      new SimulatedAds1115(
          0x48, time, 3.3, () -> volts[0], () -> volts[1], () -> volts[2], () -> volts[3]);
  private final RawDevice raw = new RawDevice(bus.device(0x48));

  SimulatedAds1115Test() {
    bus.attach(chip);
  }

  @Test
  void afterPowerUpEveryRegisterHasItsResetValue() {
    assertThat(raw.read16(0)).isEqualTo(0x0000);
    assertThat(raw.read16(1)).isEqualTo(0x8583);
    assertThat(raw.read16(2)).isEqualTo(0x8000);
    assertThat(raw.read16(3)).isEqualTo(0x7FFF);
  }

  @Test
  void aSingleConversionTakes25MicrosecondsAndOnePeriodOfTheDataRate() {
    // 25 us and 1 s / 860 are 1187.8 us, from the last byte of the write on, one bit, 2.5 us,
    // before
    // its end; a read looks 10 bits, 25 us, after its beginning.
    raw.write16(1, 0xC3E3);
    long beganNs = time.nowNs() - 2_500;
    assertThat(raw.readAtPointer(2)).containsExactly(0x43, 0xE3);
    time.advanceTo(beganNs + 1_187_700 - 25_000);
    assertThat(raw.readAtPointer(1)).containsExactly(0x43);
    time.advanceTo(beganNs + 1_187_800);
    assertThat(raw.readAtPointer(1)).containsExactly(0xC3);
    assertThat(raw.read16(0)).isEqualTo(8000);
  }

  @Test
  void untilItIsDoneTheConversionRegisterHoldsTheResultBefore() {
    convert(0xC3E3);
    raw.write16(1, 0xD3E3);
    assertThat(raw.read16(0)).isEqualTo(8000);
    time.advanceBy(1_300_000);
    assertThat(raw.read16(0)).isEqualTo(16000);
  }

  @Test
  void aConversionHasTheVoltageOfItsStart() {
    raw.write16(1, 0xC3E3);
    volts[0] = 3.0;
    time.advanceBy(1_300_000);
    assertThat(raw.read16(0)).isEqualTo(8000);
  }

  @Test
  void aStartWhileConvertingHasNoEffect() {
    raw.write16(1, 0xC3E3);
    time.advanceBy(600_000);
    raw.write16(1, 0xD3E3);
    time.advanceBy(600_000);
    assertThat(raw.readAtPointer(1)).containsExactly(0xD3);
    assertThat(raw.read16(0)).as("input 0, not input 1").isEqualTo(8000);
  }

  @Test
  void aSlowClockTakesLongerAndAFastOneLess() {
    chip.runClockAt(0.9);
    raw.write16(1, 0xC3E3);
    time.advanceBy(1_250_000);
    assertThat(raw.readAtPointer(1)).containsExactly(0x43);
    time.advanceBy(20_000);
    assertThat(raw.readAtPointer(1)).containsExactly(0xC3);
    chip.runClockAt(1.1);
    raw.write16(1, 0xC3E3);
    time.advanceBy(1_100_000);
    assertThat(raw.readAtPointer(1)).containsExactly(0xC3);
    assertThatThrownBy(() -> chip.runClockAt(0.8)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    // Config, expected counts: MUX pairs at +-4.096 V, 125 uV a count.
    "0x83E3, -8000",
    "0x93E3, -16000",
    "0xA3E3, -8000",
    "0xB3E3, -20000",
    "0xC3E3, 8000",
    "0xD3E3, 16000",
    "0xE3E3, 4000",
    "0xF3E3, 24000",
    // Input 2 at 0.5 V through every range.
    "0xE1E3, 2667",
    "0xE5E3, 8000",
    "0xE7E3, 16000",
    "0xE9E3, 32000",
    "0xEBE3, 32767",
    "0xEDE3, 32767",
    "0xEFE3, 32767",
    // Input 0 less input 3, -2 V, clips at the other end.
    "0x97E3, -32768",
  })
  void multiplexerAndRangeFollowTheConfigRegister(String config, int counts) {
    convert(Integer.decode(config));
    assertThat((short) raw.read16(0)).isEqualTo((short) counts);
  }

  @Test
  void anInputBeyondTheSupplyIsClamped() {
    volts[0] = 5.0;
    convert(0xC3E3);
    assertThat(raw.read16(0)).isEqualTo(28800); // 3.6 V
    volts[0] = -2.0;
    convert(0xC3E3);
    assertThat((short) raw.read16(0)).isEqualTo((short) -2400); // -0.3 V
  }

  @ParameterizedTest
  @CsvSource({"0, 125.0", "1, 62.5", "2, 31.25", "3, 15.625", "4, 7.8125", "5, 4.0", "6, 2.1053"})
  void everyDataRateHasItsPeriod(int rate, double periodMs) {
    raw.write16(1, 0xC303 + rate * 0x20);
    long periodNs = (long) (periodMs * 1e6);
    time.advanceBy(periodNs - 100_000);
    assertThat(raw.readAtPointer(1)[0] & 0x80).isZero();
    time.advanceBy(150_000);
    assertThat(raw.readAtPointer(1)[0] & 0x80).isEqualTo(0x80);
  }

  @Test
  void continuousModeKeepsConvertingAndFinishesTheOldSettingsFirst() {
    raw.write16(1, 0x42E3);
    time.advanceBy(1_300_000);
    assertThat(raw.read16(0)).isEqualTo(8000);
    volts[0] = 1.5;
    time.advanceBy(3_000_000);
    assertThat(raw.read16(0)).isEqualTo(12000);
    raw.write16(1, 0x52E3);
    assertThat(raw.readAtPointer(1)[0] & 0x80).isZero();
    time.advanceBy(1_200_000);
    raw.read16(0);
    time.advanceBy(1_200_000);
    assertThat(raw.read16(0)).isEqualTo(16000);
  }

  @Test
  void thresholdsAreStorage() {
    raw.write16(2, 0x1234);
    raw.write16(3, 0x5678);
    assertThat(raw.read16(2)).isEqualTo(0x1234);
    assertThat(raw.read16(3)).isEqualTo(0x5678);
    raw.write16(0, 0x1111);
    assertThat(raw.read16(0)).isZero();
  }

  @Test
  void aWordOfWhichOnlyHalfArrivesIsNotTaken() {
    raw.write(1, 0xC3);
    assertThat(raw.read16(1)).isEqualTo(0x8583);
  }

  @Test
  void theGeneralCallResetsItAndItsPointer() {
    convert(0xC3E3);
    new RawDevice(bus.device(0)).write(0x06);
    assertThat(raw.readAtPointer(2)).containsExactly(0, 0);
    assertThat(raw.read16(1)).isEqualTo(0x8583);
  }

  @Test
  void anotherGeneralCallDoesNothing() {
    convert(0xC3E3);
    new RawDevice(bus.device(0)).write(0x04);
    assertThat(raw.read16(0)).isEqualTo(8000);
  }

  @Test
  void fourInputsAndAnAddressOfItsOwnAreRequired() {
    assertThatThrownBy(() -> new SimulatedAds1115(0x48, time, 3.3, () -> 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new SimulatedAds1115(0x4C, time, 3.3, () -> 0, () -> 0, () -> 0, () -> 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void convert(int config) {
    raw.write16(1, config);
    time.advanceBy(1_300_000);
  }
}
