package org.sentuh.device.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sentuh.device.chip.Troubles.ready;
import static org.sentuh.device.chip.Troubles.refused;
import static org.sentuh.device.chip.Troubles.step;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.device.bus.Transfer;

class Mcp9808Test {
  private static final int ADDRESS = 0x1A;
  private static final Mcp9808.Plausible WHATEVER_THE_CHIP_CAN = new Mcp9808.Plausible(-40, 125);

  private static final List<Troubles.Step> START =
      List.of(
          step("R 06 > 00 54", "Manufacturer ID"),
          step("R 07 > 04 00", "Device ID/Revision"),
          step("R 01 > 00 00", "CONFIG"),
          step("W 01 00 00", "CONFIG"),
          step("R 01 > 00 00", "CONFIG"),
          step("W 08 03", "Resolution"),
          step("R 08 > 03", "Resolution"),
          step("R 05 > C1 94", "T_A"));

  private final RecordingPause pause = new RecordingPause();

  @Test
  void aRightChipThatConvertsAlreadyIsCheckedAndSetUpAndNotWaitedFor() {
    PlannedDevice device = Troubles.plan(ADDRESS, START);
    Mcp9808 chip = ready(Mcp9808.start(device, Mcp9808.Plausible.ON_SKIN, pause));
    device.assertPlayed();
    assertThat(pause.pausesNs()).isEmpty();
    assertThat(chip.address()).isEqualTo(ADDRESS);
  }

  @Test
  void oneThatHasJustGotItsPowerMeasuresOnceBeforeItIsUsed() {
    PlannedDevice device = Troubles.plan(ADDRESS, START.subList(0, START.size() - 1));
    device.plan("R 05 > 00 00").plan("R 05 > C1 94");
    ready(Mcp9808.start(device, Mcp9808.Plausible.ON_SKIN, pause));
    device.assertPlayed();
    assertThat(pause.pausesNs()).containsExactly(300_000_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"R 01 > 01 00", "R 01 > 00 08"})
  void oneThatWasSetUpOtherwiseMeasuresAnewBeforeItIsBelieved(String config) {
    PlannedDevice device = Troubles.plan(ADDRESS, START.subList(0, 2)).plan(config);
    for (Troubles.Step rest : START.subList(3, START.size())) {
      device.plan(rest.transaction());
    }
    ready(Mcp9808.start(device, Mcp9808.Plausible.ON_SKIN, pause));
    device.assertPlayed();
    assertThat(pause.pausesNs()).containsExactly(300_000_000L);
  }

  @Test
  void aLaterRevisionIsARightChip() {
    PlannedDevice device = Troubles.plan(ADDRESS, START.subList(0, 1)).plan("R 07 > 04 07");
    for (Troubles.Step rest : START.subList(2, START.size())) {
      device.plan(rest.transaction());
    }
    ready(Mcp9808.start(device, Mcp9808.Plausible.ON_SKIN, pause));
    device.assertPlayed();
  }

  @Test
  void troubleInAnyTransactionIsAFaultWithItsRegisterAndEndsTheStart() {
    Troubles.breakEachStep(
        "MCP9808",
        ADDRESS,
        START,
        device -> refused(Mcp9808.start(device, Mcp9808.Plausible.ON_SKIN, new RecordingPause())));
  }

  @ParameterizedTest
  @CsvSource({
    "0, R 06 > FF FF, Manufacturer ID,    0x0054, 0xFFFF",
    "0, R 06 > 54 00, Manufacturer ID,    0x0054, 0x5400",
    "1, R 07 > 02 01, Device ID/Revision, 0x0400, 0x0201",
    "4, R 01 > 00 80, CONFIG,             0x0000, 0x0080",
    "6, R 08 > 01,    Resolution,         0x0003, 0x0001",
  })
  void aValueThatTheRightChipCannotHaveIsALie(
      int at, String answer, String register, String expected, String read) {
    PlannedDevice device = Troubles.plan(ADDRESS, START.subList(0, at));
    device.plan(answer);
    assertThat(refused(Mcp9808.start(device, Mcp9808.Plausible.ON_SKIN, pause)))
        .isEqualTo(
            new ChipFault.Lying(
                "MCP9808", ADDRESS, register, Integer.decode(expected), Integer.decode(read)));
    device.assertPlayed();
  }

