package org.sentuh.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sentuh.simulator.board.Panel.refused;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.sentuh.device.chip.Ads1115;
import org.sentuh.device.chip.ChipFault;
import org.sentuh.device.chip.Ina226;
import org.sentuh.device.chip.Mcp9808;
import org.sentuh.device.chip.Outcome;
import org.sentuh.device.chip.Pca9685;

/** Every real driver against its model: what is asked is what comes out, and faults are found. */
class DriversOnTheBoardTest {
  private static final Outcome DONE = Outcome.Done.DONE;
  private static final long TICK_NS = 10_000_000;

  private final Panel panel = new Panel();

  @Example
  void startingTreatsNoChipAgainstItsDatasheet() {
    assertThat(panel.leftModel.misuse()).isEmpty();
    assertThat(panel.rightModel.misuse()).isEmpty();
    assertThat(panel.leftModel.isAsleep()).isFalse();
    assertThat(panel.leftModel.pwmHz()).isEqualTo(panel.left.pwmHz());
    for (int channel = 0; channel < 16; channel++) {
      assertThat(panel.leftModel.duty(channel)).isZero();
    }
  }

  @Example
  void aChipThatWasLeftRunningIsSilencedByTheStartBeforeAnythingElse() {
    panel.left.write(filled(2000));
    assertThat(panel.leftModel.duty(7)).isEqualTo(2000 / 4096.0);
    panel.leftModel.disturb(0x01, 0x04);

    Panel.ready(Pca9685.start(panel.bus.device(0x40), Pca9685.Setup.DEFAULT, panel.pause));

    for (int channel = 0; channel < 16; channel++) {
      assertThat(panel.leftModel.duty(channel)).isZero();
    }
    assertThat(panel.leftModel.register(0x00)).as("no RESTART left behind").isEqualTo(0x20);
    assertThat(panel.leftModel.misuse()).isEmpty();
  }

  @Property(tries = 300)
  void theDutyThatIsSetIsTheDutyThatIsSeenFrameAfterFrame(@ForAll("frames") int[][] frames) {
    Panel fresh = new Panel();
    for (int[] frame : frames) {
      assertThat(fresh.left.write(frame)).isEqualTo(DONE);
      for (int channel = 0; channel < 16; channel++) {
        assertThat(fresh.leftModel.duty(channel)).isEqualTo(frame[channel] / 4096.0);
      }
    }
    assertThat(fresh.leftModel.misuse()).isEmpty();
  }

  @Property(tries = 100)
  void atEveryInstantAsManyOutputsAreOnAsTheSummedDutyRoundedDownOrUp(
      @ForAll("frame") int[] frame) {
    Panel fresh = new Panel();
    fresh.left.write(frame);
    int least = 16;
    int most = 0;
    for (int count = 0; count < 4096; count++) {
      int on = 0;
      for (int channel = 0; channel < 16; channel++) {
        on += fresh.leftModel.isHigh(channel, count) ? 1 : 0;
      }
      least = Math.min(least, on);
      most = Math.max(most, on);
    }
    int sum = Arrays.stream(frame).sum();
    assertThat(least).isEqualTo(sum / 4096);
    assertThat(most).isEqualTo((sum + 4095) / 4096);
  }

  @Property(tries = 200)
  void aFrameNeverTakesLongerThanSendingAllOfIt(
      @ForAll("frame") int[] first, @ForAll("frame") int[] second) {
    Panel fresh = new Panel();
    fresh.left.write(first);
    fresh.bus.beginTick();
    fresh.left.write(second);
    // 596 bits of 2.5 us
    assertThat(fresh.bus.tick().busyNs()).isLessThanOrEqualTo(1_490_000);
  }

  @Property(tries = 200)
  void voltsInAreCountsOutWithinOne(
      @ForAll @DoubleRange(min = 0, max = 3.3) double volts, @ForAll @IntRange(max = 3) int input) {
    Panel fresh = new Panel();
    fresh.volts[input] = volts;
    fresh.upper.exchange(input);
    fresh.time.advanceBy(TICK_NS);
    Ads1115.Conversion conversion = fresh.upper.exchange(input);
    assertThat(conversion).isInstanceOf(Ads1115.Counts.class);
    Ads1115.Counts counts = (Ads1115.Counts) conversion;
    assertThat(counts.channel()).isEqualTo(input);
    assertThat(counts.volts()).isCloseTo(volts, within(125e-6));
  }

