package org.sentuh.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.settings.PrescriptionDocument;
import org.sentuh.settings.SettingsRefused;

/** A prescription comes over the network: any text is one that narrows, or is refused. */
class PrescriptionFuzz {

  @MethodSource("org.sentuh.fuzz.Seeds#prescriptions")
  @FuzzTest
  void anyTextIsAPrescriptionOrIsRefused(byte[] text) throws Exception {
    Allowance.keep(text, () -> judge(new String(text, StandardCharsets.UTF_8)));
  }

  private static String judge(String text) {
    try {
      return PrescriptionDocument.read("fuzz", text).toString();
    } catch (SettingsRefused refused) {
      return Refusals.complete(refused);
    }
  }
}
