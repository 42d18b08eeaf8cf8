package org.sentuh.device.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sentuh.device.chip.Troubles.ready;
import static org.sentuh.device.chip.Troubles.refused;
import static org.sentuh.device.chip.Troubles.step;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sentuh.device.bus.Transfer;

class Pca9685Test {
  private static final int ADDRESS = 0x41;
  private static final String OFF_LED = " 00 00 00 10";

  /** 1000 Hz: 25 MHz / (4096 x 1000) = 6.10, rounded 6, less 1 is 5. */
  private static final Pca9685.Setup SETUP = new Pca9685.Setup(1000, 1_000_000);

  private static final List<Troubles.Step> START =
      List.of(
          step("R 00 > 11", "MODE1"),
          step("R 01 > 04", "MODE2"),
          step("R FE > 1E", "PRE_SCALE"),
          step("W FD 10", "ALL_LED_OFF_H"),
          step("W 00 30", "MODE1"),
          step("W 01 04", "MODE2"),
          step("W FE 05", "PRE_SCALE"),
          step("W 00 20", "MODE1"),
          step("R 00 > 20", "MODE1"),
          step("R 01 > 04", "MODE2"),
          step("R FE > 05", "PRE_SCALE"),
          step("R 06 >" + OFF_LED.repeat(16), "LED0_ON_L"));

  private final RecordingPause pause = new RecordingPause();

  @Nested
  class Starting {

    @Test
    void aFreshChipIsCheckedSilencedSetUpWokenAndCheckedAgain() {
      PlannedDevice device = Troubles.plan(ADDRESS, START);

      Pca9685 chip = ready(Pca9685.start(device, SETUP, pause));

      device.assertPlayed();
      assertThat(pause.pausesNs()).containsExactly(500_000L);
      assertThat(chip.address()).isEqualTo(ADDRESS);
      // 25 MHz / 4096 / 6
      assertThat(chip.pwmHz()).isBetween(1017.25, 1017.26);
    }

    @ParameterizedTest
    @ValueSource(strings = {"05", "03", "FD"})
    void aChipThatStillRunsFromBeforeIsTakenOverTheSameWay(String prescale) {
      List<Troubles.Step> running = new ArrayList<>(START);
      running.set(0, step("R 00 > 20", "MODE1"));
      running.set(2, step("R FE > " + prescale, "PRE_SCALE"));
      PlannedDevice device = Troubles.plan(ADDRESS, running);

      ready(Pca9685.start(device, SETUP, pause));

      device.assertPlayed();
    }

    @Test
    void troubleInAnyTransactionIsAFaultWithItsRegisterAndEndsTheStart() {
      Troubles.breakEachStep(
          "PCA9685",
          ADDRESS,
          START,
          device -> refused(Pca9685.start(device, SETUP, new RecordingPause())));
    }

    @ParameterizedTest
    @CsvSource({
      "0,  R 00 > FF, MODE1,     0xBF, 0xFF",
      "0,  R 00 > 51, MODE1,     0x11, 0x51",
      "1,  R 01 > E4, MODE2,     0x04, 0xE4",
      "2,  R FE > 00, PRE_SCALE, 0x1E, 0x00",
      "2,  R FE > 02, PRE_SCALE, 0x1E, 0x02",
      "8,  R 00 > 30, MODE1,     0x20, 0x30",
      "8,  R 00 > A0, MODE1,     0x20, 0xA0",
      "9,  R 01 > 14, MODE2,     0x04, 0x14",
      "10, R FE > 06, PRE_SCALE, 0x05, 0x06",
    })
    void aValueThatTheRightChipCannotHaveIsALie(
        int at, String answer, String register, String expected, String read) {
      PlannedDevice device = Troubles.plan(ADDRESS, START.subList(0, at));
      device.plan(answer);

      ChipFault fault = refused(Pca9685.start(device, SETUP, pause));

      assertThat(fault)
          .isEqualTo(
              new ChipFault.Lying(
                  "PCA9685", ADDRESS, register, Integer.decode(expected), Integer.decode(read)));
      device.assertPlayed();
    }

    @Test
    void aChipThatFallsBackToItsResetValuesWhileStartingWasReset() {
      PlannedDevice device = Troubles.plan(ADDRESS, START.subList(0, 8));
      device.plan("R 00 > 11");
      assertThat(refused(Pca9685.start(device, SETUP, pause)))
          .isEqualTo(new ChipFault.WasReset("PCA9685", ADDRESS, "MODE1", 0x20, 0x11));
    }

