package org.sentuh.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that say themselves what they are. */
class SettingsFileTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectory(folder.resolve("panels"));
    Files.writeString(folder.resolve("panels/small.yaml"), Samples.text(Samples.PANEL));
    Files.writeString(folder.resolve("panels/three.yaml"), Samples.text(Samples.MOTORS));
  }

  @Test
  void aDeviceIsReadTogetherWithThePanelThatItNames() throws IOException {
    Path device = Files.writeString(folder.resolve("device.yaml"), Samples.text(Samples.DEVICE));
    assertThat(SettingsFile.check(device))
        .isEqualTo(
            "device bench-1, wired for panels/small.yaml: 6 motor channels, 2 pressure and 1"
                + " temperature sensors, tick 10 ms");
  }

  @Test
  void aDeviceWhosePanelDoesNotExistIsRefusedAtThatLine() throws IOException {
    String text = Samples.with(Samples.DEVICE, 3, "panel: panels/xl.yaml");
    assertThat(refusal(Files.writeString(folder.resolve("device.yaml"), text)))
        .hasMessage(
            folder
                + "/device.yaml:3: panel is panels/xl.yaml; allowed is the path of a panel file,"
                + " seen from this file's folder; write one that exists, as in panels/m.yaml");
  }

  @Test
  void aDeviceThatIsNotWiredForItsPanelIsRefused() throws IOException {
    String text = Samples.with(Samples.DEVICE, 3, "panel: panels/three.yaml");
    SettingsRefused refused = refusal(Files.writeString(folder.resolve("device.yaml"), text));
    assertThat(refused)
        .hasMessageContaining("device.yaml:38: pressure.sites.upper is no site of panel three");
  }

  @Test
  void aDeviceWhosePanelIsSpoiltIsRefusedInThePanelsFile() throws IOException {
    String spoilt = Samples.with(Samples.PANEL, 3, "pitch_mm: 400");
    Files.writeString(folder.resolve("panels/small.yaml"), spoilt);
    Path device = Files.writeString(folder.resolve("device.yaml"), Samples.text(Samples.DEVICE));
    assertThat(refusal(device).file()).isEqualTo(folder.resolve("panels/small.yaml").toString());
  }

  @Test
  void aFileThatDoesNotSayWhatItIsIsRefused() throws IOException {
    assertThat(refusal(Files.writeString(folder.resolve("a.yaml"), "name: m\n")))
        .hasMessageEndingWith(
            "a.yaml:1: kind is missing; allowed are programme, panel, limits, device, hazards,"
                + " screening, allowance, use, alarms, openid; add it");
    assertThat(refusal(Files.writeString(folder.resolve("a.yaml"), "# first\nkind: pannel\n")))
        .hasMessageEndingWith(
            "a.yaml:2: kind is pannel; allowed are programme, panel, limits, device, hazards,"
                + " screening, allowance, use, alarms, openid; did you mean panel?");
  }

  private static SettingsRefused refusal(Path file) {
    SettingsRefused refused =
        catchThrowableOfType(SettingsRefused.class, () -> SettingsFile.check(file));
    assertThat(refused).as("accepted: " + file).isNotNull();
    return refused;
  }
}