  @ParameterizedTest
  @CsvSource({
    // DS25095A, 5.1.3: two's complement, 1/16 °C; the three flags on top do not count.
    "01 94,   25.25", // 0x194 = 404 / 16
    "C1 94,   25.25", // with T >= TCRIT and T > TUPPER
    "E1 94,   25.25",
    "02 90,   41",
    "00 01,    0.0625",
    "00 00,    0",
    "1F FF,   -0.0625",
    "3F F0,   -1", // with T < TLOWER
    "1E 6C,  -25.25", // 0x2000 - 0x194
    "1D 80,  -40",
    "07 D0,  125",
  })
  void theRegisterIsThirteenBitsOfTwosComplement(String bytes, double celsius) {
    PlannedDevice device = Troubles.plan(ADDRESS, START);
    Mcp9808 chip = ready(Mcp9808.start(device, WHATEVER_THE_CHIP_CAN, pause));
    device.takeBits();
    device.plan("R 05 > " + bytes);
    assertThat(chip.read()).isEqualTo(new Mcp9808.Temperature(celsius));
    assertThat(device.takeBits()).isEqualTo(48);
  }

  @ParameterizedTest
  @CsvSource({
    "00 00, 0", // the register's reset value, before the first conversion
    "00 0F, 0.9375",
    "05 01, 80.0625",
    "1F FF, -0.0625", // a bus that floats high
  })
  void aTemperatureThatCannotBeOnSkinIsAFaultAndNotAReading(String bytes, double celsius) {
    PlannedDevice device = Troubles.plan(ADDRESS, START);
    Mcp9808 chip = ready(Mcp9808.start(device, Mcp9808.Plausible.ON_SKIN, pause));
    device.plan("R 05 > " + bytes);
    assertThat(chip.read())
        .isEqualTo(new ChipFault.Implausible("MCP9808", ADDRESS, "T_A", celsius, "1.0 to 80.0 °C"));
  }

  @ParameterizedTest
  @CsvSource({"00 10, 1", "05 00, 80"})
  void theEndsOfTheRangeArePlausible(String bytes, double celsius) {
    PlannedDevice device = Troubles.plan(ADDRESS, START);
    Mcp9808 chip = ready(Mcp9808.start(device, Mcp9808.Plausible.ON_SKIN, pause));
    device.plan("R 05 > " + bytes);
    assertThat(chip.read()).isEqualTo(new Mcp9808.Temperature(celsius));
  }

  @Test
  void aSensorThatStartsImplausiblyIsRefused() {
    PlannedDevice device = Troubles.plan(ADDRESS, START.subList(0, 7));
    device.plan("R 05 > 00 00").plan("R 05 > 00 00");
    assertThat(refused(Mcp9808.start(device, Mcp9808.Plausible.ON_SKIN, pause)))
        .isInstanceOf(ChipFault.Implausible.class);
  }

  @Test
  void troubleWhileReadingIsAFault() {
    PlannedDevice device = Troubles.plan(ADDRESS, START);
    Mcp9808 chip = ready(Mcp9808.start(device, Mcp9808.Plausible.ON_SKIN, pause));
    device.planTrouble("R 05", Transfer.NO_ACKNOWLEDGE);
    assertThat(chip.read()).isEqualTo(new ChipFault.Missing("MCP9808", ADDRESS, "T_A"));
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "20, 10", "-41, 80", "1, 126", "NaN, 80", "1, NaN"})
  void aRangeThatIsNoneIsRefused(double lowest, double highest) {
    assertThatThrownBy(() -> new Mcp9808.Plausible(lowest, highest))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-40 to 125");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x17, 0x20})
  void anAddressThatNoMcp9808HasIsRefusedBeforeTalking(int address) {
    PlannedDevice device = new PlannedDevice(address);
    assertThatThrownBy(() -> Mcp9808.start(device, Mcp9808.Plausible.ON_SKIN, pause))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x18 to 0x1F");
  }
}
