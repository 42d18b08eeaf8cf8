package org.sentuh.device.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Panel;
import org.sentuh.control.loop.Clock;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.device.readiness.Bed;
import org.sentuh.device.readiness.Memory;
import org.sentuh.settings.DeviceSettings.Pressure;
import org.sentuh.telemetry.wire.Notice;

class KeptCalibrationsTest {

  private static final Pressure WIRES = Bed.SETTINGS.pressure();

  private final Memory disk = new Memory();
  private final Panel panel = new Bed(disk).setup.panel();
  private final List<FsrLaw> file = WIRES.laws(panel);

  private static final class Stepped implements Clock {
    private long nowNs;

    @Override
    public long nowNs() {
      return nowNs;
    }

    @Override
    public void sleepUntil(long deadlineNs) {
      throw new AssertionError("nothing sleeps here");
    }
  }

  private final Stepped clock = new Stepped();
  private final KeptCalibrations kept = new KeptCalibrations(disk, clock);

  private Fitted fitted(double r1Ohm) {
    return new Fitted(
        Calibrations.wire(WIRES, panel, 0), r1Ohm, 0.91, 0.06, 6, "2026-03-04T07:32:10Z", "budi");
  }

  private List<FsrLaw> laws() {
    return new KeptCalibrations(disk, clock).now().laws(WIRES, panel);
  }

  @Test
  void withoutACalibrationTheFileCounts() {
    assertThat(laws()).isEqualTo(file);
    assertThat(Calibrations.NONE.isEmpty()).isTrue();
    assertThat(Calibrations.read(Calibrations.NONE.line()).laws(WIRES, panel)).isEqualTo(file);
  }

  @Test
  void whatIsKeptIsReadBackToTheLastBit() {
    double r1Ohm = 8_700.123456789011;
    kept.keep("upper-left", fitted(r1Ohm));
    assertThat(laws().getFirst().r1Ohm()).isEqualTo(r1Ohm);
    assertThat(laws().subList(1, 6)).isEqualTo(file.subList(1, 6));
    assertThat(Calibrations.read(kept.now().line())).isEqualTo(kept.now());
  }

  @Test
  void theOneBeforeIsKeptAndThereIsAWayBackToItAndOn() {
    kept.keep("upper-left", fitted(8_000));
    kept.keep("upper-left", fitted(10_000));
    kept.back("upper-left");
    assertThat(laws().getFirst().r1Ohm()).isEqualTo(8_000);
    kept.back("upper-left");
    assertThat(laws().getFirst().r1Ohm()).isEqualTo(10_000);
  }

  @Test
  void theWayBackFromTheFirstLeadsToTheFile() {
    kept.keep("upper-left", fitted(8_000));
    kept.back("upper-left");
    assertThat(laws()).isEqualTo(file);
    assertThat(kept.now().isEmpty()).isTrue();
    assertThat(kept.now().of("upper-left").before()).contains(fitted(8_000));
  }

  @Test
  void aPartThatHangsElsewhereByNowIsAnotherPart() {
    Fitted elsewhere = new Fitted("l:0x48:0:6800.0:314.0", 8_000, 0.9, 0.05, 6, "unknown", "budi");
    kept.keep("upper-left", elsewhere);
    assertThat(laws()).isEqualTo(file);
    assertThat(kept.now().counting(WIRES, panel, 0)).isEmpty();
  }

  @Test
  void whatCannotBeReadIsNoneAndNobodyIsStopped() {
    for (String line :
        List.of(
            "2 upper-left=file/file",
            "1 upper-left",
            "1 upper-left=file",
            "1 upper-left=a,b,c,d,e,f,g/file",
            "1 upper-left=w,8000,0.9/file",
            "1 upper-left=w,8,0.9,0.1,6,unknown,budi/file",
            "1 upper-left=w,8000,9,0.1,6,unknown,budi/file",
            "1 upper-left=w,8000,0.9,0.1,6,unknown,not a sign/file")) {
      disk.lines.put("calibration", line);
      assertThat(laws()).as(line).isEqualTo(file);
    }
  }

  @Test
  void theClinicIsToldOfThoseThatCountAndOfNothingWhereNobodyEverCalibrated() {
    assertThat(kept.now().notice(WIRES, panel)).isEmpty();
    kept.keep("upper-left", fitted(8_000));
    assertThat(kept.now().notice(WIRES, panel))
        .contains(
            new Notice.SensorsCalibrated(
                List.of(
                    new Notice.Calibrated("upper-left", "budi", "2026-03-04T07:32:10Z", 6, 0.06))));
    kept.back("upper-left");
    assertThat(kept.now().notice(WIRES, panel))
        .as("the file counts again, which the clinic does not know yet")
        .contains(new Notice.SensorsCalibrated(List.of()));
  }

  @Test
  void aDiskThatTakesNothingChangesNothing() {
    kept.keep("upper-left", fitted(8_000));
    KeptCalibrations onFull = new KeptCalibrations(new FullDisk(), clock);
    assertThatThrownBy(() -> onFull.keep("upper-left", fitted(9_500)))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(onFull.now()).isEqualTo(Calibrations.NONE);
    assertThat(onFull.isCalm(0)).isTrue();
  }

  @Test
  void itIsCalmOnceNobodyHasChangedAnythingForAWhile() {
    assertThat(kept.isCalm(60)).isTrue();
    clock.nowNs = 100;
    kept.keep("upper-left", fitted(8_000));
    clock.nowNs = 159;
    assertThat(kept.isCalm(60)).isFalse();
    clock.nowNs = 160;
    assertThat(kept.isCalm(60)).isTrue();
  }

  @Test
  void nobodySignsWithWhatIsNoSign() {
    assertThatThrownBy(() -> new Fitted("w", 8_000, 0.9, 0.05, 6, "unknown", "a/b"))
        .hasMessageContaining("1 to 20 letters");
  }
}
