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
            Field field = one(within + name, name, object, object.part(part));
            fields.add(field);
            inner(field.meaning).ifPresent(inner -> fields.addAll(all(within + name + ".", inner)));
          });
    }
    return fields;
  }

  /** What a field has in common with others' of its name holds for it too. */
  private static Field one(String path, String name, Described object, Described meaning) {
    JsonNode node = object.node();
    Described base = node.has("allOf") ? object.part(node.get("allOf").get(0)) : object;
    JsonNode common = base.node().get("properties").get(name);
    return common == null || base.equals(object)
        ? new Field(path, isRequired(node, name), meaning)
        : new Field(path, isRequired(base.node(), name), meaning.over(base.part(common)));
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
