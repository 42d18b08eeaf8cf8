package org.sentuh.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.sentuh.settings.SettingsRefused;

/** What every refusal of a settings file owes the person who must mend it. */
final class Refusals {

  private Refusals() {}

  /** The sentence, which names the file and may be printed on a terminal. */
  static String complete(SettingsRefused refused) {
    String sentence = String.valueOf(refused.getMessage());
    assertThat(sentence).startsWith("fuzz").contains("; allowed ");
    assertThat(sentence.codePoints()).noneMatch(Character::isISOControl);
    assertThat(refused.remedy()).isNotBlank();
    return sentence;
  }
}
