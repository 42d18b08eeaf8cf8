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

/**
 * Config words by hand from SBAS444E, 8.1.3: OS, MUX 1cc, PGA 001, MODE 1, DR 111, comparator off.
 *
 * <pre>
 * AIN0  1 100 001 1  111 0 0 0 11   C3 E3      AIN2  1 110 001 1  E3 E3
 * AIN1  1 101 001 1  111 0 0 0 11   D3 E3      AIN3  1 111 001 1  F3 E3
 * </pre>
 */
class Ads1115Test {
  private static final int ADDRESS = 0x49;

  private static final List<Troubles.Step> START =
      List.of(
          step("R 02 > 80 00", "Lo_thresh"),
          step("R 03 > 7F FF", "Hi_thresh"),
          step("R 01 > 85 83", "Config"),
          step("W 01 43 E3", "Config"),
          step("R 01 > C3 E3", "Config"));

  private static final Ads1115.Conversion NOTHING = new Ads1115.Idle();

  private final PlannedDevice device = Troubles.plan(ADDRESS, START);
  private final Ads1115 chip = ready(Ads1115.start(device));

  @Test
  void aFreshChipIsCheckedSetUpAndCheckedAgain() {
    device.assertPlayed();
    assertThat(chip.address()).isEqualTo(ADDRESS);
  }

