package org.sentuh.settings;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One value of a settings file, with the place it stands at.
 *
 * <p>Scalars are taken as they are written, not as YAML would guess them, so that {@code 1E5} may
 * be the name of a site and {@code 0x40} an address.
 *
 * @param spot where it stands
 * @param node what stands there
 */
record Value(Spot spot, Node node) {

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,4}");
  private static final Pattern COMMA = Pattern.compile("([-+]?[0-9]*),([0-9]+)");
  private static final Pattern WITH_UNIT =
      Pattern.compile("([-+]?[0-9]+(?:\\.[0-9]+)?)\\s*([^0-9\\s.,].*)");
  private static final List<String> NOTHING = List.of("", "~", "null", "Null", "NULL");

  /** A number in a range, both ends included. */
  double number(double least, double most) {
    return number(least, most, range(spot.key(), least, most));
  }

  /** A number; whoever asks judges it. */
  double number(String allowed) {
    return number(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, allowed);
  }

  private double number(double least, double most, String allowed) {
    String written = plain(allowed);
    if (!DECIMAL.matcher(written).matches()) {
      throw refusal(allowed, remedyForNoNumber(written));
    }
    double number = Double.parseDouble(written);
    if (!Double.isFinite(number) || number < least || number > most) {
      throw refusal(allowed, "write a number in that range");
    }
    return number + 0.0; // -0 is 0
  }

  /** A whole number in a range, both ends included. */
  int whole(int least, int most) {
    return whole(least, most, wholeRange(spot.key(), least, most));
  }

  /** A whole number; whoever asks judges it. */
  int whole(String allowed) {
    return whole(Integer.MIN_VALUE, Integer.MAX_VALUE, allowed);
  }

  private int whole(int least, int most, String allowed) {
    double number = number(least, most, allowed);
    if (number != Math.rint(number)) {
      throw refusal(allowed, "write it without a fraction");
    }
    return (int) number;
  }

  /** The address of a chip, in hexadecimal or decimal. */
  int address(int least, int most) {
    String allowed = addressRange(least, most);
    String written = plain(allowed);
    if (!HEXADECIMAL.matcher(written).matches()) {
      return whole(least, most, allowed);
    }
    int address = Integer.parseInt(written.substring(2), 16);
    if (address < least || address > most) {
      throw refusal(allowed, "write the address that the chip's pins are wired for");
    }
    return address;
  }

  /** A text for people, on one line. */
  String text(int longest) {
    String allowed = line(longest);
    String written = scalar(allowed).getValue().strip();
    if (written.isEmpty() || (isPlain() && NOTHING.contains(written))) {
      throw spot.trouble("is empty", written, allowed, "write it out");
    }
    boolean oneLine = written.codePoints().noneMatch(Character::isISOControl);
    if (!oneLine || written.codePointCount(0, written.length()) > longest) {
      throw refusal(allowed, "make it shorter, on one line");
    }
    return written;
  }

  /** A name of a given form. */
  String name(Pattern form, String allowed) {
    String written = scalar(allowed).getValue();
    if (!form.matcher(written).matches()) {
      throw refusal(allowed, "choose another name");
    }
    return written;
  }

  /** One of some words. */
  <T> T oneOf(List<T> choices, Function<T, String> word) {
    List<String> words = choices.stream().map(word).toList();
    String allowed = words(choices, word);
    String written = scalar(allowed).getValue();
    int index = words.indexOf(written);
    if (index < 0) {
      Optional<String> near = NearestWord.to(written, words);
      throw refusal(allowed, near.map(w -> "did you mean " + w + "?").orElse("write one of these"));
    }
    return choices.get(index);
  }

  /** The values of a list. */
  List<Value> list(int least, int most, String of) {
    String allowed = listOf(least, most, of);
    if (!(node instanceof SequenceNode sequence)) {
      throw refusal(allowed, "write it as a list, one '- ' line each or in [ ]");
    }
    List<Node> nodes = sequence.getValue();
    if (nodes.size() < least || nodes.size() > most) {
      throw spot.trouble(
          "has " + nodes.size(), String.valueOf(nodes.size()), allowed, "add or remove some");
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      Node item = nodes.get(i);
      values.add(new Value(spot.item(i).at(YamlTree.line(item.getStartMark())), item));
    }
    return values;
  }

  /** A refusal of this value. */
  SettingsRefused refusal(String allowed, String remedy) {
    return spot.refusal(shown(), allowed, remedy);
  }

  /** What stands here, as it is written. */
  String shown() {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue();
      case SequenceNode list -> "a list";
      case MappingNode mapping -> "a mapping";
      default -> "something else";
    };
  }

  private boolean isPlain() {
    return node instanceof ScalarNode scalar && scalar.isPlain();
  }

  private ScalarNode scalar(String allowed) {
    if (node instanceof ScalarNode scalar) {
      return scalar;
    }
    throw refusal(allowed, "write one value on this line");
  }

  private String plain(String allowed) {
    ScalarNode scalar = scalar(allowed);
    String written = scalar.getValue();
    if (scalar.isPlain() && NOTHING.contains(written)) {
      throw spot.trouble("is empty", written, allowed, "write a number");
    }
    if (!scalar.isPlain()) {
      throw spot.trouble(
          "is the text '" + SettingsRefused.shown(written) + "'",
          written,
          allowed,
          "write a number, without quotes");
    }
    return written;
  }

  private String remedyForNoNumber(String written) {
    Matcher comma = COMMA.matcher(written);
    if (comma.matches()) {
      return "write a decimal point, as in " + comma.group(1) + "." + comma.group(2);
    }
    Matcher unit = WITH_UNIT.matcher(written);
    if (unit.matches() && unit.group(2).equals("%")) {
      BigDecimal part = new BigDecimal(unit.group(1)).movePointLeft(2);
      return "write it as a part of one, as in " + part.stripTrailingZeros().toPlainString();
    }
    String own = Unit.shown(spot.key());
    if (unit.matches() && !own.isEmpty()) {
      return "write the number alone, in the unit of the key's name (" + own + ")";
    }
    return "write a number";
  }

  /** What a number may be, in the unit that ends its key. */
  static String range(String key, double least, double most) {
    String unit = Unit.shown(key);
    return decimal(least) + " to " + decimal(most) + (unit.isEmpty() ? "" : " " + unit);
  }

  /** What a whole number may be. */
  static String wholeRange(String key, int least, int most) {
    return "whole numbers from " + range(key, least, most);
  }

  /** What a chip's address may be. */
  static String addressRange(int least, int most) {
    return hex(least) + " to " + hex(most);
  }

  /** How long a text may be. */
  static String line(int longest) {
    return "1 to " + longest + " characters on one line";
  }

  /** Which words there are. */
  static <T> String words(List<T> choices, Function<T, String> word) {
    return String.join(", ", choices.stream().map(word).toList());
  }

  /** How long a list may be. */
  static String listOf(int least, int most, String of) {
    return "a list of " + least + " to " + most + " " + of;
  }

  /** A number as people write it: without an exponent or a needless fraction. */
  static String decimal(double number) {
    return number == 0 ? "0" : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  static String hex(int address) {
    return String.format("0x%02X", address);
  }
}
