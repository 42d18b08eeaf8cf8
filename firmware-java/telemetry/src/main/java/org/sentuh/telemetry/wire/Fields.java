package org.sentuh.telemetry.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sentuh.control.body.Level;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one JSON object, asked for by name and kind. A field that is missing or of another
 * kind is refused with an {@link IllegalArgumentException} that names it.
 */
final class Fields {

  private final JsonNode object;
  private final String within;

  /** The fields of an object; {@code within} stands before their names in refusals. */
  Fields(JsonNode object, String within) {
    this.object = object;
    this.within = within;
    if (!object.isObject()) {
      throw new IllegalArgumentException(
          (within.isEmpty() ? "the line" : within) + " is not a JSON object: " + object);
    }
  }

  String text(String name) {
    JsonNode value = required(name);
    if (!value.isString()) {
      throw refusal(name, value, "text");
    }
    return value.stringValue();
  }

  boolean flag(String name) {
    JsonNode value = required(name);
    if (!value.isBoolean()) {
      throw refusal(name, value, "true or false");
    }
    return value.booleanValue();
  }

  long whole(String name) {
    JsonNode value = required(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw refusal(name, value, "a whole number of 64 bits");
    }
    return value.longValue();
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
    List<Double> numbers = new ArrayList<>();
    for (JsonNode element : array(name)) {
      numbers.add(number(name + "[" + numbers.size() + "]", element));
    }
    return List.copyOf(numbers);
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
        .orElseThrow(() ->
            new IllegalArgumentException(
                "field " + within + name + " is \"" + level + "\", but must be C7 to T12"));
  }

  /** One of an enumeration's constants, by its code in messages. */
  <E extends Enum<E>> E constant(String name, E[] constants) {
    String code = text(name);
    for (E constant : constants) {
      if (FactWriter.code(constant).equals(code)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "field " + within + name + " is \"" + code + "\", which is not understood here");
  }

  private double number(String name, JsonNode value) {
    if (!value.isNumber() && !value.isNull()) {
      throw refusal(name, value, "a number or null");
    }
    return value.isNull() ? Double.NaN : value.doubleValue();
  }

  private JsonNode array(String name) {
    JsonNode value = required(name);
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
    return new IllegalArgumentException(
        "field " + within + name + " is " + value + ", but must be " + allowed);
  }
}