  @Example
  void fourInputsInTurnAreEachReadEveryFourTicks() {
    for (int input = 0; input < 4; input++) {
      panel.volts[input] = 0.5 * (input + 1);
    }
    panel.upper.exchange(0);
    for (int tick = 1; tick < 13; tick++) {
      panel.time.advanceTo(panel.time.nowNs() + TICK_NS);
      int expected = (tick - 1) % 4;
      assertThat(panel.upper.exchange(tick % 4))
          .isEqualTo(new Ads1115.Counts(expected, 4000 * (expected + 1)));
    }
  }

  @Example
  void anExchangeThatComesTooEarlyIsPendingAndTheNextOneBringsTheResult() {
    panel.volts[0] = 1;
    panel.upper.exchange(0);
    assertThat(panel.upper.exchange(1)).isEqualTo(new Ads1115.Pending(0));
    panel.time.advanceBy(TICK_NS);
    assertThat(panel.upper.exchange(1)).isEqualTo(new Ads1115.Counts(0, 8000));
  }

  @Property(tries = 200)
  void theTemperatureIsWithinHalfAStep(@ForAll @DoubleRange(min = 2, max = 79) double celsius) {
    panel.celsius = celsius;
    panel.time.advanceBy(250_000_000);
    assertThat(panel.skin.read()).isInstanceOf(Mcp9808.Temperature.class);
    assertThat(((Mcp9808.Temperature) panel.skin.read()).celsius())
        .isCloseTo(celsius, within(0.0313));
  }

  @Property(tries = 200)
  void currentAndVoltageAreWithinOneStep(
      @ForAll @DoubleRange(min = -1.5, max = 1.5) double amperes,
      @ForAll @DoubleRange(min = 0, max = 12) double volts) {
    panel.amperes = amperes;
    panel.supplyVolts = volts;
    panel.time.advanceBy(TICK_NS);
    Ina226.Current current = (Ina226.Current) panel.supply.readCurrent();
    assertThat(current.amperes()).isCloseTo(amperes, within(50e-6));
    assertThat(current.clipped()).isFalse();
    Ina226.BusVoltage voltage = (Ina226.BusVoltage) panel.supply.readBusVoltage();
    assertThat(voltage.volts()).isCloseTo(volts, within(1.25e-3));
  }

  @Example
  void aCurrentBeyondTheRangeIsSaidToBeAtLeastItsEnd() {
    panel.amperes = 3;
    panel.time.advanceBy(TICK_NS);
    Ina226.Current current = (Ina226.Current) panel.supply.readCurrent();
    assertThat(current.clipped()).isTrue();
    assertThat(current.amperes()).isCloseTo(1.63835, within(1e-9));
  }

  @Example
  void everyChipPassesItsChecksForAMinute() {
    for (int tick = 0; tick < 6000; tick++) {
      panel.time.advanceTo(panel.time.nowNs() + TICK_NS);
      assertThat(panel.left.verify()).isEqualTo(DONE);
      assertThat(panel.supply.verify()).isEqualTo(DONE);
    }
  }

  @Example
  void allOffStopsEveryMotorInOneTransactionOf72Microseconds() {
    panel.left.write(filled(3000));
    panel.bus.beginTick();
    assertThat(panel.left.allOff()).isEqualTo(DONE);
    // 29 bits of 2.5 us
    assertThat(panel.bus.tick()).isEqualTo(new BusLoad(1, 3, 72_500));
    for (int channel = 0; channel < 16; channel++) {
      assertThat(panel.leftModel.duty(channel)).isZero();
    }
  }

  @Example
  void withoutAHeartbeatTheMotorsGetNothingWhateverTheChipWasTold() {
    panel.heartbeat.low();
    panel.heartbeat.high();
    panel.left.write(filled(3000));
    assertThat(panel.leftModel.duty(0)).isEqualTo(3000 / 4096.0);
    panel.time.advanceBy(HeartbeatOneShot.LONGEST_HOLD_NS);
    assertThat(panel.left.write(filled(3000))).isEqualTo(DONE);
    for (int channel = 0; channel < 16; channel++) {
      assertThat(panel.leftModel.duty(channel)).isZero();
      assertThat(panel.leftModel.isHigh(channel, 0)).isFalse();
    }
  }

