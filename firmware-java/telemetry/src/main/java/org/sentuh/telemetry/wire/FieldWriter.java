package org.sentuh.telemetry.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the fields of one JSON object, each by its kind. A file keeps every digit and every
 * letter; the wire rounds measured numbers to four decimals and cuts texts after 2000 letters, so
 * that a message is small and never larger than its reader takes.
 */
final class FieldWriter {

  /** The longest text on the wire, in UTF-16 units. */
  static final int LONGEST_TEXT = 2000;

  private static final int DECIMALS = 4;
  private static final double SCALE = 10_000;

  /** Above this a number has no room for four exact decimals, and no quantity here is as large. */
  private static final double LARGEST_ROUNDED = 1e11;

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private final JsonGenerator json;
  private final boolean onWire;

  private FieldWriter(JsonGenerator json, boolean onWire) {
    this.json = json;
    this.onWire = onWire;
  }

  /** For a file: every digit is kept. */
  static FieldWriter exact(JsonGenerator json) {
    return new FieldWriter(json, false);
  }

  /** For the wire: rounded and cut. */
  static FieldWriter onWire(JsonGenerator json) {
    return new FieldWriter(json, true);
  }

  /** A constant's code as it stands in messages: {@code OUT_OF_RANGE} is {@code out-of-range}. */
  static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  FieldWriter text(String name, String value) {
    return wholeText(
        name,
        onWire && value.length() > LONGEST_TEXT
            ? value.substring(0, LONGEST_TEXT - 1) + '…'
            : value);
  }

  /** A text that means nothing when it is cut. Half a letter, which UTF-8 cannot say, is '?'. */
  FieldWriter wholeText(String name, String value) {
    json.writeStringProperty(name, isOfWholeLetters(value) ? value : sayable(value));
    return this;
  }

  FieldWriter word(String name, Enum<?> constant) {
    return text(name, code(constant));
  }

  FieldWriter words(String name, List<? extends Enum<?>> constants) {
    json.writeArrayPropertyStart(name);
    for (Enum<?> constant : constants) {
      json.writeString(code(constant));
    }
    json.writeEndArray();
    return this;
  }

  /** A time of day, in UTC, to the millisecond. */
  FieldWriter instant(String name, Instant value) {
    return text(name, MILLISECONDS.format(value));
  }

  FieldWriter whole(String name, long value) {
    json.writeNumberProperty(name, value);
    return this;
  }

  FieldWriter flag(String name, boolean value) {
    json.writeBooleanProperty(name, value);
    return this;
  }

  FieldWriter number(String name, double value) {
    json.writeName(name);
    element(value);
    return this;
  }

  FieldWriter numbers(String name, List<Double> values) {
    json.writeName(name);
    return row(values);
  }

  FieldWriter wholes(String name, List<Long> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeNumber);
    json.writeEndArray();
    return this;
  }

  FieldWriter texts(String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
    return this;
  }

  FieldWriter rows(String name, List<List<Double>> rows) {
    json.writeArrayPropertyStart(name);
    rows.forEach(this::row);
    json.writeEndArray();
    return this;
  }

  <T> FieldWriter objects(String name, List<T> values, BiConsumer<FieldWriter, T> write) {
    json.writeArrayPropertyStart(name);
    for (T value : values) {
      json.writeStartObject();
      write.accept(this, value);
      json.writeEndObject();
    }
    json.writeEndArray();
    return this;
  }

  /** A number a lane, in the order of the lanes. */
  FieldWriter byLane(String name, Map<Lane, Long> values) {
    json.writeObjectPropertyStart(name);
    for (Lane lane : Lane.values()) {
      @Nullable Long value = values.get(lane);
      if (value != null) {
        whole(lane.word(), value);
      }
    }
    json.writeEndObject();
    return this;
  }

  /** Answers by the word of their question, in their order; null is one that she skipped. */
  FieldWriter answers(String name, Map<String, Integer> values) {
    json.writeObjectPropertyStart(name);
    values.forEach(this::answer);
    json.writeEndObject();
    return this;
  }

  private void answer(String name, int value) {
    if (value == Message.Wellbeing.SKIPPED) {
      json.writeNullProperty(name);
    } else {
      whole(name, value);
    }
  }

  private FieldWriter row(List<Double> values) {
    json.writeStartArray();
    for (double value : values) {
      element(value);
    }
    json.writeEndArray();
    return this;
  }

  /** JSON has no NaN and no infinity; what is not a number is not known. */
  private void element(double value) {
    if (!Double.isFinite(value)) {
      json.writeNull();
    } else if (onWire && Math.abs(value) < LARGEST_ROUNDED) {
      json.writeNumber(rounded(value));
    } else {
      json.writeNumber(value);
    }
  }

  /** Whether none of it is half of a letter; nearly no text has even a whole pair of halves. */
  private static boolean isOfWholeLetters(String value) {
    for (int at = 0; at < value.length(); at++) {
      if (Character.isSurrogate(value.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static String sayable(String value) {
    return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** The same digits on every machine: one exact multiplication, and no exponent. */
  private static String rounded(double value) {
    return BigDecimal.valueOf(Math.round(value * SCALE), DECIMALS)
        .stripTrailingZeros()
        .toPlainString();
  }
}
