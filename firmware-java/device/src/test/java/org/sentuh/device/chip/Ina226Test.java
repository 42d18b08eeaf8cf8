package org.sentuh.device.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.sentuh.device.chip.Troubles.ready;
import static org.sentuh.device.chip.Troubles.refused;
import static org.sentuh.device.chip.Troubles.step;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.device.bus.Transfer;

class Ina226Test {
  private static final int ADDRESS = 0x45;

  /** 0x4327 = 0 100 001 100 100 111; 0x0800 = 2048 = 0.00512 / (50 uA x 50 milliohm). */
  private static final List<Troubles.Step> START =
      List.of(
          step("R FE > 54 49", "Manufacturer ID"),
          step("R FF > 22 60", "Die ID"),
          step("W 05 08 00", "Calibration"),
          step("R 05 > 08 00", "Calibration"),
          step("W 06 00 00", "Mask/Enable"),
          step("W 00 43 27", "Configuration"),
          step("R 00 > 43 27", "Configuration"));

  private final RecordingPause pause = new RecordingPause();
  private final PlannedDevice device = Troubles.plan(ADDRESS, START);
  private final Ina226 chip = ready(Ina226.start(device, Ina226.Setup.DEFAULT, pause));

  @Test
  void aRightChipIsCheckedSetUpAndMeasuresOnceBeforeItIsUsed() {
    device.assertPlayed();
    assertThat(pause.pausesNs()).containsExactly(10_000_000L);
    assertThat(chip.address()).isEqualTo(ADDRESS);
  }

  @Test
  void troubleInAnyTransactionIsAFaultWithItsRegisterAndEndsTheStart() {
    Troubles.breakEachStep(
        "INA226",
        ADDRESS,
        START,
        broken -> refused(Ina226.start(broken, Ina226.Setup.DEFAULT, new RecordingPause())));
  }

  @ParameterizedTest
  @CsvSource({
    "0, R FE > FF FF, Manufacturer ID, 0x5449, 0xFFFF",
    "1, R FF > 00 00, Die ID,          0x2260, 0x0000",
    "3, R 05 > 00 00, Calibration,     0x0800, 0x0000",
    "6, R 00 > 41 27, Configuration,   0x4327, 0x4127",
  })
  void aValueThatTheRightChipCannotHaveIsALie(
      int at, String answer, String register, String expected, String read) {
    PlannedDevice liar = Troubles.plan(ADDRESS, START.subList(0, at));
    liar.plan(answer);
    assertThat(refused(Ina226.start(liar, Ina226.Setup.DEFAULT, new RecordingPause())))
        .isEqualTo(
            new ChipFault.Lying(
                "INA226", ADDRESS, register, Integer.decode(expected), Integer.decode(read)));
    liar.assertPlayed();
  }

  @ParameterizedTest
  @CsvSource({
    // 2.5 uV / 50 milliohm = 50 uA a count.
    "00 00,  0,        false",
    "4E 20,  1.0,      false", // 20000
    "FF FF, -0.00005,  false",
    "B1 E0, -1.0,      false", // -20000
    "7F FE,  1.6383,   false",
    "7F FF,  1.63835,  true",
    "80 01, -1.63835,  true",
    "80 00, -1.6384,   true",
  })
  void theCurrentIsSignedAndSaysWhenItIsAtTheEndOfTheRange(
      String bytes, double amperes, boolean clipped) {
    device.takeBits();
    device.plan("R 04 > " + bytes);
    Ina226.CurrentReading reading = chip.readCurrent();
    assertThat(reading).isInstanceOf(Ina226.Current.class);
    Ina226.Current current = (Ina226.Current) reading;
    assertThat(current.amperes()).isCloseTo(amperes, within(1e-9));
    assertThat(current.clipped()).isEqualTo(clipped);
    assertThat(device.takeBits()).isEqualTo(48);
  }

  @ParameterizedTest
  // SBOS547B, table of 6.5.1's example: 9584 is 11.98 V.
  @CsvSource({"00 00, 0", "25 70, 11.98", "0A 50, 3.3", "7F FF, 40.95875"})
  void theBusVoltageHas1250MicrovoltsACount(String bytes, double volts) {
    device.plan("R 02 > " + bytes);
    Ina226.VoltageReading reading = chip.readBusVoltage();
    assertThat(reading).isInstanceOf(Ina226.BusVoltage.class);
    assertThat(((Ina226.BusVoltage) reading).volts()).isCloseTo(volts, within(1e-9));
  }

