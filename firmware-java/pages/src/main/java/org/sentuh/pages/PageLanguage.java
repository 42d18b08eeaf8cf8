package org.sentuh.pages;

import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.telemetry.words.Phrases;
import org.sentuh.telemetry.words.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that a set of pages says in one language: the sentences of the whole product, and those that
 * only these pages say, from a file {@code NAME_CODE.properties} beside each class that is named.
 *
 * <p>A further language is one more file beside the first of them. It may hold any phrase, those of
 * the other files and of the product too, which may as well have files of their own; what stands
 * nowhere is said in English. Immutable.
 */
public final class PageLanguage {

  /** The product's own languages, which lack nothing; the first for whoever wishes none of them. */
  public static final List<String> OURS = List.of("id", "en");

  private static final Said SHARED = new Said(PageLanguage.class, "shared");

  private final String code;
  private final Words words;
  private final Map<String, Phrases> page = new TreeMap<>();
  private final Set<String> missing = new TreeSet<>();

  /**
   * Where phrases are.
   *
   * @param room the class beside which the files are
   * @param name the beginning of their names, as in {@code fleet} of {@code fleet_id.properties}
   */
  public record Said(Class<?> room, String name) {

    Phrases in(String code) {
      return Phrases.beside(room, name, code);
    }
  }

  /**
   * The words of a language.
   *
   * @throws IllegalStateException when two files have a phrase of the same key
   */
  public PageLanguage(String code, List<Said> files) {
    this.code = code;
    Phrases first = files.isEmpty() ? SHARED.in(code) : files.getFirst().in(code);
    this.words = Words.of(Locale.of(code)).filledFrom(first);
    missing.addAll(words.missing());
    read(SHARED, first);
    files.forEach(said -> read(said, first));
  }

  private void read(Said said, Phrases first) {
    Phrases whole = said.in("en");
    Phrases phrases = said.in(code).filledFrom(first);
    missing.addAll(phrases.missing());
    for (String key : whole.keys()) {
      if (page.put(key, phrases) != null) {
        throw new IllegalStateException(
            said.name() + " has a phrase " + key + " that another page has already; rename it");
      }
    }
  }

  /**
   * The codes of the languages that there is a file of: the product's own, then further ones in
   * alphabetical order.
   */
  public static List<String> codes(Said first) {
    List<String> found = new LanguageFiles(first).codes(first.room().getClassLoader());
    return Stream.concat(OURS.stream(), found.stream()).distinct().toList();
  }

  /** The same files in every language that the first of them is there in, by its code. */
  public static Map<String, PageLanguage> all(List<Said> files) {
    Map<String, PageLanguage> all = new LinkedHashMap<>();
    codes(files.getFirst()).forEach(code -> all.put(code, new PageLanguage(code, files)));
    return all;
  }

  /** What a page needs to know of every language to let somebody choose one. */
  public static ArrayNode choice(Collection<PageLanguage> languages) {
    ArrayNode choice = JsonNodeFactory.instance.arrayNode();
    for (PageLanguage one : languages) {
      choice.addObject().put("code", one.code).put("name", one.words.languageName());
    }
    return choice;
  }

  /** Whether it is written from left to right or from right to left: {@code ltr}, {@code rtl}. */
  public String direction() {
    return text("language.direction");
  }

  /** The keys of all that is said in English for want of a phrase, in alphabetical order. */
  public Set<String> missing() {
    return Collections.unmodifiableSet(missing);
  }

  /** As in {@code id}. */
  public String code() {
    return code;
  }

  /** The sentences of the whole product. */
  public Words words() {
    return words;
  }

  /**
   * A phrase of the pages.
   *
   * @param filled names and what is put in their place, in turns
   * @throws IllegalStateException when there is no such phrase
   */
  public String text(String key, String... filled) {
    return in(key).text(key, filled);
  }

  private Phrases in(String key) {
    Phrases phrases = page.get(key);
    if (phrases == null) {
      throw new IllegalStateException("no page has a phrase " + key);
    }
    return phrases;
  }

  /** Everything by its code, for a page to look up. */
  public ObjectNode json() {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("language", code);
    all.put("direction", direction());
    numbers(all);
    ObjectNode phrases = all.putObject("page");
    page.forEach((key, file) -> phrases.put(key, file.raw(key)));
    ObjectNode reasons = all.putObject("reason");
    ObjectNode technician = all.putObject("technician");
    ObjectNode midwife = all.putObject("midwife");
    for (Reason reason : Reason.values()) {
      reasons.put(reason.code(), words.mother(reason));
      technician.put(reason.code(), words.technician(reason));
      midwife.put(reason.code(), words.midwife(reason));
    }
    ObjectNode refusals = all.putObject("refusal");
    for (Refusal refusal : Refusal.values()) {
      refusals.put(refusal.code(), words.mother(refusal));
    }
    return all;
  }

  /** How it writes a number; nothing where its digits are not these. */
  private void numbers(ObjectNode all) {
    DecimalFormatSymbols written = DecimalFormatSymbols.getInstance(Locale.of(code));
    if (written.getZeroDigit() == '0') {
      all.put("point", String.valueOf(written.getDecimalSeparator()));
      all.put("minus", String.valueOf(written.getMinusSign()));
    }
  }
}
