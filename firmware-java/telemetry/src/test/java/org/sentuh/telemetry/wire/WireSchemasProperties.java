package org.sentuh.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is written, and whatever is made of it: the schemas and the reader say the same. */
class WireSchemasProperties {

  /**
   * What one field has to do with another, or with the topic, is beyond a schema: the reader alone
   * refuses it.
   */
  private static final Set<String> BEYOND_A_SCHEMA =
      Set.of(
          "device",
          "id",
          "number",
          "of",
          "first",
          "last",
          "zones",
          "place_ns",
          "level",
          "current_a",
          "rail_v",
          "skin_celsius",
          "least_kpa",
          "mean_kpa",
          "most_kpa",
          "intensity",
          "touching",
          "delivered_s",
          "prescribed_s");

  private final WireJson json = new WireJson();

  @Provide
  Arbitrary<Message> messages() {
    return AnyMessage.message();
  }

  @Provide
  Arbitrary<JsonNode> values() {
    return Arbitraries.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "-1",
            "5",
            "128",
            "256",
            "2.5",
            "-0.5",
            "9223372036854775807",
            "9223372036854775808",
            "\"\"",
            "\"x\"",
            "\"a b\"",
            "\"event\"",
            "\"sample\"",
            "\"quota\"",
            "\"damaged\"",
            "\"birth\"",
            "\"death\"",
            "\"trusted\"",
            "\"none\"",
            "\"T4\"",
            "\"goodbye\"",
            "\"2026-02-29T00:00:00Z\"",
            "\"2028-02-29T00:00:00.5Z\"",
            "[]",
            "[1]",
            "[null]",
            "[\"x\"]",
            "[[]]",
            "[[1]]",
            "{}",
            "{\"event\":1}",
            "{\"event\":-1}",
            "{\"fact\":\"goodbye\"}")
        .map(JsonMapper.shared()::readTree);
  }

  @Property
  void whateverIsWrittenKeepsToItsSchema(@ForAll("messages") Message message) {
    JsonNode written = JsonMapper.shared().readTree(json.write(message));

    assertThat(WireSchemas.complaint(message.topic().channel(), written)).isEmpty();
  }

  @Property(tries = 1500)
  void aMessageWithAnotherValueSomewhereIsRefusedByBothOrByNeither(
      @ForAll("messages") Message message,
      @ForAll @IntRange(max = 1000) int place,
      @ForAll("values") JsonNode value) {
    JsonNode written = JsonMapper.shared().readTree(json.write(message));
    String field = spoil(written, place, value);

    String complaint = WireSchemas.complaint(message.topic().channel(), written);
    Received<Message> received = json.read(message.topic(), written.toString());
    if (received instanceof Received.Understood<Message>) {
      assertThat(complaint).as("of %s, which the reader takes", written).isEmpty();
    } else if (!BEYOND_A_SCHEMA.contains(field)) {
      assertThat(complaint).as("of %s, not taken: %s", written, received).isNotEmpty();
    }
  }

  /** Puts a value in the place of another, and answers the name of the field it stands in. */
  private static String spoil(JsonNode written, int place, JsonNode value) {
    List<Runnable> spoilings = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    collect(written, "", value, spoilings, fields);
    int chosen = place % spoilings.size();
    spoilings.get(chosen).run();
    return fields.get(chosen);
  }

  private static void collect(
      JsonNode node, String field, JsonNode value, List<Runnable> spoilings, List<String> fields) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames()) {
        spoilings.add(() -> object.set(name, value));
        fields.add(name);
        collect(object.get(name), name, value, spoilings, fields);
      }
    } else if (node instanceof ArrayNode list) {
      for (int at = 0; at < list.size(); at++) {
        int element = at;
        spoilings.add(() -> list.set(element, value));
        fields.add(field);
        collect(list.get(at), field, value, spoilings, fields);
      }
    }
  }
}