  @Test
  void aNegativeBusVoltageIsALieBecauseItsTopBitIsAlwaysZero() {
    device.plan("R 02 > FF FF");
    assertThat(chip.readBusVoltage())
        .isEqualTo(new ChipFault.Lying("INA226", ADDRESS, "Bus Voltage", 0x7FFF, 0xFFFF));
  }

  @Test
  void troubleWhileReadingIsAFault() {
    device.planTrouble("R 04", Transfer.NO_ACKNOWLEDGE).planTrouble("R 02", Transfer.TIMED_OUT);
    assertThat(chip.readCurrent()).isEqualTo(new ChipFault.Missing("INA226", ADDRESS, "Current"));
    assertThat(chip.readBusVoltage())
        .isEqualTo(new ChipFault.StuckBus("INA226", ADDRESS, "Bus Voltage"));
  }

  @Test
  void oneRegisterIsVerifiedACallInTurn() {
    device.takeBits();
    device.plan("R 00 > 43 27", "R 05 > 08 00", "R 06 > 00 08", "R 00 > 43 27");
    for (int call = 0; call < 4; call++) {
      assertThat(chip.verify()).isEqualTo(Outcome.Done.DONE);
      assertThat(device.takeBits()).isEqualTo(48);
    }
    device.assertPlayed();
  }

  @Test
  void aChipThatWasResetIsNoticedAtItsConfiguration() {
    device.plan("R 00 > 41 27", "R 00 > 41 27");
    ChipFault reset = new ChipFault.WasReset("INA226", ADDRESS, "Configuration", 0x4327, 0x4127);
    assertThat(chip.verify()).isEqualTo(reset);
    assertThat(chip.verify()).isEqualTo(reset);
    device.assertPlayed();
  }

  @Test
  void aLostCalibrationIsNoticedBeforeZeroAmperesAreBelievedForLong() {
    device.plan("R 00 > 43 27", "R 05 > 00 00");
    chip.verify();
    assertThat(chip.verify())
        .isEqualTo(new ChipFault.WasReset("INA226", ADDRESS, "Calibration", 0x0800, 0x0000));
  }

  @ParameterizedTest
  @CsvSource({"R 06 > 00 00, 0x0000", "R 06 > 00 0C, 0x000C", "R 06 > FF FF, 0xFFFF"})
  void aChipThatNoLongerConvertsOrOverflowsIsALiar(String answer, String read) {
    device.plan("R 00 > 43 27", "R 05 > 08 00", answer);
    chip.verify();
    chip.verify();
    assertThat(chip.verify())
        .isEqualTo(
            new ChipFault.Lying("INA226", ADDRESS, "Mask/Enable", 0x0008, Integer.decode(read)));
  }

  @ParameterizedTest
  // The unit is 2.5 uV / shunt, and 0.00512 / (unit x shunt) is 2048 whatever the shunt.
  @CsvSource({"0.1, 0.8", "0.05, 1.6", "0.02, 4", "0.002, 40", "0.0499, 1.5"})
  void theCalibrationIs2048ForEveryShuntAndTheUnitFollowsTheShunt(double shunt, double highest) {
    PlannedDevice other = Troubles.plan(ADDRESS, START);
    Ina226 driver =
        ready(Ina226.start(other, new Ina226.Setup(shunt, highest), new RecordingPause()));
    other.assertPlayed();
    // 20000 counts are 50 mV at the shunt.
    other.plan("R 04 > 4E 20");
    Ina226.Current current = (Ina226.Current) driver.readCurrent();
    assertThat(current.amperes()).isCloseTo(0.050 / shunt, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"0.1, 1.0, up to 0.819", "0.05, 1.64, up to 1.638"})
  void aShuntThatWouldClipBelowTheHighestCurrentIsRefused(
      double shunt, double highest, String says) {
    assertThatThrownBy(() -> new Ina226.Setup(shunt, highest))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(says)
        .hasMessageContaining("smaller shunt");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "-0.1, 1", "0.1, 0", "NaN, 1", "0.1, NaN"})
  void aCircuitThatCannotBeIsRefused(double shunt, double highest) {
    assertThatThrownBy(() -> new Ina226.Setup(shunt, highest))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x3F, 0x50})
  void anAddressThatNoIna226HasIsRefusedBeforeTalking(int address) {
    PlannedDevice elsewhere = new PlannedDevice(address);
    assertThatThrownBy(() -> Ina226.start(elsewhere, Ina226.Setup.DEFAULT, pause))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x40 to 0x4F");
  }
}
