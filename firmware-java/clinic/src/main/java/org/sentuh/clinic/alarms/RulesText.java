package org.sentuh.clinic.alarms;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sentuh.settings.AlarmRule;
import org.sentuh.settings.AlarmRules;
import org.sentuh.settings.AlarmsFile;
import org.sentuh.settings.SettingsRefused;

/** Writes other numbers into a text of rules, whose comments stay. */
final class RulesText {

  private RulesText() {}

  /**
   * The text with other numbers of one rule, and the next revision; empty where they are not
   * allowed, or the text is laid out in another way than the one that is shipped.
   */
  static Optional<String> with(String content, AlarmRule rule, double limit, Duration lasting) {
    AlarmRules before = AlarmsFile.read("rules", content);
    String block = block(content, rule.id());
    String changed = block;
    if (rule.about().side() != AlarmRule.Side.YES) {
      changed =
          changed.replaceFirst(
              "(when: *\\{ *" + rule.about().key() + ": *)[^},]+",
              "$1" + Matcher.quoteReplacement(decimal(limit)));
    }
    changed = changed.replaceFirst("(?m)^ *lasting_minutes:.*\\R", "");
    if (!lasting.isZero()) {
      changed =
          changed.replaceFirst(
              "(?m)^( *)(level:.*)$", "$1$2\n$1lasting_minutes: " + lasting.toMinutes());
    }
    String text =
        content
            .replace(block, changed)
            .replaceFirst("(?m)^revision:.*$", "revision: " + (before.revision() + 1));
    return isAsMeant(text, before, rule.with(limit, lasting))
        ? Optional.of(text)
        : Optional.empty();
  }

  private static String block(String content, String id) {
    Matcher found =
        Pattern.compile("(?ms)^( *- id: *" + Pattern.quote(id) + " *\\R.*?)(?=^ *- id:|\\z)")
            .matcher(content);
    return found.find() ? found.group(1) : content;
  }

  /** What a reader makes of it decides, not how it was written. */
  private static boolean isAsMeant(String text, AlarmRules before, AlarmRule changed) {
    List<AlarmRule> meant =
        before.rules().stream()
            .map(rule -> rule.id().equals(changed.id()) ? changed : rule)
            .toList();
    try {
      return AlarmsFile.read("rules", text).equals(new AlarmRules(before.revision() + 1, meant));
    } catch (SettingsRefused otherwise) {
      return false;
    }
  }

  static String decimal(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
