package org.sentuh.simulator.book;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.WireJson;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files that tell the wire's form, as they travel in the jar. */
final class WireFiles {

  /** All topics, in AsyncAPI 3. */
  static final String TOPICS = "asyncapi.yaml";

  /** What the messages have in common. */
  static final String PARTS = "parts.schema.json";

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private WireFiles() {}

  /** The names of all of them. */
  static List<String> names() {
    return Stream.concat(Stream.of(TOPICS, PARTS), Stream.of(Channel.values()).map(Channel::schema))
        .toList();
  }

  /** A file, to the byte. */
  static byte[] bytes(String name) {
    return bytes(WireJson.class, name);
  }

  /** The book of the topics. */
  static JsonNode topics() {
    String yaml = new String(bytes(TOPICS), StandardCharsets.UTF_8);
    return MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  /** A schema. */
  static JsonNode schema(String name) {
    return MAPPER.readTree(bytes(name));
  }

  /** A text of this package. */
  static String text(String name) {
    return new String(bytes(WireFiles.class, name), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Class<?> beside, String name) {
    try (@Nullable InputStream stream = beside.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is missing beside " + beside.getName());
      }
      return stream.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(name + " cannot be read", broken);
    }
  }
}
