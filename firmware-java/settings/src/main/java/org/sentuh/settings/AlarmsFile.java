package org.sentuh.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sentuh.control.pattern.Title;

/** Reads by which rules somebody is called to a device, as in {@code config/alarms.yaml}. */
public final class AlarmsFile {

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
  private static final String IDS = "1 to 40 of a-z, 0-9 and '-'";
  private static final int MOST_RULES = 60;
  private static final int MOST_MINUTES = 43_200;
  private static final int LONGEST_WORDS = 240;
  private static final int LONGEST_SOURCE = 400;

  private static final String[] KEYS =
      Arrays.stream(AlarmRule.About.values()).map(AlarmRule.About::key).toArray(String[]::new);

  private AlarmsFile() {}

  /** Reads the rules from a file. */
  public static AlarmRules read(Path file) {
    return read(SettingsText.of(file));
  }

  /** Reads the rules from a text; refusals call it by the name given. */
  public static AlarmRules read(String name, String content) {
    return read(SettingsText.of(name, content));
  }

  static AlarmRules read(SettingsText text) {
    Section top = Section.top(text, Kind.ALARMS, "revision", "rules");
    int revision = top.whole("revision", 1, 1_000_000);
    List<AlarmRule> rules =
        top.list("rules", 1, MOST_RULES, "rules").stream().map(AlarmsFile::rule).toList();
    return top.make("rules", () -> new AlarmRules(revision, rules));
  }

  private static AlarmRule rule(Value value) {
    Section of =
        Section.of(
            value,
            "id",
            "when",
            "level",
            "lasting_minutes",
            "who",
            "escalates",
            "title",
            "now",
            "source",
            "awaits");
    Section when = of.section("when", KEYS);
    AlarmRule.About about = about(of, when);
    return new AlarmRule(
        of.name("id", ID, IDS),
        about,
        limit(when, about),
        of.oneOf("level", List.of(AlarmRule.Level.values()), AlarmRule.Level::word),
        Duration.ofMinutes(of.whole("lasting_minutes", 0, MOST_MINUTES, 0)),
        of.oneOf("who", List.of(AlarmRule.Who.values()), AlarmRule.Who::word),
        escalation(of),
        words(of.section("title", "id", "en")),
        words(of.section("now", "id", "en")),
        of.text("source", LONGEST_SOURCE),
        of.oneOf(
            "awaits",
            List.of(true, false),
            signature -> signature ? "clinician's signature" : "nothing"));
  }

  private static AlarmRule.About about(Section of, Section when) {
    List<AlarmRule.About> about =
        Arrays.stream(AlarmRule.About.values()).filter(one -> when.has(one.key())).toList();
    if (about.size() != 1) {
      throw of.refusal(
          "when", "one of " + String.join(", ", KEYS), "write one; another thing is another rule");
    }
    return about.getFirst();
  }

  private static double limit(Section when, AlarmRule.About about) {
    return about.side() == AlarmRule.Side.YES
        ? when.oneOf(about.key(), List.of(0.0), yes -> "yes")
        : when.number(about.key(), about.least(), about.most());
  }

  private static Optional<AlarmRule.Escalation> escalation(Section of) {
    if (!of.has("escalates")) {
      return Optional.empty();
    }
    Section escalates = of.section("escalates", "after_minutes", "to");
    return Optional.of(
        new AlarmRule.Escalation(
            Duration.ofMinutes(escalates.whole("after_minutes", 1, MOST_MINUTES)),
            escalates.oneOf("to", List.of(AlarmRule.Who.values()), AlarmRule.Who::word)));
  }

  private static Title words(Section of) {
    return new Title(of.text("id", LONGEST_WORDS), of.text("en", LONGEST_WORDS));
  }
}
