package org.sentuh.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sentuh.control.body.Panel;
import org.sentuh.control.pressure.FsrLaw;
import org.sentuh.settings.DeviceSettings.MotorCalibration;
import org.sentuh.settings.DeviceSettings.MotorWire;
import org.sentuh.settings.DeviceSettings.PressureWire;
import org.sentuh.settings.DeviceSettings.SkinWire;

/** What the rest of the device is given of its own build. */
class DeviceSettingsTest {

  private static final MotorCalibration USUAL = new MotorCalibration(0.2, 0.7, 40_000_000L, 0.75);

  private final Panel panel = PanelFile.read("panel", Samples.text(Samples.PANEL));
  private final DeviceSettings device = DeviceFile.read("device", Samples.text(Samples.DEVICE));

  @Test
  void wiresComeInThePanelsOrderWhateverTheFilesOrderIs() {
    String swapped =
        Samples.with(Samples.DEVICE, 14, "3B: {chip: 0x41, channel: 1}")
            .replaceFirst(
                "(?s)(3A: .*?)3B: \\{chip: 0x41, channel: 1}", "$11A: {chip: 0x40, channel: 0}");
    DeviceSettings other = DeviceFile.read("device", swapped, panel);
    assertThat(other.motors().wires().get(0).site()).isEqualTo("3B");
    assertThat(other.motors().wires(panel)).isEqualTo(device.motors().wires(panel));
    assertThat(device.motors().wires(panel).stream().map(MotorWire::site))
        .containsExactly("1A", "1B", "2A", "2B", "3A", "3B");
  }

  @Test
  void aMotorHasItsOwnCalibrationWhereItsLineSaysSoAndTheUsualForTheRest() {
    assertThat(device.motors().wires(panel).get(2)).isEqualTo(new MotorWire("2A", 0x40, 2, USUAL));
    assertThat(device.motors().wires(panel).get(3))
        .isEqualTo(
            new MotorWire("2B", 0x41, 2, new MotorCalibration(0.25, 0.7, 60_000_000L, 0.75)));
  }

  @Test
  void aSensorHasItsOwnConstantsWhereItsLineSaysSo() {
    assertThat(device.pressure().wires(panel))
        .containsExactly(
            new PressureWire("upper", 0x48, 0, 9000, 0.9, 6800),
            new PressureWire("lower", 0x48, 1, 8000, 0.95, 6700));
    assertThat(device.pressure().railChip()).isEqualTo(0x48);
    assertThat(device.pressure().railInput()).isEqualTo(3);
  }

  /** A 20 mm puck has an area of 314.16 mm². */
  @Test
  void aSensorsLawStandsUnderThePanelsPuck() {
    List<FsrLaw> laws = device.pressure().laws(panel);
    assertThat(laws).extracting(FsrLaw::r1Ohm).containsExactly(9000.0, 8000.0);
    assertThat(laws.get(1).puckAreaMm2()).isCloseTo(314.16, within(0.01));
  }

  @Test
  void thermometersComeInThePanelsOrder() {
    assertThat(device.skin(panel)).containsExactly(new SkinWire("skin", 0x18));
  }

  @Test
  void theSingleValuesAreThoseOfTheFile() {
    assertThat(device.id()).isEqualTo("bench-1");
    assertThat(device.panelFile()).isEqualTo(Path.of("panels/small.yaml"));
    assertThat(device.tickNs()).isEqualTo(10_000_000L);
    assertThat(device.motors().pwmHz()).isEqualTo(1000);
    assertThat(device.lines().heartbeatGpio()).isEqualTo(17);
    assertThat(device.lines().heartbeatCutOffNs()).isEqualTo(250_000_000L);
    assertThat(device.lines().stopButton()).isEqualTo(new DeviceSettings.Input(27, true));
    assertThat(device.lines().chargerPresent()).isEqualTo(new DeviceSettings.Input(22, false));
  }

  @Test
  void askingForAPanelThatTheDeviceIsNotWiredForIsABug() {
    Panel other = PanelFile.read("panel", Samples.text(Samples.MOTORS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> device.motors().wires(other))
        .withMessageContaining("site a has 0 wires");
    assertThatIllegalArgumentException().isThrownBy(() -> device.pressure().wires(other));
  }

  @Test
  void aStoredCopyReadsAsTheFileDoes() {
    byte[] copy = Samples.text(Samples.DEVICE).getBytes(StandardCharsets.UTF_8);
    assertThat(DeviceFile.read("copy", copy)).isEqualTo(device);
    assertThat(DeviceFile.read("copy", copy, panel)).isEqualTo(device);
    byte[] programme = Samples.text(Samples.PROGRAMME).getBytes(StandardCharsets.UTF_8);
    assertThat(ProgrammeFile.read("copy", programme))
        .isEqualTo(ProgrammeFile.read("text", Samples.text(Samples.PROGRAMME)));
    byte[] limits = Samples.text(Samples.LIMITS).getBytes(StandardCharsets.UTF_8);
    assertThat(LimitsFile.read("copy", limits))
        .isEqualTo(LimitsFile.read(ConfigFolder.ROOT.resolve("limits.yaml")));
  }
}
