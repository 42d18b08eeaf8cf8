package org.sentuh.telemetry.wire;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.Level;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object, asked for by name and kind. A field that is missing or of another
 * kind is refused with an {@link IllegalArgumentException} that names it.
 */
final class Fields {

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

  private final JsonNode object;
  private final String within;

  /** The fields of an object; {@code within} stands before their names in refusals. */
  Fields(JsonNode object, String within) {
    this.object = object;
    this.within = within;
    if (!object.isObject()) {
      throw within.isEmpty()
          ? new IllegalArgumentException("the line is not a JSON object but " + kind(object))
          : Allowed.refusal(within.substring(0, within.length() - 1), object, "an object");
    }
  }

  /** Whether a field is there that older writers do not have. */
  boolean has(String name) {
    return object.has(name);
  }

  String text(String name) {
    return text(name, required(name));
  }

  /** A text that was added to a message later, and that an older device does not tell. */
  String textOr(String name, String otherwise) {
    return object.has(name) ? text(name) : otherwise;
  }

  boolean flag(String name) {
    JsonNode value = required(name);
    if (!value.isBoolean()) {
      throw refusal(name, value, "true or false");
    }
    return value.booleanValue();
  }

  long whole(String name) {
    return whole(name, required(name));
  }

  int integer(String name) {
    JsonNode value = required(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw refusal(name, value, "a whole number of 32 bits");
    }
    return value.intValue();
  }

  /** A number; NaN where it stands as not known. */
  double number(String name) {
    return number(name, required(name));
  }

  List<Double> numbers(String name) {
    return List.copyOf(row(name, required(name)));
  }

  List<Fields> each(String name) {
    List<Fields> objects = new ArrayList<>();
    for (JsonNode element : array(name)) {
      objects.add(new Fields(element, within + name + "[" + objects.size() + "]."));
    }
    return objects;
  }

  /** A level of the spine, by its name. */
  Level level(String name) {
    String level = text(name);
    return Level.named(level)
        .orElseThrow(() -> Allowed.refusal(within + name, "\"" + level + "\"", "C7 to T12"));
  }

  /** One of an enumeration's constants, by its code in messages. */
  <E extends Enum<E>> E constant(String name, E[] constants) {
    return constant(name, text(name), constants);
  }

  /** A number a lane; lanes that are not known here are ignored. */
  Map<Lane, Long> byLane(String name) {
    Fields lanes = new Fields(required(name), within + name + ".");
    EnumMap<Lane, Long> numbers = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      if (lanes.object.has(lane.word())) {
        numbers.put(lane, lanes.whole(lane.word()));
      }
    }
    return numbers;
  }

  /** Answers of 0 to 10 by the word of their question; null is one that she skipped. */
  Map<String, Integer> answers(String name) {
    Fields questions = new Fields(required(name), within + name + ".");
    Map<String, Integer> answers = new TreeMap<>();
    for (String question : questions.object.propertyNames()) {
      Allowed.question(within + name, question);
      boolean skipped = questions.required(question).isNull();
      int answer = skipped ? Message.Wellbeing.SKIPPED : questions.integer(question);
      Allowed.between(
          questions.within + question, answer, skipped ? Message.Wellbeing.SKIPPED : 0, 10);
      answers.put(question, answer);
    }
    return answers;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array(name)) {
      texts.add(text(name + "[" + texts.size() + "]", element));
    }
    return List.copyOf(texts);
  }

  List<Long> wholes(String name) {
    List<Long> wholes = new ArrayList<>();
    for (JsonNode element : array(name)) {
      wholes.add(whole(name + "[" + wholes.size() + "]", element));
    }
    return List.copyOf(wholes);
  }

  /** Numbers, as many as must be. */
  List<Double> numbers(String name, int count) {
    return counted(name, numbers(name), count);
  }

  /** Lists of numbers, each as long as must be. */
  List<List<Double>> rows(String name, int count) {
    List<List<Double>> rows = new ArrayList<>();
    for (JsonNode row : array(name)) {
      String place = name + "[" + rows.size() + "]";
      rows.add(counted(place, row(place, row), count));
    }
    return rows;
  }

  /** Lists of numbers, as many as must be and each as long as must be. */
  List<List<Double>> rows(String name, int rows, int count) {
    return counted(name, rows(name, count), rows);
  }

  /** Lists of ones and zeros, as many as must be and each as long as must be. */
  List<List<Boolean>> marks(String name, int rows, int count) {
    List<List<Boolean>> marks = new ArrayList<>();
    for (List<Double> row : rows(name, rows, count)) {
      for (double mark : row) {
        if (mark != 0 && mark != 1) {
          throw Allowed.refusal(within + name + "[" + marks.size() + "]", row, "of 0 and 1");
        }
      }
      marks.add(row.stream().map(mark -> mark == 1).toList());
    }
    return marks;
  }

  private List<Double> row(String place, JsonNode row) {
    List<Double> numbers = new ArrayList<>();
    for (JsonNode element : array(place, row)) {
      numbers.add(number(place + "[" + numbers.size() + "]", element));
    }
    return numbers;
  }

  private <T> List<T> counted(String name, List<T> list, int count) {
    if (list.size() != count) {
      throw Allowed.refusal(within + name, "a list of " + list.size(), "one of " + count);
    }
    return list;
  }

  /** A time of day in UTC, as RFC 3339 writes it. */
  Instant instant(String name) {
    String text = text(name);
    if (INSTANT.matcher(text).matches()) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException noSuchDay) {
        // The same refusal as for any other text that is no time.
      }
    }
    throw Allowed.refusal(within + name, "\"" + text + "\"", "a time as 2026-11-25T02:40:00.000Z");
  }

  /** Constants of an enumeration, by their codes. */
  <E extends Enum<E>> List<E> constants(String name, E[] constants) {
    List<E> found = new ArrayList<>();
    for (String code : texts(name)) {
      found.add(constant(name + "[" + found.size() + "]", code, constants));
    }
    return found;
  }

  private <E extends Enum<E>> E constant(String name, String code, E[] constants) {
    for (E constant : constants) {
      if (FieldWriter.code(constant).equals(code)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "field "
            + within
            + name
            + " is \""
            + Allowed.shown(code)
            + "\", which is not understood here");
  }

  private static String kind(JsonNode node) {
    return node.isMissingNode() ? "empty" : node.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  private String text(String name, JsonNode value) {
    if (!value.isString()) {
      throw refusal(name, value, "text");
    }
    return value.stringValue();
  }

  private long whole(String name, JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw refusal(name, value, "a whole number of 64 bits");
    }
    return value.longValue();
  }

  private double number(String name, JsonNode value) {
    if (value.isNull()) {
      return Double.NaN;
    }
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw refusal(name, value, "a number or null");
    }
    return value.doubleValue();
  }

  private JsonNode array(String name) {
    return array(name, required(name));
  }

  private JsonNode array(String name, JsonNode value) {
    if (!value.isArray()) {
      throw refusal(name, value, "a list");
    }
    return value;
  }

  private JsonNode required(String name) {
    @Nullable JsonNode value = object.get(name);
    if (value == null) {
      throw new IllegalArgumentException("field " + within + name + " is missing");
    }
    return value;
  }

  private IllegalArgumentException refusal(String name, JsonNode value, String allowed) {
    return Allowed.refusal(within + name, value, allowed);
  }
}