  @Example
  void aChipThatVanishesIsMissingAndGetsItsWholeFrameWhenItComesBack() {
    panel.left.write(filled(100));
    panel.bus.vanish(0x40);
    assertThat(panel.left.write(filled(200)))
        .isEqualTo(new ChipFault.Missing("PCA9685", 0x40, "LED0_OFF_L"));
    assertThat(panel.right.write(filled(200))).isEqualTo(DONE);
    panel.bus.comeBack(0x40);
    assertThat(panel.left.write(filled(200))).isEqualTo(DONE);
    assertThat(panel.leftModel.duty(3)).isEqualTo(200 / 4096.0);
  }

  @Example
  void oneRefusedTransactionIsOneFault() {
    panel.left.write(filled(100));
    panel.bus.refuse(0x40, 1);
    assertThat(panel.left.write(filled(200))).isInstanceOf(ChipFault.Missing.class);
    assertThat(panel.left.write(filled(200))).isEqualTo(DONE);
    assertThat(panel.leftModel.duty(15)).isEqualTo(200 / 4096.0);
  }

  @Example
  void aStuckBusIsAFaultOfEveryChipUntilItIsFree() {
    panel.upper.exchange(0);
    panel.bus.stickFor(45_000_000);
    assertThat(panel.left.write(filled(5)))
        .isEqualTo(new ChipFault.StuckBus("PCA9685", 0x40, "LED0_ON_L"));
    assertThat(panel.upper.exchange(0))
        .isEqualTo(new ChipFault.StuckBus("ADS1115", 0x48, "Config"));
    assertThat(panel.skin.read()).isEqualTo(new ChipFault.StuckBus("MCP9808", 0x18, "T_A"));
    assertThat(panel.supply.readCurrent())
        .isEqualTo(new ChipFault.StuckBus("INA226", 0x45, "Current"));
    panel.time.advanceBy(10_000_000);
    assertThat(panel.left.write(filled(5))).isEqualTo(DONE);
    assertThat(panel.upper.exchange(0)).isEqualTo(new Ads1115.Idle());
  }

  @Example
  void aPwmChipThatWasResetIsFoundAtTheNextCheckAndItsMotorsAreOff() {
    panel.left.write(filled(3000));
    panel.leftModel.reset();
    assertThat(panel.left.write(filled(3001))).as("it acknowledges as before").isEqualTo(DONE);
    assertThat(panel.leftModel.duty(0)).isZero();
    assertThat(panel.left.verify())
        .isEqualTo(new ChipFault.WasReset("PCA9685", 0x40, "MODE1", 0x20, 0x11));
  }

  @Example
  void aConverterThatWasResetIsFoundInTheSameTick() {
    panel.upper.exchange(2);
    panel.time.advanceBy(TICK_NS);
    panel.upperModel.reset();
    assertThat(panel.upper.exchange(3))
        .isEqualTo(new ChipFault.WasReset("ADS1115", 0x48, "Config", 0xE3E3, 0x8583));
  }

  @Example
  void aTemperatureChipThatWasResetSaysNothingPlausibleUntilItHasMeasured() {
    panel.skinModel.reset();
    assertThat(panel.skin.read())
        .isEqualTo(new ChipFault.Implausible("MCP9808", 0x18, "T_A", 0, "1.0 to 80.0 °C"));
    panel.time.advanceBy(250_000_000);
    assertThat(panel.skin.read()).isEqualTo(new Mcp9808.Temperature(33));
  }

  @Example
  void aCurrentChipThatWasResetIsFoundAtTheNextCheck() {
    panel.amperes = 0.8;
    panel.time.advanceBy(TICK_NS);
    panel.supplyModel.reset();
    panel.time.advanceBy(TICK_NS);
    assertThat(((Ina226.Current) panel.supply.readCurrent()).amperes()).isZero();
    assertThat(panel.supply.verify())
        .isEqualTo(new ChipFault.WasReset("INA226", 0x45, "Configuration", 0x4327, 0x4127));
  }

