package org.sentuh.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import org.sentuh.telemetry.words.Phrases;
import org.sentuh.telemetry.words.Words;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that a set of pages says in one language: the sentences of the whole product, and those that
 * only these pages say, from a file {@code NAME_CODE.properties} beside each class that is named. A
 * further language is one more file beside each. Immutable.
 */
public final class PageLanguage {

  /** The languages of the pages, the first one for whoever wishes none of them. */
  public static final List<String> CODES = List.of("id", "en");

  private static final Said SHARED = new Said(PageLanguage.class, "shared");

  private final String code;
  private final Words words;
  private final Map<String, Phrases> page = new TreeMap<>();

  /**
   * Where phrases are.
   *
   * @param room the class beside which the files are
   * @param name the beginning of their names, as in {@code fleet} of {@code fleet_id.properties}
   */
  public record Said(Class<?> room, String name) {

    Phrases in(String code) {
      String file = name + "_" + code + ".properties";
      return Phrases.read(file, room.getResourceAsStream(file));
    }
  }

  /**
   * The words of a language.
   *
   * @throws IllegalArgumentException when there is no file for it
   * @throws IllegalStateException when two files have a phrase of the same key
   */
  public PageLanguage(String code, List<Said> files) {
    this.code = code;
    this.words = Words.of(Locale.of(code));
    read(SHARED);
    files.forEach(this::read);
  }

  private void read(Said said) {
    Phrases phrases = said.in(code);
    for (String key : phrases.keys()) {
      if (page.put(key, phrases) != null) {
        throw new IllegalStateException(
            said.name() + " has a phrase " + key + " that another page has already; rename it");
      }
    }
  }

  /** The same files in every language, by its code. */
  public static Map<String, PageLanguage> all(List<Said> files) {
    return CODES.stream()
        .collect(Collectors.toMap(Function.identity(), code -> new PageLanguage(code, files)));
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
    all.put("name", words.languageName());
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
}
