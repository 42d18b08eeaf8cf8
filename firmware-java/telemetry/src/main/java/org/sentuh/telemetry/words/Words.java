package org.sentuh.telemetry.words;

import java.util.Locale;
import java.util.Set;
import org.sentuh.control.arming.Check;
import org.sentuh.control.pattern.Circle;
import org.sentuh.control.pattern.Glide;
import org.sentuh.control.pattern.Hold;
import org.sentuh.control.pattern.Path;
import org.sentuh.control.pattern.Rest;
import org.sentuh.control.pattern.RibSweep;
import org.sentuh.control.pattern.Stroke;
import org.sentuh.control.pressure.SensorFault;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;

/**
 * The product's words in one language: for every reason, refusal and sensor fault what the mother,
 * the midwife and the technician are told, and the names of states, strokes, zones and straps.
 *
 * <p>Nobody else invents a wording. A language is one file, {@code words_CODE.properties}; what it
 * lacks is said in English. Immutable, safe for any thread.
 */
public final class Words {

  private final String language;
  private final Phrases phrases;

  private Words(String language, Phrases phrases) {
    this.language = language;
    this.phrases = phrases;
  }

  private static Words of(String language) {
    return new Words(language, Phrases.beside(Words.class, "words", language));
  }

  /** Bahasa Indonesia, the product's first language. */
  public static Words indonesian() {
    return of("id");
  }

  /** English. */
  public static Words english() {
    return of("en");
  }

  /** The words of a language; English ones where there is no file for it. */
  public static Words of(Locale locale) {
    return of(locale.getLanguage());
  }

  /** The same, with what they lack from a file that says more than its own room's phrases. */
  public Words filledFrom(Phrases other) {
    return new Words(language, phrases.filledFrom(other));
  }

  /** The keys of all that is said in English for want of a phrase, in alphabetical order. */
  public Set<String> missing() {
    return phrases.missing();
  }

  /** The language's code, as in {@code id}: what a page writes into {@code lang}. */
  public String language() {
    return language;
  }

  /** The language's name in itself. */
  public String languageName() {
    return phrases.text("language");
  }

  /** Everything that is said of a reason. */
  public Telling telling(Reason reason) {
    return new Telling(name(reason), mother(reason), midwife(reason), technician(reason));
  }

  /** A few words for a reason. */
  public String name(Reason reason) {
    return phrases.text("reason." + reason.code() + ".name");
  }

  /** The mother's sentence for a reason. */
  public String mother(Reason reason) {
    return phrases.text("reason." + reason.code() + ".mother");
  }

  /** The midwife's note for a reason. */
  public String midwife(Reason reason) {
    return phrases.text("reason." + reason.code() + ".midwife");
  }

  /** The technician's finding for a reason. */
  public String technician(Reason reason) {
    return phrases.text("reason." + reason.code() + ".technician");
  }

  /** The mother's sentence for a command that was not taken. */
  public String mother(Refusal refusal) {
    return phrases.text("refusal." + code(refusal) + ".mother");
  }

  /** The midwife's note for a command that was not taken. */
  public String midwife(Refusal refusal) {
    return phrases.text("refusal." + code(refusal) + ".midwife");
  }

  /** The technician's finding for a command that was not taken. */
  public String technician(Refusal refusal) {
    return phrases.text("refusal." + code(refusal) + ".technician");
  }

  /** The name of something that is looked at before a treatment. */
  public String name(Check.Item item) {
    return phrases.text("check." + item.word());
  }

  /** Everything that is said of a pressure sensor that is not believed. */
  public Telling telling(SensorFault fault, String zone) {
    String code = "sensor." + code(fault);
    String[] filled = {
      "zone", zone(zone), "Zone", capital(zone(zone)), "fault", phrases.text(code + ".name")
    };
    return new Telling(
        phrases.text("sensor.name", filled),
        phrases.text("sensor.mother", filled),
        phrases.text("sensor.midwife", filled),
        phrases.text(code + ".technician", filled));
  }

  /** Everything that is said of a zone that came off the back. */
  public Telling lostContact(String zone) {
    String[] filled = {"zone", zone(zone), "Zone", capital(zone(zone)), "strap", strap(zone)};
    return new Telling(
        phrases.text("contact.lost.name", filled),
        phrases.text("contact.lost.mother", filled),
        phrases.text("contact.lost.midwife", filled),
        phrases.text("contact.lost.technician", filled));
  }

  /**
   * What is said of a self-test, by the codes of {@code device.selftest}: {@code
   * fault.motor-open.name}, {@code part.battery}, {@code mother.sound}.
   *
   * @param filled names and what is put in their place, in turns
   */
  public String selfTest(String key, String... filled) {
    return phrases.text("selftest." + key, filled);
  }

  /** The name of a zone: {@code lower-left} is "kiri bawah"; an unknown one keeps its own name. */
  public String zone(String zone) {
    return placed("zone.", zone, zone.replace('-', ' '));
  }

  /** The name of a thermometer on the skin side: {@code skin-upper} is "atas". */
  public String thermometer(String site) {
    return phrases.has("thermometer." + site)
        ? phrases.text("thermometer." + site)
        : site.replace('-', ' ');
  }

  /** The strap that brings a zone back to the skin. */
  public String strap(String zone) {
    return placed("strap.", zone, phrases.text("strap.other"));
  }

  /** The word for a state, by the word that it has in messages. */
  public String state(String word) {
    return phrases.text("state." + word);
  }

  /** The name of a kind of stroke. */
  public String stroke(Path path) {
    return phrases.text("stroke." + kind(path));
  }

  /** The sentence for a stroke that is being played. */
  public String now(Stroke stroke) {
    String sides = "sides." + stroke.sides().name().toLowerCase(Locale.ROOT);
    String kind = kind(stroke.path());
    if (stroke.path() instanceof Glide glide) {
      kind += glide.to().compareTo(glide.from()) > 0 ? "-down" : "-up";
    }
    return phrases.text("stroke." + kind + ".now", "sides", phrases.text(sides));
  }

  /** A person's command, by the word that it has in messages. */
  public String command(String word) {
    return phrases.text("command." + word);
  }

  /** A phrase with its first letter large, to begin a sentence with. */
  public static String capital(String phrase) {
    return phrase.isEmpty() ? "" : Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
  }

  private static String kind(Path path) {
    return switch (path) {
      case Circle circle -> "circle";
      case Glide glide -> "glide";
      case RibSweep sweep -> "rib-sweep";
      case Hold hold -> "hold";
      case Rest rest -> "rest";
    };
  }

  /** A name made of a row and a side. */
  private String placed(String kind, String zone, String otherwise) {
    int dash = zone.lastIndexOf('-');
    String row = kind + zone.substring(0, Math.max(dash, 0));
    String side = "side." + zone.substring(dash + 1);
    return phrases.has(row) && phrases.has(side)
        ? phrases.text(row, "side", phrases.text(side))
        : otherwise;
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
