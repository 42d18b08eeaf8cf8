package org.sentuh.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.settings.HazardsFile;
import org.sentuh.settings.SettingsRefused;

/** Any text is hazards or is refused. */
class HazardsFuzz {

  @MethodSource("org.sentuh.fuzz.Seeds#hazards")
  @FuzzTest
  void anyTextIsHazardsOrIsRefused(byte[] text) throws Exception {
    Allowance.keep(text, () -> read(new String(text, StandardCharsets.UTF_8)));
  }

  private static String read(String text) {
    try {
      return HazardsFile.read("fuzz", text).toString();
    } catch (SettingsRefused refused) {
      return Refusals.complete(refused);
    }
  }
}
