package org.sentuh.settings;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A settings file that will not be used, and everything a person needs to mend it.
 *
 * <p>The message says all of it in one sentence, for example {@code
 * config/programmes/standard.yaml:31: phases[1].strokes[0].circle.diameter_mm is 140; allowed are
 * 10 to 80 mm; write a number in that range}. It holds no control characters, whatever stood in the
 * file, so it may be printed on a terminal as it is.
 *
 * <p>Thrown while files are read, which is before anything runs; nothing has been changed by then.
 */
public final class SettingsRefused extends RuntimeException {

  private static final long serialVersionUID = 1;
  private static final int LONGEST_SHOWN = 80;

  private final String file;
  private final int line;
  private final String key;
  private final @Nullable String value;
  private final String allowed;
  private final String remedy;

  SettingsRefused(
      Spot spot, String problem, @Nullable String value, String allowed, String remedy) {
    super(sentence(spot, problem, allowed, remedy));
    this.file = spot.file();
    this.line = spot.line();
    this.key = shown(spot.key());
    this.value = value == null ? null : shown(value);
    this.allowed = shown(allowed, Integer.MAX_VALUE);
    this.remedy = shown(remedy, Integer.MAX_VALUE);
  }

  /** The same refusal with what brought it about. */
  SettingsRefused because(Exception cause) {
    initCause(cause);
    return this;
  }

  /** The file, as it was named to the reader. */
  public String file() {
    return file;
  }

  /** The line of the culprit, from 1; nothing when the file as a whole is refused. */
  public OptionalInt line() {
    return line == Spot.WHOLE_FILE ? OptionalInt.empty() : OptionalInt.of(line);
  }

  /**
   * The dotted path of the culprit, as in {@code phases[1].strokes[0].circle.diameter_mm}; empty
   * when the file as a whole is refused.
   */
  public String key() {
    return key;
  }

  /**
   * What stands there, as it is written (shortened where it is long); nothing where it is missing.
   */
  public Optional<String> value() {
    return Optional.ofNullable(value);
  }

  /** What may stand there. */
  public String allowed() {
    return allowed;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  /** A text as it may be shown: no longer than a line, and without control characters. */
  static String shown(String text) {
    return shown(text, LONGEST_SHOWN);
  }

  private static String shown(String text, int longest) {
    StringBuilder clean = new StringBuilder();
    text.codePoints()
        .limit(longest)
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c)
        .forEach(clean::appendCodePoint);
    return text.codePointCount(0, text.length()) > longest ? clean + "..." : clean.toString();
  }

  private static String sentence(Spot spot, String problem, String allowed, String remedy) {
    String place = spot.line() == Spot.WHOLE_FILE ? spot.file() : spot.file() + ":" + spot.line();
    String subject = spot.key().isEmpty() ? "the file" : shown(spot.key());
    String verb = allowed.matches("(?s)(a|an|the|one|each) .*") ? "allowed is " : "allowed are ";
    return shown(
        place + ": " + subject + " " + problem + "; " + verb + allowed + "; " + remedy,
        Integer.MAX_VALUE);
  }
}
