package org.sentuh.simulator.report;

import org.sentuh.control.pattern.Title;
import org.sentuh.telemetry.words.Phrases;
import org.sentuh.telemetry.words.Words;

/**
 * One of the page's languages: the product's words, the page's own phrases, and how numbers are
 * written.
 *
 * @param words what people are told
 * @param phrases the page's titles and labels
 * @param figures numbers
 */
record Tongue(Words words, Phrases phrases, Figures figures) {

  static Tongue indonesian() {
    return of(Words.indonesian());
  }

  static Tongue english() {
    return of(Words.english());
  }

  private static Tongue of(Words words) {
    String file = "report_" + words.language() + ".properties";
    Phrases phrases = Phrases.read(file, Tongue.class.getResourceAsStream(file));
    return new Tongue(words, phrases, new Figures(phrases));
  }

  String language() {
    return words.language();
  }

  /** One of the page's phrases. */
  String say(String key, String... filled) {
    return phrases.text(key, filled);
  }

  /** The one of a title's names that this language has; English for a language that it lacks. */
  String of(Title title) {
    return language().equals("id") ? title.id() : title.en();
  }
}
