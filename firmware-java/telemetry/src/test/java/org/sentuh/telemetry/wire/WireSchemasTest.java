package org.sentuh.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.event.Fact;
import org.sentuh.control.treatment.Reason;
import org.sentuh.control.treatment.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas and the reader say the same. */
final class WireSchemasTest {

  private final WireJson json = new WireJson();

  static Stream<Message> messages() {
    return Messages.all().stream();
  }

  static Stream<String> files() {
    return Stream.concat(
        Stream.of("parts.schema.json"), Stream.of(Channel.values()).map(Channel::schema));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aFieldIsRequiredByTheSchemaWhereTheReaderRequiresIt(Message message) {
    JsonNode written = tree(message);
    for (Placed place : objects(written)) {
      for (String name : List.copyOf(place.object().propertyNames())) {
        JsonNode value = place.object().remove(name);
        boolean known = complaint(message, written).isEmpty();

        assertThat(why(message, written))
            .as("without %s: %s", name, written)
            .isEqualTo(known ? "" : "field " + place.within() + name + " is missing");
        place.object().set(name, value);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aFieldOfALaterVersionIsIgnoredByBoth(Message message) {
    JsonNode written = tree(message);
    objects(written).forEach(place -> place.object().put("later-field", 5));

    assertThat(complaint(message, written)).isEmpty();
    assertThat(why(message, written)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyRefusalIsAWordOfTheSchema(Refusal why) {
    Message message = Messages.fact(new Fact.CommandRefused("start", why));

    assertThat(complaint(message, tree(message))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonIsAWordOfTheSchema(Reason why) {
    Message message = Messages.fact(new Fact.LimitBegan(why, 0.5, 0.25));

    assertThat(complaint(message, tree(message))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFieldIsDescribedAndEveryNumberHasAUnit(String file) {
    JsonNode schema = WireSchemas.file(file);
    List<String> silent = new ArrayList<>();
    fields(
        schema,
        (name, field) -> {
          JsonNode described = resolved(schema, field);
          if (!described.has("description") && !described.has("const") && !isLane(name)) {
            silent.add(name + " says nothing");
          }
          if (isNumber(schema, field) && !described.has("x-unit") && !isLane(name)) {
            silent.add(name + " has no unit");
          }
        });

    assertThat(silent).isEmpty();
  }

  private interface FieldVisitor {
    void visit(String name, JsonNode field);
  }

  private static void fields(JsonNode schema, FieldVisitor visitor) {
    if (schema.get("properties") instanceof ObjectNode properties && schema.has("required")) {
      properties.forEachEntry(visitor::visit);
    }
    schema.forEach(part -> fields(part, visitor));
  }

  /** The names of lanes are the fields of a number a lane, which is described where it is used. */
  private static boolean isLane(String name) {
    return Stream.of(Lane.values()).anyMatch(lane -> lane.word().equals(name));
  }

  /** A field with what it refers to, of which it may say more. */
  private static JsonNode resolved(JsonNode schema, JsonNode field) {
    if (!field.has("$ref")) {
      return field;
    }
    String[] parts = field.get("$ref").asString().split("#/\\$defs/", -1);
    JsonNode file = parts[0].isEmpty() ? schema : WireSchemas.file(parts[0]);
    ObjectNode merged = (ObjectNode) resolved(file, file.get("$defs").get(parts[1])).deepCopy();
    merged.setAll((ObjectNode) field);
    return merged;
  }

  private static boolean isNumber(JsonNode schema, JsonNode field) {
    JsonNode resolved = resolved(schema, field);
    String type = String.valueOf(resolved.get("type"));
    return type.contains("integer")
        || type.contains("number")
        || (resolved.has("items") && isNumber(schema, resolved.get("items")))
        || (!resolved.has("required")
            && resolved.get("properties") instanceof ObjectNode named
            && named.properties().stream()
                .map(Map.Entry::getValue)
                .anyMatch(inner -> isNumber(WireSchemas.file("parts.schema.json"), inner)));
  }

  private String why(Message message, JsonNode written) {
    return json.read(message.topic(), written.toString())
            instanceof Received.Refused<Message>(String why)
        ? why
        : "";
  }

  private static String complaint(Message message, JsonNode written) {
    return WireSchemas.complaint(message.topic().channel(), written);
  }

  private JsonNode tree(Message message) {
    return JsonMapper.shared().readTree(json.write(message));
  }

  /** An object in a message, and how the reader names its place. */
  private record Placed(String within, ObjectNode object) {}

  /** The message itself and every object in it. */
  private static List<Placed> objects(JsonNode written) {
    List<Placed> objects = new ArrayList<>();
    objects.add(new Placed("", (ObjectNode) written));
    for (String name : written.propertyNames()) {
      JsonNode inner = written.get(name);
      if (inner instanceof ObjectNode object) {
        objects.add(new Placed(name + ".", object));
      }
      for (int at = 0; inner.isArray() && at < inner.size(); at++) {
        if (inner.get(at) instanceof ObjectNode object) {
          objects.add(new Placed(name + "[" + at + "].", object));
        }
      }
    }
    return objects;
  }
}
