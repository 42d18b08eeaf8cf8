package org.sentuh.telemetry.wire;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas as they stand in the jar, for the tests that hold others against them. */
final class WireSchemas {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<Channel, Schema> SCHEMAS = new EnumMap<>(Channel.class);

  static {
    for (Channel channel : Channel.values()) {
      String place = "classpath:org/sentuh/telemetry/wire/" + channel.schema();
      SCHEMAS.put(channel, REGISTRY.getSchema(SchemaLocation.of(place)));
    }
  }

  private WireSchemas() {}

  /** What is wrong with a message by its schema, empty when nothing is. */
  static String complaint(Channel channel, JsonNode message) {
    Schema schema = Objects.requireNonNull(SCHEMAS.get(channel));
    return String.join(
        "; ",
        schema
            .validate(
                message,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
            .stream()
            .map(String::valueOf)
            .toList());
  }

  /** A file of the jar's folder, as JSON. */
  static JsonNode file(String name) {
    try (InputStream file = WireJson.class.getResourceAsStream(name)) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(file, name));
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }
}
