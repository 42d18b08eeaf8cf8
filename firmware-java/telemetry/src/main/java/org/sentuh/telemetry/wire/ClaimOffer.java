package org.sentuh.telemetry.wire;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A clinic offers to claim one device: from then on the device takes prescriptions that are signed
 * with the key in it, and begins nothing else. It is signed with that key, so whoever made it has
 * it; that the key is the clinic's own, somebody finds by comparing its fingerprint. It goes by a
 * picture or by hand from the desk's screen to the device's page, through no broker, and holds no
 * secret. Immutable.
 *
 * <p>Written in letters that an address may hold behind its {@code #}: the lines below in UTF-8 and
 * the signature, each in base 64 for addresses, with a dot between them. What is signed has {@code
 * sentuh/v1/claim} as one more line before them.
 *
 * <pre>
 * DEVICE      its name
 * NUMBER      this offer's own, 16 hexadecimal digits
 * AFTER       the newest prescription that the clinic has signed for it, 0 for none
 * UNTIL       when the offer ends, seconds since 1970 UTC
 * KEY         the clinic's, base 64 of its X.509 form
 * BY          the sign of who offers it
 * BROKER      where the clinic hears its devices, empty where it does not say
 * FACILITY    who the device comes to
 * </pre>
 *
 * @param terms what is offered
 * @param signature over it, base 64
 */
public record ClaimOffer(Terms terms, String signature) {

  /** The longest text that is read at all. */
  public static final int LONGEST = 1_600;

  private static final String PURPOSE = "sentuh/v1/claim\n";
  private static final Pattern NUMBER = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern SIGN = Pattern.compile("[\\p{L}0-9.-]{1,40}");
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,10}");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int LINES = 8;
  private static final int LONGEST_LINE = 200;

  /**
   * What is offered.
   *
   * @param device which one
   * @param number this offer's own, 16 hexadecimal digits
   * @param after the newest prescription that the clinic has signed for it: none up to there is
   *     ever taken, for it may be an earlier mother's
   * @param until when the offer ends, to the second
   * @param key whose prescriptions the device is to obey
   * @param by the sign of who offers it
   * @param broker where the clinic hears its devices, as {@code ssl://HOST:PORT}; up to 200
   *     characters, empty where it does not say
   * @param facility who the device comes to, 1 to 200 characters
   */
  public record Terms(
      DeviceId device,
      String number,
      int after,
      Instant until,
      PublicKey key,
      String by,
      String broker,
      String facility) {

    /** Refuses what would not be read again. */
    public Terms {
      if (!isNumber(number)) {
        throw Allowed.refusal("number", "\"" + number + "\"", "16 of 0 to 9 and a to f");
      }
      Allowed.atLeast("after", after, 0);
      Allowed.atLeast("until", until.getEpochSecond(), 0);
      until = until.truncatedTo(ChronoUnit.SECONDS);
      if (!SIGN.matcher(by).matches()) {
        throw Allowed.refusal("by", "\"" + by + "\"", "1 to 40 letters, digits, '.' and '-'");
      }
      line("broker", broker);
      line("facility", facility);
      if (facility.isBlank()) {
        throw Allowed.refusal("facility", "\"\"", "1 to " + LONGEST_LINE + " characters");
      }
    }

    private static void line(String field, String value) {
      if (value.length() > LONGEST_LINE
          || value.codePoints().anyMatch(Terms::isNoLetter)
          || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
        throw Allowed.refusal(
            field, value.length() + " characters", "one line of up to " + LONGEST_LINE);
      }
    }

    /** What ends a line, and what turns the direction of what stands beside it. */
    private static boolean isNoLetter(int letter) {
      return switch (Character.getType(letter)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            true;
        default -> false;
      };
    }

    private String lines() {
      return String.join(
          "\n",
          device.value(),
          number,
          String.valueOf(after),
          String.valueOf(until.getEpochSecond()),
          Seal.written(key),
          by,
          broker,
          facility);
    }

    /** The bytes that are signed. */
    byte[] signed() {
      return (PURPOSE + lines()).getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Whether it is the number of an offer. */
  public static boolean isNumber(String value) {
    return NUMBER.matcher(value).matches();
  }

  /** Whether whoever made it has the key in it. */
  public boolean isSigned() {
    return Seal.isOf(terms.key(), terms.signed(), signature);
  }

  /** As a text that an address may hold, and that can be typed. */
  public String text() {
    Base64.Encoder letters = Base64.getUrlEncoder().withoutPadding();
    return letters.encodeToString(terms.lines().getBytes(StandardCharsets.UTF_8))
        + "."
        + letters.encodeToString(Base64.getDecoder().decode(signature));
  }

  /**
   * Reads one that somebody typed or a camera saw; white space within it counts for nothing. It may
   * be signed by nobody: see {@link #isSigned}.
   *
   * @throws IllegalArgumentException for anything that is none, saying what is wrong with it
   */
  public static ClaimOffer read(String text) {
    if (text.length() > LONGEST) {
      throw Allowed.refusal("offer", text.length() + " characters", "at most " + LONGEST);
    }
    String[] halves = SPACE.matcher(text).replaceAll("").split("\\.", -1);
    if (halves.length != 2) {
      throw Allowed.refusal("offer", halves.length + " parts", "two, with a dot between them");
    }
    Base64.Decoder letters = Base64.getUrlDecoder();
    List<String> lines = List.of(utf8(letters.decode(halves[0])).split("\n", -1));
    if (lines.size() != LINES) {
      throw Allowed.refusal("offer", lines.size() + " lines", LINES + " of them");
    }
    try {
      Terms terms =
          new Terms(
              new DeviceId(lines.get(0)),
              lines.get(1),
              Math.toIntExact(whole("after", lines.get(2))),
              Instant.ofEpochSecond(whole("until", lines.get(3))),
              Seal.key(lines.get(4))
                  .orElseThrow(() -> Allowed.refusal("key", "another", Seal.FORM)),
              lines.get(5),
              lines.get(6),
              lines.get(7));
      return new ClaimOffer(terms, Base64.getEncoder().encodeToString(letters.decode(halves[1])));
    } catch (ArithmeticException | DateTimeException tooLarge) {
      throw new IllegalArgumentException("the offer has a number that is too large", tooLarge);
    }
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      throw new IllegalArgumentException("the offer holds other letters than UTF-8", other);
    }
  }

  private static long whole(String field, String value) {
    if (!WHOLE.matcher(value).matches()) {
      throw Allowed.refusal(field, value.length() + " characters", "a whole number from 0 on");
    }
    return Long.parseLong(value);
  }
}