  @Example
  void corruptedBytesAreLiesAndNotMeasurements() {
    panel.upper.exchange(0);
    panel.time.advanceBy(TICK_NS);
    panel.bus.corruptReads(0x48, 0x10, 2);
    assertThat(panel.upper.exchange(0)).isInstanceOf(ChipFault.Lying.class);
    panel.bus.corruptReads(0x40, 0xFF, 1);
    assertThat(panel.left.verify())
        .isEqualTo(new ChipFault.Lying("PCA9685", 0x40, "MODE1", 0x20, 0xDF));
    panel.bus.corruptReads(0x45, 0x80, 1);
    assertThat(panel.supply.readBusVoltage()).isInstanceOf(ChipFault.Lying.class);
  }

  @Example
  void aRegisterThatADisturbanceFlippedHealsWithTheNextRefresh() {
    int[] frame = filled(1000);
    panel.left.write(frame);
    panel.leftModel.disturb(0x06 + 4 * 5 + 2, 0xFF);
    panel.leftModel.disturb(0x06 + 4 * 5 + 3, 0x0F);
    int frames = 0;
    while (panel.leftModel.duty(5) != 1000 / 4096.0) {
      assertThat(panel.left.write(frame)).isEqualTo(DONE);
      frames++;
    }
    assertThat(frames).isLessThanOrEqualTo(97);
  }

  @Example
  void aGeneralCallResetsTheConvertersWithThePwmChipsAndAllOfThemAreFound() {
    panel.upper.exchange(0);
    panel.time.advanceBy(TICK_NS);
    new RawDevice(panel.bus.device(0x00)).write(0x06);
    assertThat(panel.left.verify()).isInstanceOf(ChipFault.WasReset.class);
    assertThat(panel.right.verify()).isInstanceOf(ChipFault.WasReset.class);
    assertThat(panel.upper.exchange(0)).isInstanceOf(ChipFault.WasReset.class);
  }

  @Example
  void aStartedPwmChipNoLongerAnswersTheAllCallAddress() {
    assertThat(panel.bus.device(0x70).write(new byte[1], 0, 1).isDone()).isFalse();
  }

  @Example
  void theWrongChipAtAnAddressIsRefused() {
    // An INA226 and a PCA9685 can both be strapped to 0x45, 0x40 and so on.
    assertThat(refused(Pca9685.start(panel.bus.device(0x45), Pca9685.Setup.DEFAULT, panel.pause)))
        .isInstanceOf(ChipFault.Lying.class);
    assertThat(refused(Ina226.start(panel.bus.device(0x41), Ina226.Setup.DEFAULT, panel.pause)))
        .isInstanceOf(ChipFault.class);
    assertThat(refused(Ina226.start(panel.bus.device(0x48), Ina226.Setup.DEFAULT, panel.pause)))
        .isInstanceOf(ChipFault.Lying.class);
  }

  @Example
  void aChipThatIsNotThereIsMissingAtTheStart() {
    assertThat(refused(Ads1115.start(panel.bus.device(0x4A))))
        .isEqualTo(new ChipFault.Missing("ADS1115", 0x4A, "Lo_thresh"));
    assertThat(
            refused(Mcp9808.start(panel.bus.device(0x1F), Mcp9808.Plausible.ON_SKIN, panel.pause)))
        .isEqualTo(new ChipFault.Missing("MCP9808", 0x1F, "Manufacturer ID"));
  }

  @Provide
  Arbitrary<int[]> frame() {
    Arbitrary<Integer> duration =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.just(0)),
            Tuple.of(1, Arbitraries.just(4096)),
            Tuple.of(6, Arbitraries.integers().between(0, 4096)));
    return duration.array(int[].class).ofSize(16);
  }

  @Provide
  Arbitrary<int[][]> frames() {
    return frame().array(int[][].class).ofMinSize(1).ofMaxSize(6);
  }

  private static int[] filled(int duration) {
    int[] frame = new int[16];
    Arrays.fill(frame, duration);
    return frame;
  }
}
