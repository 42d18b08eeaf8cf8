package org.sentuh.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.sentuh.control.arming.Question;
import org.sentuh.control.arming.Questionnaire;
import org.sentuh.control.arming.Severity;
import org.sentuh.control.pattern.Title;

/** Reads the questions before a treatment, as in {@code config/screening.yaml}. */
public final class ScreeningFile {

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
  private static final String IDS = "1 to 40 of a-z, 0-9 and '-'";
  private static final int MOST_QUESTIONS = 40;
  private static final int LONGEST_WORDS = 240;
  private static final int LONGEST_SOURCE = 400;
  private static final long NS_PER_MINUTE = 60_000_000_000L;

  private ScreeningFile() {}

  /** Reads the questions from a file. */
  public static Questionnaire read(Path file) {
    return read(SettingsText.of(file));
  }

  /** Reads the questions from a text; refusals call it by the name given. */
  public static Questionnaire read(String name, String content) {
    return read(SettingsText.of(name, content));
  }

  static Questionnaire read(SettingsText text) {
    Section top = Section.top(text, Kind.SCREENING, "revision", "valid_minutes", "questions");
    int revision = top.whole("revision", 1, 1_000_000);
    long validNs = top.whole("valid_minutes", 1, 60) * NS_PER_MINUTE;
    List<Question> questions =
        top.list("questions", 1, MOST_QUESTIONS, "questions").stream()
            .map(ScreeningFile::question)
            .toList();
    return top.make("questions", () -> new Questionnaire(revision, validNs, questions));
  }

  private static Question question(Value value) {
    Section of = Section.of(value, "id", "asks", "forbids", "severity", "now", "source", "awaits");
    return new Question(
        of.name("id", ID, IDS),
        words(of.section("asks", "id", "en")),
        of.oneOf("forbids", List.of(true, false), yes -> yes ? "yes" : "no"),
        of.oneOf("severity", List.of(Severity.values()), Section::word),
        words(of.section("now", "id", "en")),
        of.text("source", LONGEST_SOURCE),
        of.oneOf(
            "awaits",
            List.of(true, false),
            signature -> signature ? "clinician's signature" : "nothing"));
  }

  private static Title words(Section of) {
    return new Title(of.text("id", LONGEST_WORDS), of.text("en", LONGEST_WORDS));
  }
}
