package org.sentuh.telemetry.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One language's phrases by their key, from a UTF-8 file of {@code key = phrase} lines. Words in
 * {@code {curly}} brackets are filled in. What a further language's file lacks is said in English.
 * Immutable, safe for any thread.
 */
public final class Phrases {

  /** The language that has every phrase, for those that have not. */
  private static final String WHOLE = "en";

  private final String file;

  /** What the file itself says. */
  private final Properties own;

  /** The same, and what it lacks. */
  private final Properties phrases;

  private Phrases(String file, Properties own, Properties phrases) {
    this.file = file;
    this.own = own;
    this.phrases = phrases;
  }

  /**
   * Those of a language, from a file {@code NAME_CODE.properties} beside a class. Where there is no
   * such file, or it lacks some, they are English.
   *
   * @throws IllegalArgumentException when there is not even a file in English
   */
  public static Phrases beside(Class<?> room, String name, String code) {
    Phrases whole = fileBeside(room, name, WHOLE);
    boolean isThere = room.getResource(file(name, code)) != null;
    if (code.equals(WHOLE) || !isThere) {
      return code.equals(WHOLE)
          ? whole
          : new Phrases(file(name, code), new Properties(), whole.own);
    }
    Properties own = fileBeside(room, name, code).own;
    return new Phrases(file(name, code), own, over(whole.own, own));
  }

  private static Phrases fileBeside(Class<?> room, String name, String code) {
    String file = file(name, code);
    return read(file, room.getResourceAsStream(file));
  }

  private static String file(String name, String code) {
    return name + "_" + code + ".properties";
  }

  private static Properties over(Properties below, Properties above) {
    Properties both = new Properties();
    both.putAll(below);
    both.putAll(above);
    return both;
  }

  /**
   * The same, with what its own file lacks from another one where that has it, so that one file may
   * hold what several are asked for. What none of them asks for stays out.
   */
  public Phrases filledFrom(Phrases other) {
    Properties found = new Properties();
    for (String key : missing()) {
      @Nullable String phrase = other.own.getProperty(key);
      if (phrase != null) {
        found.setProperty(key, phrase);
      }
    }
    return new Phrases(file, over(own, found), over(phrases, found));
  }

  /** The keys of all that is said in English for want of a phrase, in alphabetical order. */
  public Set<String> missing() {
    Set<String> missing = keys();
    missing.removeAll(own.stringPropertyNames());
    return missing;
  }

  /**
   * Reads a file and closes it.
   *
   * @param file its name, for messages
   * @param stream its bytes, null when there is no such file
   * @throws IllegalArgumentException when there is no such file
   */
  public static Phrases read(String file, @Nullable InputStream stream) {
    if (stream == null) {
      throw new IllegalArgumentException(
          "there is no file " + file + "; a language is added by adding it");
    }
    Properties phrases = new Properties();
    try (InputStreamReader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      phrases.load(reader);
    } catch (IOException broken) {
      throw new UncheckedIOException(file + " cannot be read", broken);
    }
    return new Phrases(file, phrases, phrases);
  }

  /** Every key, in alphabetical order. */
  public Set<String> keys() {
    return new TreeSet<>(phrases.stringPropertyNames());
  }

  /** Whether there is a phrase of that key. */
  public boolean has(String key) {
    return phrases.getProperty(key) != null;
  }

  /**
   * The phrase of a key as it stands in the file, for whoever fills it in elsewhere.
   *
   * @throws IllegalStateException when there is no such phrase
   */
  public String raw(String key) {
    @Nullable String phrase = phrases.getProperty(key);
    if (phrase == null) {
      throw new IllegalStateException(file + " has no phrase " + key);
    }
    return phrase;
  }

  /**
   * The phrase of a key.
   *
   * @param filled names and what is put in their place, in turns: {@code "zone", "kiri atas"}
   * @throws IllegalStateException when there is no such phrase, or a bracket is left unfilled
   */
  public String text(String key, String... filled) {
    String phrase = raw(key);
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int open = phrase.indexOf('{'); open >= 0; open = phrase.indexOf('{', from)) {
      int close = phrase.indexOf('}', open);
      text.append(phrase, from, open).append(value(key, phrase.substring(open + 1, close), filled));
      from = close + 1;
    }
    return text.append(phrase, from, phrase.length()).toString();
  }

  private String value(String key, String name, String... filled) {
    for (int i = 0; i + 1 < filled.length; i += 2) {
      if (filled[i].equals(name)) {
        return filled[i + 1];
      }
    }
    throw new IllegalStateException(
        file + ": nothing was given for {" + name + "} in phrase " + key);
  }
}
