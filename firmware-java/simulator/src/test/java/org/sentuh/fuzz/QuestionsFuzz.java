package org.sentuh.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.settings.AllowanceFile;
import org.sentuh.settings.ScreeningFile;
import org.sentuh.settings.SettingsRefused;
import org.sentuh.settings.UseFile;

/** Any text is questions, or what a day may bring, or what a box is used for, or is refused. */
class QuestionsFuzz {

  @MethodSource("org.sentuh.fuzz.Seeds#questions")
  @FuzzTest
  void anyTextIsQuestionsOrAnAllowanceOrAUseOrIsRefused(byte[] input) throws Exception {
    String text = new String(input, StandardCharsets.UTF_8);
    Allowance.keep(input, () -> questions(text));
    Allowance.keep(input, () -> allowance(text));
    Allowance.keep(input, () -> use(text));
  }

  private static String questions(String text) {
    try {
      return ScreeningFile.read("fuzz", text).toString();
    } catch (SettingsRefused refused) {
      return Refusals.complete(refused);
    }
  }

  private static String allowance(String text) {
    try {
      return AllowanceFile.read("fuzz", text).toString();
    } catch (SettingsRefused refused) {
      return Refusals.complete(refused);
    }
  }

  private static String use(String text) {
    try {
      return UseFile.read("fuzz", text).toString();
    } catch (SettingsRefused refused) {
      return Refusals.complete(refused);
    }
  }
}
