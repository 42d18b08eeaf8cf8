package org.sentuh.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sentuh.device.bus.Transfer;

/** Against the product data sheet, Rev. 4; sections and examples in brackets. */
class SimulatedPca9685Test {
  private final SimulatedTime time = new SimulatedTime();
  private final SimulatedI2cBus bus = new SimulatedI2cBus(time);
  private boolean outputEnableHigh;
  private final SimulatedPca9685 chip = new SimulatedPca9685(0x40, time, () -> outputEnableHigh);
  private final RawDevice raw = new RawDevice(bus.device(0x40));

  SimulatedPca9685Test() {
    bus.attach(chip);
  }

  @Test
  void afterPowerUpItSleepsWithEveryOutputOffAndTheDefaultsOfTheTables() {
    assertThat(raw.read8(0x00)).isEqualTo(0x11);
    assertThat(raw.read8(0x01)).isEqualTo(0x04);
    assertThat(raw.read8(0x02)).isEqualTo(0xE2);
    assertThat(raw.read8(0x03)).isEqualTo(0xE4);
    assertThat(raw.read8(0x04)).isEqualTo(0xE8);
    assertThat(raw.read8(0x05)).isEqualTo(0xE0);
    assertThat(raw.read8(0x06)).isEqualTo(0x00);
    assertThat(raw.read8(0x09)).isEqualTo(0x10);
    assertThat(raw.read8(0x45)).isEqualTo(0x10);
    assertThat(raw.read8(0xFE)).isEqualTo(0x1E);
    for (int channel = 0; channel < 16; channel++) {
      assertThat(chip.duty(channel)).isZero();
    }
    assertThat(chip.isAsleep()).isTrue();
  }

  @Test
  void withoutAutoIncrementEveryByteGoesToTheSameRegister() {
    raw.write(0x06, 0x11, 0x22);
    assertThat(raw.read8(0x06)).isEqualTo(0x22);
    assertThat(raw.read8(0x07)).isEqualTo(0x00);
    assertThat(raw.read(0x06, 2)).containsExactly(0x22, 0x22);
  }

  @Test
  void autoIncrementWorksFromTheByteAfterTheOneThatSetsIt() {
    // Figure 21: MODE1 with AI, then MODE2 and so on in one transaction.
    raw.write(0x00, 0x31, 0x0C, 0xE6);
    assertThat(raw.read(0x00, 3)).containsExactly(0x31, 0x0C, 0xE6);
  }

  @Test
  void autoIncrementPastTheLastChannelComesToMode1() {
    raw.write(0x00, 0x31);
    assertThat(raw.read(0x45, 3)).containsExactly(0x10, 0x31, 0x04);
  }

  @Test
  void autoIncrementPastThePrescalerComesToMode1() {
    raw.write(0x00, 0x31);
    raw.write(0xFC, 0x01, 0x00, 0x05, 0x30);
    assertThat(chip.register(0xFE)).isEqualTo(0x05);
    assertThat(chip.register(0x00)).isEqualTo(0x30);
  }

