package org.sentuh.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.settings.LimitsFile;
import org.sentuh.settings.SettingsRefused;

/** Any text is limits, no looser than those in code, or is refused. */
class LimitsFuzz {

  @MethodSource("org.sentuh.fuzz.Seeds#limits")
  @FuzzTest
  void anyTextIsLimitsOrIsRefused(byte[] text) throws Exception {
    Allowance.keep(text, () -> read(text));
  }

  private static String read(byte[] text) {
    try {
      return LimitsFile.read("fuzz", text).toString();
    } catch (SettingsRefused refused) {
      return Refusals.complete(refused);
    }
  }
}
