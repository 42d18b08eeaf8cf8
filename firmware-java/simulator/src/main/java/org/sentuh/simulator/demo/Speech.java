package org.sentuh.simulator.demo;

import java.util.List;
import java.util.Locale;
import org.sentuh.control.pattern.Title;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.control.treatment.State;
import org.sentuh.telemetry.words.Phrases;
import org.sentuh.telemetry.words.Words;

/**
 * One language of the view: the product's own words, and the few that only this view says.
 * Immutable.
 */
final class Speech {

  /** The languages in the order in which a key goes through them. */
  private static final List<String> LANGUAGES = List.of("id", "en");

  private final String code;
  private final Words words;
  private final Phrases live;

  /**
   * The view's words in a language.
   *
   * @throws IllegalArgumentException when there are none
   */
  Speech(String code) {
    if (!LANGUAGES.contains(code)) {
      throw new IllegalArgumentException(
          "the live view does not speak '" + code + "'; choose one of " + LANGUAGES);
    }
    String file = "live_" + code + ".properties";
    this.code = code;
    this.words = Words.of(Locale.of(code));
    this.live = Phrases.read(file, Speech.class.getResourceAsStream(file));
  }

  /** The next language. */
  Speech other() {
    return new Speech(LANGUAGES.get((LANGUAGES.indexOf(code) + 1) % LANGUAGES.size()));
  }

  String code() {
    return code;
  }

  /** The words that the whole product shares. */
  Words words() {
    return words;
  }

  /** A phrase of this view; names and what is put in their place come in turns. */
  String live(String key, String... filled) {
    return live.text(key, filled);
  }

  String title(Title title) {
    return code.equals("id") ? title.id() : title.en();
  }

  /** Where the treatment is, in a word or two. */
  String state(State state) {
    return words.state(state.word());
  }

  /** How well the panel lies on the back. */
  String contact(int touching, int zones) {
    if (touching == zones) {
      return live("contact.all");
    }
    return touching == 0
        ? live("contact.none")
        : live("contact.some", "touching", "" + touching, "zones", "" + zones);
  }

  /** What is said of a command that was taken; often nothing, because the picture shows it. */
  String taken(String command) {
    String key = "answer." + command;
    return live.has(key) ? live.text(key) : "";
  }

  /** What is said of a command that was not taken. */
  String refused(Refusal why) {
    return words.mother(why);
  }

  /** The word beside a key. */
  String key(Key key, State state) {
    return switch (key) {
      case PAUSE -> live(state instanceof State.Paused ? "key.resume" : "key.pause");
      case SOFTER -> live("key.softer");
      case STRONGER -> live("key.stronger");
      case STOP -> live(state.hasEnded() ? "key.close" : "key.stop");
      case LANGUAGE -> live("key.language");
      case THEME -> live("key.theme");
      case HELP -> live("key.help");
      case PAGES -> live("key.pages");
    };
  }

  /** A number as it is written in this language. */
  String decimal(double value, int digits) {
    String written = String.format(Locale.ROOT, "%." + digits + "f", value);
    return written.replace(".", live("decimal"));
  }

  /** Seconds as {@code 3:10}. */
  static String minutes(long seconds) {
    return seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
  }
}
