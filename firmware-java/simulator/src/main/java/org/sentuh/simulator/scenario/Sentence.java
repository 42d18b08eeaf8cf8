package org.sentuh.simulator.scenario;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One kind of sentence of the scenario language: how it is written, and what it means.
 *
 * @param form how it is written, for people: words stand for themselves, {@code N} for a number
 *     below 100000, {@code NAME} for a site or zone, {@code 0xNN} for an address
 * @param meaning what its blanks amount to
 */
record Sentence(String form, Pattern pattern, Function<MatchResult, Happening> meaning) {

  /** How a number is written: small enough that no time and no count overflows. */
  static final String NUMBER = "(\\d{1,5}(?:\\.\\d{1,9})?)";

  Sentence(String form, Function<MatchResult, Happening> meaning) {
    this(form, pattern(form), meaning);
  }

  /** What a line means if it is of this kind. */
  Stream<Happening> read(String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.matches() ? Stream.of(meaning.apply(matcher)) : Stream.empty();
  }

  private static Pattern pattern(String form) {
    String blanks =
        form.replace("NAME", "([A-Za-z0-9-]+)")
            .replace("0xNN", "0x([0-9A-Fa-f]{2})")
            .replaceAll("\\bN\\b", Matcher.quoteReplacement(NUMBER));
    return Pattern.compile(blanks);
  }
}