  @Test
  void reservedRegistersAreNotAcknowledged() {
    assertThat(raw.tryWrite(0x46)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    assertThat(raw.tryWrite(0xF9)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    assertThat(raw.tryWrite(0xFA)).isEqualTo(Transfer.DONE);
    assertThat(raw.tryWrite(0x45)).isEqualTo(Transfer.DONE);
  }

  @Test
  void reservedBitsCannotBeWritten() {
    raw.write(0x01, 0xFF);
    assertThat(raw.read8(0x01)).isEqualTo(0x1F);
    raw.write(0x07, 0xFF);
    assertThat(raw.read8(0x07)).isEqualTo(0x1F);
    raw.write(0x05, 0xE3);
    assertThat(raw.read8(0x05)).isEqualTo(0xE2);
  }

  @ParameterizedTest
  @CsvSource({
    // 7.3.3 example 1: delay 10 %, on 20 %; example 2: delay 90 %, on 90 %, into the next frame.
    "0x199, 0x4CC, 819",
    "0xE65, 0xCCB, 3686",
    // Figure 9, examples 1 and 2.
    "511, 3071, 2560",
    "2047, 767, 2816",
    "0, 1, 1",
    "1, 0, 4095",
    "4095, 0, 1",
  })
  void anOutputIsOnFromItsOnCountToItsOffCountAcrossTheEndOfThePeriod(
      String on, String off, int counts) {
    wake();
    set(4, Integer.decode(on), Integer.decode(off));
    assertThat(chip.duty(4)).isEqualTo(counts / 4096.0);
    assertThat(chip.onCount(4)).isEqualTo(Integer.decode(on));
    assertThat(chip.offCount(4)).isEqualTo(Integer.decode(off));
    int high = 0;
    for (int count = 0; count < 4096; count++) {
      high += chip.isHigh(4, count) ? 1 : 0;
    }
    assertThat(high).isEqualTo(counts);
    assertThat(chip.isHigh(4, Integer.decode(on))).isTrue();
    assertThat(chip.isHigh(4, Integer.decode(off))).isFalse();
    assertThat(chip.misuse()).isEmpty();
  }

  @Test
  void fullOnIsOnAndFullOffWins() {
    wake();
    set(0, 0x1000, 0);
    assertThat(chip.duty(0)).isEqualTo(1);
    assertThat(chip.isHigh(0, 0)).isTrue();
    assertThat(chip.isHigh(0, 4095)).isTrue();
    set(0, 0x1000, 0x1000);
    assertThat(chip.duty(0)).isZero();
    assertThat(chip.isHigh(0, 0)).isFalse();
    set(0, 0, 0x1800);
    assertThat(chip.duty(0)).isZero();
  }

  @Test
  void equalCountsAreOffAndNoticed() {
    wake();
    set(2, 100, 100);
    assertThat(chip.duty(2)).isZero();
    assertThat(chip.misuse()).containsExactly("LED2_ON equals LED2_OFF");
  }

  @Test
  void allLedRegistersFillEveryChannelAndReadZero() {
    wake();
    raw.write(0xFA, 0x34, 0x02, 0x78, 0x06);
    assertThat(raw.read(0x06, 4)).containsExactly(0x34, 0x02, 0x78, 0x06);
    assertThat(raw.read(0x42, 4)).containsExactly(0x34, 0x02, 0x78, 0x06);
    assertThat(raw.read(0xFA, 4)).containsExactly(0, 0, 0, 0);
    assertThat(chip.duty(9)).isEqualTo((0x678 - 0x234) / 4096.0);
    raw.write(0xFD, 0x10);
    for (int channel = 0; channel < 16; channel++) {
      assertThat(chip.duty(channel)).isZero();
    }
  }

  @Test
  void outputsChangeTogetherOnStop() {
    wake();
    set(0, 0, 1000);
    // The chip alone, so that the transaction can be looked at before its end.
    chip.selected(0x40, false);
    for (int value : new int[] {0x08, 0x10, 0x00}) {
      chip.accept(value);
    }
    assertThat(chip.register(0x08)).isEqualTo(0x10);
    assertThat(chip.duty(0)).isEqualTo(1000 / 4096.0);
    chip.stop();
    assertThat(chip.duty(0)).isEqualTo(16 / 4096.0);
  }

  @Test
  void withOchSetAnOutputChangesOnTheAckOfItsFourthRegister() {
    wake();
    raw.write(0x01, 0x0C);
    chip.selected(0x40, false);
    for (int value : new int[] {0x06, 0x00, 0x00, 0x00}) {
      chip.accept(value);
    }
    assertThat(chip.duty(0)).isZero();
    chip.accept(0x08);
    assertThat(chip.duty(0)).isEqualTo(0.5);
    chip.stop();
    raw.write(0x08, 0x10, 0x00);
    assertThat(chip.duty(0)).as("two of four registers change nothing").isEqualTo(0.5);
  }

  @Test
  void thePrescalerIsWritableOnlyAsleepAndNeverBelowThree() {
    raw.write(0xFE, 0x05);
    assertThat(raw.read8(0xFE)).isEqualTo(0x05);
    assertThat(chip.pwmHz()).isBetween(1017.25, 1017.26);
    raw.write(0xFE, 0x00);
    assertThat(raw.read8(0xFE)).isEqualTo(0x03);
    assertThat(chip.pwmHz()).isBetween(1525.8, 1525.9);
    wake();
    raw.write(0xFE, 0x1E);
    assertThat(raw.read8(0xFE)).isEqualTo(0x03);
    assertThat(chip.misuse()).containsExactly("PRE_SCALE written while awake");
  }

  @Test
  void asleepNothingIsDriven() {
    wake();
    set(0, 0, 2048);
    raw.write(0x00, 0x30);
    assertThat(chip.duty(0)).isZero();
    assertThat(chip.isHigh(0, 5)).isFalse();
  }

  @Test
  void channelsThatRanBeforeSleepWaitForRestart() {
    wake();
    set(0, 0, 2048);
    raw.write(0x00, 0x30);
    assertThat(raw.read8(0x00)).isEqualTo(0xB0);
    raw.write(0x00, 0x20);
    assertThat(chip.duty(0)).isZero();
    raw.write(0x00, 0xA0);
    assertThat(chip.duty(0)).as("too early").isZero();
    assertThat(chip.misuse()).hasSize(1);
    time.advanceBy(500_000);
    raw.write(0x00, 0xA0);
    assertThat(chip.duty(0)).isEqualTo(0.5);
    assertThat(raw.read8(0x00)).isEqualTo(0x20);
  }

  @Test
  void writingAPwmRegisterClearsRestartToo() {
    wake();
    set(0, 0, 2048);
    raw.write(0x00, 0x30);
    raw.write(0x00, 0x20);
    time.advanceBy(500_000);
    set(1, 0, 1024);
    assertThat(raw.read8(0x00)).isEqualTo(0x20);
    assertThat(chip.duty(0)).isEqualTo(0.5);
    assertThat(chip.duty(1)).isEqualTo(0.25);
  }

  @Test
  void anOrderlyShutdownLeavesNothingToRestart() {
    wake();
    set(0, 0, 2048);
    raw.write(0xFD, 0x10);
    raw.write(0x00, 0x30);
    assertThat(raw.read8(0x00)).isEqualTo(0x30);
  }

  @Test
  void writingZeroToRestartHasNoEffect() {
    wake();
    set(0, 0, 2048);
    raw.write(0x00, 0x30);
    raw.write(0x00, 0x30);
    assertThat(raw.read8(0x00)).isEqualTo(0xB0);
  }

  @Test
  void theExternalClockBitSticksOnceSetAsleepTwice() {
    wake();
    raw.write(0x00, 0x60);
    assertThat(raw.read8(0x00)).isEqualTo(0x20);
    raw.write(0x00, 0x30);
    raw.write(0x00, 0x70);
    assertThat(raw.read8(0x00)).isEqualTo(0x70);
    raw.write(0x00, 0x20);
    assertThat(raw.read8(0x00)).isEqualTo(0x60);
    chip.reset();
    assertThat(raw.read8(0x00)).isEqualTo(0x11);
  }

  @Test
  void touchingPwmRegistersInTheFirst500MicrosecondsIsNoticed() {
    raw.write(0x00, 0x20);
    raw.write(0x08, 0x10);
    assertThat(chip.misuse()).hasSize(1).first().asString().contains("500 us");
  }

  @ParameterizedTest
  @CsvSource({
    // MODE2, level with OE high: OUTNE 00 low; 01 high when totem pole; 10 and 11 floating.
    "0x04, 0",
    "0x05, 1",
    "0x01, 0",
    "0x06, 0",
    "0x07, 0",
    "0x14, 0",
  })
  void outputEnableHighDrivesWhatOutneSays(String mode2, double level) {
    wake();
    raw.write(0x01, Integer.decode(mode2));
    set(0, 0, 2048);
    outputEnableHigh = true;
    assertThat(chip.duty(0)).isEqualTo(level);
    assertThat(chip.isHigh(0, 4000)).isEqualTo(level > 0);
    outputEnableHigh = false;
    assertThat(chip.duty(0)).isEqualTo(0.5);
  }

  @Test
  void invertedOutputsAreHighWhenTheyShouldBeLow() {
    wake();
    set(0, 0, 1024);
    raw.write(0x01, 0x14);
    assertThat(chip.duty(0)).isEqualTo(0.75);
    assertThat(chip.isHigh(0, 0)).isFalse();
    assertThat(chip.isHigh(0, 1024)).isTrue();
    assertThat(chip.duty(1)).isEqualTo(1);
    assertThat(chip.isHigh(1, 0)).isTrue();
  }

  @Test
  void allCallReachesEveryChipUntilItIsSwitchedOff() {
    SimulatedPca9685 second = new SimulatedPca9685(0x41, time, () -> false);
    bus.attach(second);
    RawDevice all = new RawDevice(bus.device(0x70));
    all.write(0x00, 0x21);
    assertThat(chip.register(0x00)).isEqualTo(0x21);
    assertThat(second.register(0x00)).isEqualTo(0x21);
    raw.write(0x00, 0x20);
    all.write(0x01, 0x00);
    assertThat(chip.register(0x01)).isEqualTo(0x04);
    assertThat(second.register(0x01)).isEqualTo(0x00);
    new RawDevice(bus.device(0x41)).write(0x00, 0x20);
    assertThat(all.tryWrite(0x00)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
  }

  @ParameterizedTest
  @CsvSource({"0x71, 0x39, 0x02", "0x72, 0x35, 0x03", "0x74, 0x33, 0x04"})
  void aSubAddressAnswersOnceItsBitIsSetAndCanBeMoved(
      String address, String mode1, String register) {
    RawDevice sub = new RawDevice(bus.device(Integer.decode(address)));
    assertThat(sub.tryWrite(0x00)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    raw.write(0x00, Integer.decode(mode1));
    assertThat(sub.tryWrite(0x00)).isEqualTo(Transfer.DONE);
    raw.write(Integer.decode(register), 0x60 * 2);
    assertThat(sub.tryWrite(0x00)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    assertThat(new RawDevice(bus.device(0x60)).tryWrite(0x00)).isEqualTo(Transfer.DONE);
  }

  @Test
  void theSoftwareResetRestoresTheDefaultsAtItsStop() {
    wake();
    set(0, 0, 2048);
    assertThat(new RawDevice(bus.device(0x00)).tryWrite(0x06)).isEqualTo(Transfer.DONE);
    assertThat(chip.register(0x00)).isEqualTo(0x11);
    assertThat(chip.register(0x09)).isEqualTo(0x10);
    assertThat(chip.duty(0)).isZero();
  }

  @Test
  void aSoftwareResetOfTheWrongFormDoesNothing() {
    wake();
    RawDevice general = new RawDevice(bus.device(0x00));
    assertThat(general.tryWrite(0x05)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    assertThat(general.tryWrite(0x06, 0x06)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    assertThat(general.device().read(new byte[1], 0, 1)).isEqualTo(Transfer.NO_ACKNOWLEDGE);
    assertThat(chip.register(0x00)).isEqualTo(0x20);
  }

  @Test
  void aDisturbedRegisterChangesItsOutputAtOnce() {
    wake();
    set(3, 0, 256);
    chip.disturb(0x06 + 4 * 3 + 3, 0x08);
    assertThat(chip.duty(3)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource({"0x3F", "0x80", "0x70"})
  void anAddressThatItCannotHaveIsRefused(String address) {
    assertThatThrownBy(() -> new SimulatedPca9685(Integer.decode(address), time, () -> false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void wake() {
    raw.write(0x00, 0x20);
    time.advanceBy(500_000);
  }

  private void set(int channel, int on, int off) {
    raw.write(0x06 + 4 * channel, on & 0xFF, on >> 8, off & 0xFF, off >> 8);
  }
}
