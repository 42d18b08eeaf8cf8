package org.sentuh.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.settings.PanelFile;
import org.sentuh.settings.SettingsRefused;

/** Any text is a panel or is refused. */
class PanelFuzz {

  @MethodSource("org.sentuh.fuzz.Seeds#panels")
  @FuzzTest
  void anyTextIsAPanelOrIsRefused(byte[] text) throws Exception {
    Allowance.keep(text, () -> read(text));
  }

  private static String read(byte[] text) {
    try {
      return PanelFile.read("fuzz", text).name();
    } catch (SettingsRefused refused) {
      return Refusals.complete(refused);
    }
  }
}
