package org.sentuh.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.sentuh.settings.Hazards.By;
import org.sentuh.settings.Hazards.Circuit;
import org.sentuh.settings.Hazards.Control;
import org.sentuh.settings.Hazards.Hazard;
import org.sentuh.settings.Hazards.Open;
import org.sentuh.settings.Hazards.Probability;
import org.sentuh.settings.Hazards.Risk;
import org.sentuh.settings.Hazards.Severity;
import org.sentuh.settings.Hazards.Standing;
import org.sentuh.settings.Hazards.Words;

/**
 * Reads the hazards, as in {@code config/safety/hazards.yaml}.
 *
 * <p>Whether what a file names exists (a class, a test, a limit, a reason code) is not its
 * business: a test of the whole house asks that.
 */
public final class HazardsFile {

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
  private static final String IDS = "1 to 40 of a-z, 0-9 and '-'";
  private static final Pattern LIMIT = Pattern.compile("[a-z]{1,20}\\.[a-z0-9_]{1,40}");
  private static final String LIMITS = "a key of config/limits.yaml, as skin.stop_celsius";
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9.-]{0,59}");
  private static final String NAMES = "1 to 60 of letters, digits, '.' and '-'";
  private static final Pattern TEST =
      Pattern.compile("[A-Z][A-Za-z0-9]{0,59}(?:#[a-z][A-Za-z0-9]{0,119})?");
  private static final String TESTS = "a test class, or one and its method, as LimitsTest#refuses";
  private static final int TITLE = 60;
  private static final int SENTENCE = 320;

  private HazardsFile() {}

  /** Reads the hazards from a file. */
  public static Hazards read(Path file) {
    return read(SettingsText.of(file));
  }

  /** Reads the hazards from a text; refusals call it by the name given. */
  public static Hazards read(String name, String content) {
    return read(SettingsText.of(name, content));
  }

  static Hazards read(SettingsText text) {
    Section top = Section.top(text, Kind.HAZARDS, "circuits", "hazards");
    return new Hazards(
        top.named("circuits", ID, IDS, 1, 20, "does", "stands").stream()
            .map(named -> circuit(named.name(), named.section()))
            .toList(),
        top
            .named(
                "hazards",
                ID,
                IDS,
                1,
                80,
                "title",
                "situation",
                "harm",
                "causes",
                "before",
                "after",
                "bounds",
                "controls",
                "reasons",
                "open")
            .stream()
            .map(named -> hazard(named.name(), named.section()))
            .toList());
  }

  /**
   * What stands in a limits file at each of some keys, with its unit.
   *
   * @throws SettingsRefused when nothing does
   */
  public static List<String> bounds(String name, String limits, List<String> keys) {
    Section top = Section.anyTop(SettingsText.of(name, limits));
    return keys.stream().map(key -> bound(top, key)).toList();
  }

  private static String bound(Section top, String key) {
    Value value = top.find(key).orElseThrow(() -> top.spot().child(key).missing(LIMITS, "add it"));
    return (value.shown() + " " + Unit.shown(key)).strip();
  }

  private static Circuit circuit(String name, Section circuit) {
    return new Circuit(
        name,
        circuit.text("does", SENTENCE),
        circuit.oneOf("stands", List.of(Standing.values()), Section::word));
  }

  private static Hazard hazard(String id, Section hazard) {
    return new Hazard(
        id,
        words(hazard, "title", TITLE),
        words(hazard, "situation", SENTENCE),
        words(hazard, "harm", SENTENCE),
        hazard.list("causes", 1, 8, "causes").stream().map(v -> v.text(SENTENCE)).toList(),
        risk(hazard, "before"),
        risk(hazard, "after"),
        names(hazard, "bounds", 12, LIMIT, LIMITS),
        list(hazard, "controls", 12).stream().map(HazardsFile::control).toList(),
        names(hazard, "reasons", 16, ID, IDS),
        list(hazard, "open", 6).stream().map(HazardsFile::open).toList());
  }

  private static Words words(Section hazard, String key, int longest) {
    Section words = hazard.section(key, "id", "en");
    return new Words(words.text("id", longest), words.text("en", longest));
  }

  private static Risk risk(Section hazard, String key) {
    Section risk = hazard.section(key, "severity", "probability");
    return new Risk(
        risk.oneOf("severity", List.of(Severity.values()), Section::word),
        risk.oneOf("probability", List.of(Probability.values()), Section::word));
  }

  private static Control control(Value value) {
    Section control = Section.of(value, "by", "name", "does", "tests");
    return new Control(
        control.oneOf("by", List.of(By.values()), Section::word),
        control.name("name", NAME, NAMES),
        control.text("does", SENTENCE),
        names(control, "tests", 8, TEST, TESTS));
  }

  private static Open open(Value value) {
    Section open = Section.of(value, "missing", "closed_by");
    return new Open(open.text("missing", SENTENCE), open.name("closed_by", NAME, NAMES));
  }

  /** A list that may be left out. */
  private static List<Value> list(Section section, String key, int most) {
    return section.has(key) ? section.list(key, 1, most, key) : List.of();
  }

  private static List<String> names(
      Section section, String key, int most, Pattern form, String forms) {
    return list(section, key, most).stream().map(value -> value.name(form, forms)).toList();
  }
}