  @Test
  void troubleInAnyTransactionIsAFaultWithItsRegisterAndEndsTheStart() {
    Troubles.breakEachStep("ADS1115", ADDRESS, START, device -> refused(Ads1115.start(device)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"R 01 > F3 E3", "R 01 > 53 E3", "R 01 > C3 E3"})
  void aChipLeftBehindByThisDriverIsTakenOver(String config) {
    PlannedDevice left = Troubles.plan(ADDRESS, START.subList(0, 2));
    left.plan(config, "W 01 43 E3", "R 01 > C3 E3");
    ready(Ads1115.start(left));
    left.assertPlayed();
  }

  @ParameterizedTest
  @CsvSource({
    "0, R 02 > FF FF, Lo_thresh, 0x8000, 0xFFFF",
    "0, R 02 > 00 00, Lo_thresh, 0x8000, 0x0000",
    "1, R 03 > 80 00, Hi_thresh, 0x7FFF, 0x8000",
    "2, R 01 > FF FF, Config,    0x8583, 0xFFFF",
    "2, R 01 > 83 E3, Config,    0x8583, 0x83E3",
    "2, R 01 > 84 83, Config,    0x8583, 0x8483",
    "4, R 01 > C3 83, Config,    0xC3E3, 0xC383",
    "4, R 01 > 43 E3, Config,    0xC3E3, 0x43E3",
  })
  void aValueThatTheRightChipCannotHaveIsALie(
      int at, String answer, String register, String expected, String read) {
    PlannedDevice liar = Troubles.plan(ADDRESS, START.subList(0, at));
    liar.plan(answer);
    assertThat(refused(Ads1115.start(liar)))
        .isEqualTo(
            new ChipFault.Lying(
                "ADS1115", ADDRESS, register, Integer.decode(expected), Integer.decode(read)));
    liar.assertPlayed();
  }

  @Test
  void theFirstExchangeOnlyStartsAConversion() {
    device.plan("W 01 D3 E3");
    assertThat(chip.exchange(1)).isEqualTo(NOTHING);
    device.assertPlayed();
  }

  @Test
  void eachExchangeTakesTheConversionOfTheOneBeforeAndStartsTheNext() {
    device.plan("W 01 C3 E3");
    chip.exchange(0);
    device.takeBits();
    device.plan("P > C3", "R 00 > 30 39", "W 01 D3 E3");
    assertThat(chip.exchange(1)).isEqualTo(new Ads1115.Counts(0, 12345));
    // 20 + 48 + 38
    assertThat(device.takeBits()).isEqualTo(106);
    device.plan("P > D3", "R 00 > FF FE", "W 01 E3 E3");
    assertThat(chip.exchange(2)).isEqualTo(new Ads1115.Counts(1, -2));
    device.plan("P > E3", "R 00 > 7F FF", "W 01 F3 E3");
    assertThat(chip.exchange(3)).isEqualTo(new Ads1115.Counts(2, 32767));
    device.plan("P > F3", "R 00 > 80 00", "W 01 C3 E3");
    assertThat(chip.exchange(0)).isEqualTo(new Ads1115.Counts(3, -32768));
    device.assertPlayed();
  }

  @Test
  void countsAreVoltsOf125MicrovoltsEach() {
    assertThat(new Ads1115.Counts(0, 8).volts()).isCloseTo(0.001, within(1e-12));
    assertThat(new Ads1115.Counts(0, 26400).volts()).isCloseTo(3.3, within(1e-12));
    assertThat(new Ads1115.Counts(0, -8).volts()).isCloseTo(-0.001, within(1e-12));
  }

  @Test
  void anUnfinishedConversionIsSaidAndWaitedForWithoutStartingAnother() {
    device.plan("W 01 C3 E3", "P > 43", "P > 43", "P > C3", "R 00 > 00 05", "W 01 D3 E3");
    chip.exchange(0);
    assertThat(chip.exchange(1)).isEqualTo(new Ads1115.Pending(0));
    assertThat(chip.exchange(1)).isEqualTo(new Ads1115.Pending(0));
    assertThat(chip.exchange(1)).isEqualTo(new Ads1115.Counts(0, 5));
    device.assertPlayed();
  }

  @Test
  void aChipThatWasResetIsNoticedBeforeItsResultIsTaken() {
    // After a reset the pointer stands at Conversion, which reads 0.
    device.plan("W 01 C3 E3", "P > 00", "R 01 > 85 83");
    chip.exchange(0);
    assertThat(chip.exchange(1))
        .isEqualTo(new ChipFault.WasReset("ADS1115", ADDRESS, "Config", 0xC3E3, 0x8583));
    device.assertPlayed();
  }

  @ParameterizedTest
  @CsvSource({"P > D3, R 01 > D3 E3, 0xD3E3", "P > FF, R 01 > FF FF, 0xFFFF"})
  void aChipThatConvertedSomethingElseIsALiar(String status, String config, String read) {
    device.plan("W 01 C3 E3", status, config);
    chip.exchange(0);
    assertThat(chip.exchange(1))
        .isEqualTo(new ChipFault.Lying("ADS1115", ADDRESS, "Config", 0xC3E3, Integer.decode(read)));
    device.assertPlayed();
  }

  @Test
  void afterAFaultTheNextExchangeStartsAfresh() {
    device.plan("W 01 C3 E3").planTrouble("P", Transfer.NO_ACKNOWLEDGE).plan("W 01 E3 E3");
    chip.exchange(0);
    assertThat(chip.exchange(1)).isEqualTo(new ChipFault.Missing("ADS1115", ADDRESS, "Config"));
    assertThat(chip.exchange(2)).isEqualTo(NOTHING);
    device.plan("P > E3", "R 00 > 00 01", "W 01 F3 E3");
    assertThat(chip.exchange(3)).isEqualTo(new Ads1115.Counts(2, 1));
    device.assertPlayed();
  }

  @Test
  void troubleInAnyTransactionOfAnExchangeIsAFaultWithItsRegister() {
    List<Troubles.Step> exchange =
        List.of(
            step("P > C3", "Config"),
            step("R 00 > 30 39", "Conversion"),
            step("W 01 D3 E3", "Config"));
    for (int broken = 0; broken < exchange.size(); broken++) {
      PlannedDevice one = Troubles.plan(ADDRESS, START);
      Ads1115 driver = ready(Ads1115.start(one));
      one.plan("W 01 C3 E3");
      driver.exchange(0);
      for (Troubles.Step good : exchange.subList(0, broken)) {
        one.plan(good.transaction());
      }
      one.planTrouble(exchange.get(broken).transaction(), Transfer.TIMED_OUT);
      assertThat(driver.exchange(1))
          .isEqualTo(new ChipFault.StuckBus("ADS1115", ADDRESS, exchange.get(broken).register()));
      one.assertPlayed();
    }
  }

  @Test
  void troubleInTheFirstExchangeIsAFaultToo() {
    device.planTrouble("W 01 C3 E3", Transfer.FAILED).plan("W 01 C3 E3");
    assertThat(chip.exchange(0)).isEqualTo(new ChipFault.Broken("ADS1115", ADDRESS, "Config"));
    assertThat(chip.exchange(0)).isEqualTo(NOTHING);
  }

  @Test
  void troubleWhileNamingAMismatchIsThatTrouble() {
    device.plan("W 01 C3 E3", "P > 00").planTrouble("R 01", Transfer.NO_ACKNOWLEDGE);
    chip.exchange(0);
    assertThat(chip.exchange(0)).isEqualTo(new ChipFault.Missing("ADS1115", ADDRESS, "Config"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 4})
  void anInputThatTheChipDoesNotHaveIsABug(int channel) {
    assertThatThrownBy(() -> chip.exchange(channel))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 to 3");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x47, 0x4C})
  void anAddressThatNoAds1115HasIsRefusedBeforeTalking(int address) {
    assertThatThrownBy(() -> Ads1115.start(new PlannedDevice(address)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x48 to 0x4B");
  }
}
