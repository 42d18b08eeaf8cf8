package org.sentuh.device.service;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A technician's line without what is nobody's business: passwords, tokens, pairing codes, mail
 * addresses and telephone numbers are replaced by a word for what stood there. What is said of the
 * device stays: addresses on the bus, times, counts, topics.
 */
final class Scrubbed {

  /** In this order: what a longer form holds must not be cut up by a shorter one first. */
  private static final List<Map.Entry<Pattern, String>> HIDDEN =
      List.of(
          hides("(?i)(-----BEGIN [A-Z ]+-----).*?(-----END [A-Z ]+-----|$)", "[key]"),
          hides("(?<=://)[^/@\\s]+@", "[login]@"),
          hides(
              "(?i)\\b(pass(?:word|phrase|wd)?|secret|token|cookie|authorization|sandi|kode|code)"
                  + "(\\s*[=:]\\s*)\\S+",
              "$1$2[secret]"),
          hides("\\b[\\w.+-]+@[\\w-]+\\.[\\w.-]+\\b", "[mail]"),
          hides("(?<![\\w.:-])(?:\\+62|0)8[0-9][0-9 -]{7,13}[0-9]\\b", "[telephone]"),
          hides("\\b[0-9A-HJ-NP-Z]{4}(-[0-9A-HJ-NP-Z]{4}){1,2}\\b", "[code]"),
          hides("\\b[0-9]{16}\\b", "[number]"),
          hides("\\b[0-9a-f]{40,}\\b", "[digest]"),
          hides(
              "(?<![\\w/+.-])(?=[\\w-]*[0-9])(?=[\\w-]*[A-Za-z])[\\w-]{30,}(?![\\w/+.-])",
              "[token]"));

  private Scrubbed() {}

  private static Map.Entry<Pattern, String> hides(String pattern, String word) {
    return Map.entry(Pattern.compile(pattern, Pattern.DOTALL), word);
  }

  /** The same text without them. */
  static String text(String text) {
    String scrubbed = text;
    for (Map.Entry<Pattern, String> one : HIDDEN) {
      scrubbed = one.getKey().matcher(scrubbed).replaceAll(one.getValue());
    }
    return scrubbed;
  }
}
