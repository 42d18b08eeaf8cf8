package org.sentuh.simulator.book;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a schema with all that it refers to. What stands beside a reference goes before what it
 * leads to.
 *
 * @param file the file in which its own references begin
 * @param named the name of the definition of this message's own file that it was referred to by;
 *     empty for what it has of its own, and for what all messages have in common
 * @param node the part, without a reference at its top
 */
record Described(String file, Optional<String> named, JsonNode node) {

  private static final String DEFINITIONS = "#/$defs/";

  /** A whole file. */
  static Described file(String name) {
    return new Described(name, Optional.empty(), WireFiles.schema(name));
  }

  /** A part of this one. */
  Described part(JsonNode part) {
    if (!part.has("$ref")) {
      return new Described(file, Optional.empty(), part);
    }
    String reference = part.get("$ref").asString();
    int at = reference.indexOf(DEFINITIONS);
    String target = at == 0 ? file : reference.substring(0, at);
    String name = reference.substring(at + DEFINITIONS.length());
    JsonNode definition = WireFiles.schema(target).get("$defs").get(name);
    Described meant = new Described(target, Optional.empty(), definition).part(definition);
    ObjectNode merged = (ObjectNode) meant.node().deepCopy();
    merged.setAll((ObjectNode) part);
    merged.remove("$ref");
    return new Described(
        meant.file(),
        target.equals(WireFiles.PARTS) ? Optional.empty() : Optional.of(name),
        merged);
  }

  /** This, and what the other says besides. */
  Described over(Described other) {
    ObjectNode merged = (ObjectNode) other.node.deepCopy();
    merged.setAll((ObjectNode) node);
    return new Described(file, named, merged);
  }

  /** A definition of this file. */
  Described definition(String name) {
    JsonNode definition = WireFiles.schema(file).get("$defs").get(name);
    return new Described(file, Optional.of(name), part(definition).node());
  }

  /** What one of its words says, empty where it is not there. */
  String say(String word) {
    return node.has(word) ? node.get(word).asString() : "";
  }

  /** What it is for. */
  String description() {
    return say("description");
  }
}
