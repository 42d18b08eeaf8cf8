package org.sentuh.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.body.Panel;
import org.sentuh.settings.DeviceFile;
import org.sentuh.settings.PanelFile;
import org.sentuh.settings.SettingsRefused;

/** Any text is a device that is wired for a panel, or is refused. */
class DeviceFuzz {

  private static final Panel PANEL = PanelFile.read("m", Seeds.shipped("panels/m.yaml"));

  @MethodSource("org.sentuh.fuzz.Seeds#devices")
  @FuzzTest
  void anyTextIsADeviceThatIsWiredForThePanelOrIsRefused(byte[] text) throws Exception {
    Allowance.keep(text, () -> read(text));
  }

  private static String read(byte[] text) {
    try {
      return DeviceFile.read("fuzz", text, PANEL).toString();
    } catch (SettingsRefused refused) {
      return Refusals.complete(refused);
    }
  }
}
