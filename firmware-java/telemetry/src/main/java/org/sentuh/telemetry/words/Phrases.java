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
 * {@code {curly}} brackets are filled in. Immutable, safe for any thread.
 */
public final class Phrases {

  private final String file;
  private final Properties phrases;

  private Phrases(String file, Properties phrases) {
    this.file = file;
    this.phrases = phrases;
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
    return new Phrases(file, phrases);
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