    @Test
    void aChannelThatIsNotOffAfterAllOffIsALieWithItsName() {
      PlannedDevice device = Troubles.plan(ADDRESS, START.subList(0, 11));
      device.plan("R 06 >" + OFF_LED.repeat(15) + " 00 00 34 02");
      assertThat(refused(Pca9685.start(device, SETUP, pause)))
          .isEqualTo(new ChipFault.Lying("PCA9685", ADDRESS, "LED15_OFF_H", 0x10, 0x02));
    }

    @ParameterizedTest
    @CsvSource({
      // The datasheet's own: 200 Hz is 1Eh, 1526 Hz is 03h. 24 Hz: 254.31 rounded, less 1.
      "200, 1E",
      "1526, 03",
      "24, FD",
      "1000, 05",
      "50, 79",
    })
    void thePrescalerFollowsTheDatasheetsEquation(double pwmHz, String prescale) {
      PlannedDevice device = Troubles.plan(ADDRESS, START.subList(0, 6));
      device.planTrouble("W FE " + prescale, Transfer.FAILED);
      refused(Pca9685.start(device, new Pca9685.Setup(pwmHz, 1), pause));
      device.assertPlayed();
    }

    @ParameterizedTest
    @ValueSource(doubles = {23.9, 1526.1, 0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aFrequencyThatTheChipCannotDoIsRefused(double pwmHz) {
      assertThatThrownBy(() -> new Pca9685.Setup(pwmHz, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("24 to 1526 Hz");
    }

    @Test
    void aRefreshOfNeverIsRefused() {
      assertThatThrownBy(() -> new Pca9685.Setup(1000, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at least 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x3F, 0x80, 0})
    void anAddressThatNoPca9685HasIsRefusedBeforeTalking(int address) {
      PlannedDevice device = new PlannedDevice(address);
      assertThatThrownBy(() -> Pca9685.start(device, SETUP, pause))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("0x40 to 0x7F");
    }
  }

  @Nested
  class Frames {
    private final PlannedDevice device = Troubles.plan(ADDRESS, START);
    private final Pca9685 chip = ready(Pca9685.start(device, SETUP, pause));

    Frames() {
      device.takeBits();
    }

    @Test
    void theFirstFrameSendsAllSixtyFourRegistersInOneTransaction() {
      device.plan("W 06" + OFF_LED.repeat(16));
      assertThat(chip.write(new int[16])).isEqualTo(Outcome.Done.DONE);
      device.assertPlayed();
      assertThat(device.takeBits()).isEqualTo(596);
    }

    @Test
    void nothingIsSentWhenNothingChanged() {
      int[] frame = frame(0, 819, 4, 3686);
      device.plan("W 06 00 00 33 03" + OFF_LED.repeat(3) + " 33 03 99 01" + OFF_LED.repeat(11));
      chip.write(frame);
      device.takeBits();

      assertThat(chip.write(frame)).isEqualTo(Outcome.Done.DONE);

      device.assertPlayed();
      assertThat(device.takeBits()).isZero();
    }

    @Test
    void aPulseStartsWhereTheOneBeforeItEndsAndWrapsAtTheEndOfThePeriod() {
      // 819 = 0x333 from 0; then 3686 = 0xE66 from 0x333 to 0x1199, which wraps to 0x199.
      device.plan("W 06 00 00 33 03" + OFF_LED.repeat(3) + " 33 03 99 01" + OFF_LED.repeat(11));
      chip.write(frame(0, 819, 4, 3686));
      device.assertPlayed();
    }

    @Test
    void zeroIsFullOffAndAllCountsAreFullOnAndNeitherMovesThePulsesAfterIt() {
      // 1 count, full on, 4095 counts: 0..1, -, 1..4096 = 0.
      device.plan(
          "W 06 00 00 01 00" + " 00 10 00 00" + " 01 00 00 00" + OFF_LED + OFF_LED.repeat(12));
      chip.write(frame(0, 1, 1, 4096, 2, 4095));
      device.assertPlayed();
    }

    @Test
    void aSingleChangedChannelCostsOneShortTransaction() {
      blankFirstFrame();
      // ON_L and ON_H of channel 15 stay 0; OFF_L becomes 0x34 and OFF_H loses its full OFF bit.
      device.plan("W 44 34 02");
      chip.write(frame(15, 0x234));
      device.assertPlayed();
      // address, register, 2 bytes: 4 x 9 + 2
      assertThat(device.takeBits()).isEqualTo(38);
    }

    @Test
    void aChangeMovesOnlyThePulsesAfterIt() {
      device.plan("W 06 00 00 10 01 10 01 20 02" + OFF_LED.repeat(14));
      chip.write(frame(0, 0x110, 1, 0x110));
      // Channel 0 grows by 0x100 and channel 1 shrinks by as much: its end stays where it was.
      device.plan("W 09 02 10 02");
      chip.write(frame(0, 0x210, 1, 0x10));
      device.assertPlayed();
    }

    @Test
    void twoUnchangedRegistersAreSentAlongBecauseTwoTransactionsWouldCostMore() {
      blankFirstFrame();
      // 07 and 09 change for full ON, then 0C and 0D; 0A and 0B do not.
      device.plan("W 07 10 00 00 00 00 05 00");
      chip.write(frame(0, 4096, 1, 5));
      device.assertPlayed();
      // One transaction of 9 bytes, 83 bits; two would be 5 + 4 bytes, 85 bits.
      assertThat(device.takeBits()).isEqualTo(83);
    }

    @Test
    void threeUnchangedRegistersAreSkippedBecauseTwoTransactionsCostLess() {
      device.plan("W 06" + OFF_LED + " 00 00 10 01" + OFF_LED.repeat(14));
      chip.write(frame(1, 0x110));
      device.takeBits();
      // 07 and 09 change for full ON, then only 0D.
      device.plan("W 07 10 00 00", "W 0D 02");
      chip.write(frame(0, 4096, 1, 0x210));
      device.assertPlayed();
      // 5 + 3 bytes in two transactions, 76 bits; one would be 9 bytes, 83 bits.
      assertThat(device.takeBits()).isEqualTo(76);
    }

    @Test
    void theCallersArrayMayBeUsedAgain() {
      blankFirstFrame();
      int[] frame = frame(15, 0x234);
      device.plan("W 44 34 02");
      chip.write(frame);
      frame[15] = 0;
      device.plan("W 44 00 10");
      chip.write(frame);
      device.assertPlayed();
    }

    @Test
    void afterAFaultTheWholeFrameIsSentUntilItArrives() {
      blankFirstFrame();
      device.planTrouble("W 44 34 02", Transfer.NO_ACKNOWLEDGE);
      assertThat(chip.write(frame(15, 0x234)))
          .isEqualTo(new ChipFault.Missing("PCA9685", ADDRESS, "LED15_OFF_L"));

      String whole = "W 06" + OFF_LED.repeat(15) + " 00 00 34 02";
      device.planTrouble(whole, Transfer.TIMED_OUT);
      assertThat(chip.write(frame(15, 0x234)))
          .isEqualTo(new ChipFault.StuckBus("PCA9685", ADDRESS, "LED0_ON_L"));

      device.plan(whole);
      assertThat(chip.write(frame(15, 0x234))).isEqualTo(Outcome.Done.DONE);
      assertThat(chip.write(frame(15, 0x234))).isEqualTo(Outcome.Done.DONE);
      device.assertPlayed();
    }

    @Test
    void aFaultInTheSecondOfTwoTransactionsNamesItsRegisterAndIsNotForgotten() {
      device.plan("W 06" + OFF_LED + " 00 00 10 01" + OFF_LED.repeat(14));
      chip.write(frame(1, 0x110));
      device.plan("W 07 10 00 00").planTrouble("W 0D 02", Transfer.FAILED);
      assertThat(chip.write(frame(0, 4096, 1, 0x210)))
          .isEqualTo(new ChipFault.Broken("PCA9685", ADDRESS, "LED1_OFF_H"));

      device.plan("W 06 00 10 00 00 00 00 10 02" + OFF_LED.repeat(14));
      assertThat(chip.write(frame(0, 4096, 1, 0x210))).isEqualTo(Outcome.Done.DONE);
      device.assertPlayed();
    }

    @Test
    void allOffIsOneTransactionOfThreeBytesAndTheNextFrameIsWhole() {
      blankFirstFrame();
      device.plan("W FD 10");
      assertThat(chip.allOff()).isEqualTo(Outcome.Done.DONE);
      assertThat(device.takeBits()).isEqualTo(29);

      device.plan("W 06" + OFF_LED.repeat(16));
      chip.write(new int[16]);
      device.assertPlayed();
    }

    @Test
    void allOffThatDoesNotArriveIsAFault() {
      device.planTrouble("W FD 10", Transfer.TIMED_OUT);
      assertThat(chip.allOff())
          .isEqualTo(new ChipFault.StuckBus("PCA9685", ADDRESS, "ALL_LED_OFF_H"));
    }

    @Test
    void aFrameOfTheWrongShapeIsABugAndSendsNothing() {
      assertThatThrownBy(() -> chip.write(new int[15]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("15")
          .hasMessageContaining("16");
      assertThatThrownBy(() -> chip.write(frame(3, 4097)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("channel 3")
          .hasMessageContaining("4097")
          .hasMessageContaining("0 to 4096");
      assertThatThrownBy(() -> chip.write(frame(3, -1)))
          .isInstanceOf(IllegalArgumentException.class);
      device.assertPlayed();
    }

    private void blankFirstFrame() {
      device.plan("W 06" + OFF_LED.repeat(16));
      chip.write(new int[16]);
      device.takeBits();
    }
  }

  @Nested
  class Refreshing {

    @Test
    void everyNthFrameIsSentWholeAlthoughNothingChanged() {
      PlannedDevice device = Troubles.plan(ADDRESS, START);
      Pca9685 chip = ready(Pca9685.start(device, new Pca9685.Setup(1000, 3), pause));
      String whole = "W 06" + OFF_LED.repeat(16);
      device.plan(whole, whole, whole);
      List<Integer> bits = new ArrayList<>();
      device.takeBits();
      for (int frame = 0; frame < 7; frame++) {
        chip.write(new int[16]);
        bits.add(device.takeBits());
      }
      device.assertPlayed();
      assertThat(bits).containsExactly(596, 0, 0, 596, 0, 0, 596);
    }
  }

  @Nested
  class Verifying {
    private final PlannedDevice device = Troubles.plan(ADDRESS, START);
    private final Pca9685 chip = ready(Pca9685.start(device, SETUP, pause));

    @Test
    void oneRegisterIsReadACallInTurn() {
      device.takeBits();
      device.plan("R 00 > 20", "R 01 > 04", "R FE > 05", "R 00 > 20");
      for (int call = 0; call < 4; call++) {
        assertThat(chip.verify()).isEqualTo(Outcome.Done.DONE);
        assertThat(device.takeBits()).isEqualTo(39);
      }
      device.assertPlayed();
    }

    @ParameterizedTest
    @CsvSource({
      "0, R 00 > 11, MODE1,     0x20, 0x11",
      "2, R FE > 1E, PRE_SCALE, 0x05, 0x1E",
    })
    void aRegisterAtItsResetValueMeansThatTheChipWasReset(
        int at, String answer, String register, String expected, String read) {
      skip(at);
      device.plan(answer);
      assertThat(chip.verify())
          .isEqualTo(
              new ChipFault.WasReset(
                  "PCA9685", ADDRESS, register, Integer.decode(expected), Integer.decode(read)));
    }

    @ParameterizedTest
    @CsvSource({
      "0, R 00 > 30, MODE1,     0x20, 0x30",
      "0, R 00 > 00, MODE1,     0x20, 0x00",
      "1, R 01 > 05, MODE2,     0x04, 0x05",
      "2, R FE > FF, PRE_SCALE, 0x05, 0xFF",
    })
    void anyOtherValueIsALie(int at, String answer, String register, String expected, String read) {
      skip(at);
      device.plan(answer);
      assertThat(chip.verify())
          .isEqualTo(
              new ChipFault.Lying(
                  "PCA9685", ADDRESS, register, Integer.decode(expected), Integer.decode(read)));
    }

    @Test
    void theSameRegisterIsAskedAgainAfterAFaultAndTheNextFrameIsWhole() {
      String whole = "W 06" + OFF_LED.repeat(16);
      device.plan(whole);
      chip.write(new int[16]);

      device.planTrouble("R 00", Transfer.NO_ACKNOWLEDGE).plan("R 00 > 20", whole);
      assertThat(chip.verify()).isEqualTo(new ChipFault.Missing("PCA9685", ADDRESS, "MODE1"));
      assertThat(chip.verify()).isEqualTo(Outcome.Done.DONE);
      chip.write(new int[16]);

      device.assertPlayed();
    }

    private void skip(int calls) {
      String[] good = {"R 00 > 20", "R 01 > 04"};
      for (int call = 0; call < calls; call++) {
        device.plan(good[call]);
        chip.verify();
      }
    }
  }

  private static int[] frame(int... channelAndDuration) {
    int[] frame = new int[16];
    for (int at = 0; at < channelAndDuration.length; at += 2) {
      frame[channelAndDuration[at]] = channelAndDuration[at + 1];
    }
    return frame;
  }
}
