package org.sentuh.simulator.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A field of a message.
 *
 * @param path its name, within others' where it stands in them, as in {@code spans.first}
 * @param required whether a message without it is refused
 * @param meaning what it may be and what it says
 */
record Field(String path, boolean required, Described meaning) {

  /** The fields of an object, each followed by those within it; what it shares with others too. */
  static List<Field> all(Described object) {
    return all("", object);
  }

  private static List<Field> all(String within, Described object) {
    ArrayList<Field> fields = new ArrayList<>();
    JsonNode node = object.node();
    if (node.has("properties")) {
      node.get("properties")
          .forEachEntry((name, part) -> {
            Described meaning = object.part(part);
            fields.add(new Field(within + name, isRequired(node, name), meaning));
            inner(meaning).ifPresent(inner -> fields.addAll(all(within + name + ".", inner)));
          });
    }
    return fields;
  }

  /** What has fields of its own: an object that says what it needs, or a list of such objects. */
  private static Optional<Described> inner(Described meaning) {
    JsonNode node = meaning.node();
    Described inner = node.has("items") ? meaning.part(node.get("items")) : meaning;
    return inner.node().has("required") ? Optional.of(inner) : Optional.empty();
  }

  private static boolean isRequired(JsonNode object, String name) {
    return object.has("required")
        && StreamSupport.stream(object.get("required").spliterator(), false)
            .anyMatch(required -> required.asString().equals(name));
  }
}
