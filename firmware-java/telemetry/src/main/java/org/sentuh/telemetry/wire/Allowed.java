package org.sentuh.telemetry.wire;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a field may hold. Messages check themselves with it when they are made, whether by a program
 * or from a line that came over the network, so a rule stands in one place. Each refusal is an
 * {@link IllegalArgumentException} with the field, what stood in it, and what is allowed there.
 */
final class Allowed {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern QUESTION = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Pattern SIGN = Pattern.compile("[\\p{L}0-9.-]{1,20}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern FINGERPRINT = Pattern.compile("(?:[0-9a-f]{32})?");
  private static final Pattern OFFER_REFUSED = Pattern.compile("([0-9a-f]{16} [a-z-]{1,40})?");
  private static final Pattern BASE_64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");
  private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
  private static final int LONGEST_SHOWN = 80;

  private Allowed() {}

  /** The name of a boot or of a command. */
  static void name(String field, String value) {
    matches(NAME, field, value, "1 to 64 of letters, digits and '-'");
  }

  /** Whether it could be the name of a boot or of a command. */
  static boolean isName(String value) {
    return NAME.matcher(value).matches();
  }

  /** The word of a question. */
  static void question(String field, String value) {
    matches(QUESTION, field, value, "named by 1 to 64 of small letters, digits and '-'");
  }

  /** The short sign of somebody at the clinic. */
  static void sign(String field, String value) {
    matches(SIGN, field, value, "a sign of 1 to 20 letters, digits, '.' and '-'");
  }

  static void hash(String field, String value) {
    matches(HASH, field, value, "64 of 0 to 9 and a to f");
  }

  /** What a key is known by; empty for none. */
  static void fingerprint(String field, String value) {
    matches(FINGERPRINT, field, value, "32 of 0 to 9 and a to f, or nothing");
  }

  static void offerRefused(String field, String value) {
    matches(OFFER_REFUSED, field, value, "an offer's number, a space and a word, or nothing");
  }

  static void base64(String field, String value) {
    matches(BASE_64, field, value, "base 64");
  }

  static void oneOf(String field, String value, String... words) {
    if (!Arrays.asList(words).contains(value)) {
      throw refusal(field, "\"" + value + "\"", "one of " + String.join(", ", words));
    }
  }

  static void atLeast(String field, long value, long least) {
    if (value < least) {
      throw refusal(field, value, least + " or more");
    }
  }

  static void between(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw refusal(field, value, least + " to " + most);
    }
  }

  /** A copy in the order of the lanes; no number below 0. */
  static Map<Lane, Long> byLane(String field, Map<Lane, Long> values) {
    Map<Lane, Long> copy = new EnumMap<>(Lane.class);
    copy.putAll(values);
    copy.forEach((lane, value) -> atLeast(field + "." + lane.word(), value, 0));
    return Collections.unmodifiableMap(copy);
  }

  /** A copy in the order of the constants. */
  static <E extends Enum<E>> Set<E> inOrder(Class<E> type, Set<E> constants) {
    Set<E> copy = EnumSet.noneOf(type);
    copy.addAll(constants);
    return Collections.unmodifiableSet(copy);
  }

  /** Says so; long values are cut. */
  static IllegalArgumentException refusal(String field, Object value, String allowed) {
    return new IllegalArgumentException(
        "field " + shown(field) + " is " + shown(value.toString()) + ", but must be " + allowed);
  }

  /**
   * A text that came from elsewhere, cut so that nobody fills a log with it, and without what would
   * begin a line of its own there or be obeyed by a terminal.
   */
  static String shown(String text) {
    boolean isLong = text.length() > LONGEST_SHOWN;
    String clean = OBEYED.matcher(isLong ? text.substring(0, LONGEST_SHOWN) : text).replaceAll("?");
    return isLong ? clean + "..." : clean;
  }

  private static void matches(Pattern form, String field, String value, String allowed) {
    if (!form.matcher(value).matches()) {
      throw refusal(field, "\"" + value + "\"", allowed);
    }
  }
}
