package org.sentuh.clinic.design;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Set;
import org.sentuh.control.pattern.Circle;
import org.sentuh.control.pattern.Glide;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Rest;
import org.sentuh.control.pattern.RibSweep;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pattern.Title;
import org.sentuh.telemetry.words.Phrases;
import org.sentuh.telemetry.words.Words;

/**
 * How the parts of a programme are called in one language, by the keys of its file. A language is
 * one file, {@code design_CODE.properties}. Immutable.
 */
public final class DesignWords {

  /** What is a part of one in a file, and per cent for people. */
  private static final Set<String> PARTS =
      Set.of("intensity", "start_level", "ceiling", "ramp.from", "ramp.to");

  private final Locale language;
  private final Words words;
  private final Phrases phrases;

  /** The words of a language. */
  public DesignWords(String language) {
    this.language = Locale.of(language);
    this.words = Words.of(this.language);
    this.phrases = Phrases.beside(DesignWords.class, "design", language);
  }

  /** Every phrase by its key, for a page to look up. */
  public Phrases phrases() {
    return phrases;
  }

  String text(String key, String... filled) {
    return phrases.text(key, filled);
  }

  String title(Title title) {
    return language.getLanguage().equals("id") ? title.id() : title.en();
  }

  /** The name of a key of the file. */
  String key(String key) {
    return phrases.text("key." + key.replace('.', '-'));
  }

  /** A value of the file as people read it, with its unit. */
  String value(String key, Object value) {
    return switch (value) {
      case Double number when PARTS.contains(key) -> figure(number * 100) + " %";
      case Double number -> withUnit(key, figure(number));
      case Integer number -> withUnit(key, number.toString());
      default -> word(key, value.toString());
    };
  }

  private String withUnit(String key, String figure) {
    return phrases.has("unit." + key) ? figure + " " + phrases.text("unit." + key) : figure;
  }

  private String word(String key, String written) {
    String known = key + "." + written;
    return phrases.has(known) ? phrases.text(known) : written;
  }

  /** What a stroke is, and where, in a few words. */
  String stroke(Stroke stroke) {
    String kind = words.stroke(stroke.path());
    return switch (stroke.path()) {
      case Circle circle -> kind + " " + circle.from() + "–" + circle.to();
      case Glide glide -> kind + " " + glide.from() + "–" + glide.to();
      case RibSweep sweep -> kind + " " + sweep.rib().number();
      case Hold hold -> kind + " " + hold.at();
      case Rest rest -> kind + " " + figure(rest.seconds()) + " " + phrases.text("unit.lasts_s");
    };
  }

  /** A number with the language's decimal sign; all of its digits, for two values must differ. */
  private String figure(double number) {
    BigDecimal exact =
        BigDecimal.valueOf(number).setScale(12, RoundingMode.HALF_EVEN).stripTrailingZeros();
    char sign = DecimalFormatSymbols.getInstance(language).getDecimalSeparator();
    return (exact.signum() == 0 ? "0" : exact.toPlainString()).replace('.', sign);
  }
}
