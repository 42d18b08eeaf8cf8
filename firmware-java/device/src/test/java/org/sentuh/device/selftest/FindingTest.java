package org.sentuh.device.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sentuh.control.arming.SelfTestResult;
import org.sentuh.control.treatment.Reason;
import org.sentuh.device.chip.ChipFault;
import org.sentuh.device.selftest.SelfTestReport.Outcome;
import org.sentuh.telemetry.words.Words;

/** What becomes of a chip's fault, what a report amounts to, and what is remembered of it. */
class FindingTest {

  private static SelfTestReport report(Reason ended, Finding... findings) {
    return report(ended, 0, findings);
  }

  private static SelfTestReport report(Reason ended, long missedTicks, Finding... findings) {
    return new SelfTestReport(
        "m",
        5,
        4,
        ended,
        missedTicks,
        List.of(findings),
        Set.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new SelfTestReport.Power(3, 0, -1, 0, Double.NaN, false));
  }

  @Test
  void whatWasFoundWhileTicksCameLateIsDoubtedAndToldSo() {
    Finding weak = Finding.of(Fault.MOTOR_WEAK, "2B", "0x40 channel 5", 7, 9.6, 15.1);
    Words words = Words.of(Locale.ENGLISH);
    assertThat(report(Reason.COMPLETED, 3, weak).wasHeldUp()).isTrue();
    assertThat(SelfTestText.of(report(Reason.COMPLETED, 3, weak), words))
        .contains("3 steps came late");
    assertThat(report(Reason.TICKS_MISSED, 12).wasHeldUp()).isTrue();
    assertThat(report(Reason.COMPLETED, 3).wasHeldUp()).as("nothing was found").isFalse();
    assertThat(report(Reason.COMPLETED, 0, weak).wasHeldUp()).as("on time").isFalse();
    assertThat(SelfTestText.of(report(Reason.COMPLETED, 0, weak), words)).doesNotContain("late");
    assertThat(report(Reason.STOP_BUTTON, 3, weak).wasHeldUp()).as("stopped").isFalse();
    assertThat(report(Reason.OVERCURRENT, 3, weak).wasHeldUp()).as("let go").isFalse();
  }

  @Test
  void aChipsFaultNamesTheBoardThatCarriesIt() {
    assertThat(Finding.of(new ChipFault.Missing("ADS1115", 0x49, "Config")))
        .satisfies(finding -> {
          assertThat(finding.fault()).isEqualTo(Fault.CHIP_MISSING);
          assertThat(finding.part()).isEqualTo(Part.CONVERTER_BOARD);
          assertThat(finding.wire()).isEqualTo("0x49 Config");
        });
    assertThat(Finding.of(new ChipFault.Broken("PCA9685", 0x40, "MODE1")).part())
        .isEqualTo(Part.DRIVER_BOARD);
    assertThat(Finding.of(new ChipFault.StuckBus("INA226", 0x45, "Die ID")).fault())
        .isEqualTo(Fault.BUS_STUCK);
  }

  @Test
  void onesThatAreMissingArePulledDownBySomebodyElse() {
    assertThat(read(0x5449, 0x1408)).isEqualTo(Fault.ADDRESS_SHARED);
    assertThat(read(0x5449, 0x5448)).isEqualTo(Fault.ADDRESS_SHARED);
    assertThat(read(0x5449, 0x766B)).isEqualTo(Fault.CHIP_WRONG);
    assertThat(read(0x5449, 0x0000)).isEqualTo(Fault.CHIP_WRONG);
  }

  private static Fault read(int expected, int read) {
    return Finding.of(new ChipFault.Lying("INA226", 0x45, "Manufacturer ID", expected, read))
        .fault();
  }

  @Test
  void aReportIsSoundOnlyWhenItWasThroughAndFoundNothing() {
    Finding finding = Finding.of(new ChipFault.Missing("ADS1115", 0x49, "Config"));
    assertThat(report(Reason.COMPLETED).outcome()).isEqualTo(Outcome.SOUND);
    assertThat(report(Reason.CHARGING).outcome()).isEqualTo(Outcome.UNFINISHED);
    assertThat(report(Reason.COMPLETED, finding).outcome()).isEqualTo(Outcome.FAULTY);
    assertThat(report(Reason.CHARGING, finding).outcome()).isEqualTo(Outcome.FAULTY);
  }

  @Test
  void whatIsRememberedIsItsAgeAndItsOutcomeAndAnUnfinishedOneIsNone() {
    LastSelfTest last = new LastSelfTest();
    assertThat(last.get()).isNull();
    last.remember(report(Reason.COMPLETED), 70);
    assertThat(last.get()).isEqualTo(new SelfTestResult(70, true));
    Finding finding = Finding.of(new ChipFault.Missing("ADS1115", 0x49, "Config"));
    last.remember(report(Reason.COMPLETED, finding), 80);
    assertThat(last.get()).isEqualTo(new SelfTestResult(80, false));
    last.remember(report(Reason.STOP_BUTTON), 90);
    assertThat(last.get()).isNull();
  }
}
