package org.sentuh.simulator.book;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a field may be, in words. */
final class Kind {

  private static final int MOST_WORDS = 16;

  private Kind() {}

  /** Its type, as in "list of lists of number or null". */
  static String type(Described meaning) {
    JsonNode node = meaning.node();
    if (node.has("const")) {
      return "always " + node.get("const").asString();
    }
    if (node.has("anyOf")) {
      return node.get("anyOf")
          .valueStream()
          .map(choice -> type(meaning.part(choice)))
          .collect(Collectors.joining(" or "));
    }
    if (node.has("enum")) {
      return "one of " + node.get("enum").size() + (isNumbers(meaning) ? " numbers" : " words");
    }
    if (node.has("items")) {
      return "list of " + plural(type(meaning.part(node.get("items"))));
    }
    return simple(meaning);
  }

  private static String simple(Described meaning) {
    JsonNode node = meaning.node();
    JsonNode type = node.get("type");
    if (type.isArray()) {
      return type.valueStream().map(JsonNode::asString).collect(Collectors.joining(" or "));
    }
    return switch (type.asString()) {
      case "string" ->
          node.has("contentEncoding")
              ? "text in base 64"
              : node.has("format") ? "time of day in UTC" : "text";
      case "boolean" -> "true or false";
      case "object" -> object(meaning);
      default -> type.asString();
    };
  }

  private static String object(Described meaning) {
    JsonNode node = meaning.node();
    if (node.has("additionalProperties")) {
      return "object: a word to " + type(meaning.part(node.get("additionalProperties")));
    }
    if (node.has("required")) {
      return "object";
    }
    JsonNode first = node.get("properties").iterator().next();
    return "object: any of "
        + String.join(", ", node.get("properties").propertyNames())
        + " to "
        + type(meaning.part(first));
  }

  private static String plural(String type) {
    if (type.startsWith("list")) {
      return type.replaceFirst("list", "lists");
    }
    return type.startsWith("one of") || type.contains(" ") ? type : type + "s";
  }

  /** What may stand there beside its type: words, bounds, a form, how many. */
  static List<String> bounds(Described meaning) {
    JsonNode node = meaning.node();
    ArrayList<String> bounds = new ArrayList<>();
    if (node.has("anyOf")) {
      node.get("anyOf").forEach(choice -> bounds.addAll(bounds(meaning.part(choice))));
    }
    if (node.has("items")) {
      count(node, bounds, "minItems", "maxItems", "in the list");
      bounds.addAll(bounds(meaning.part(node.get("items"))));
    }
    if (node.has("properties") && !node.has("required")) {
      bounds.addAll(bounds(meaning.part(node.get("properties").iterator().next())));
    }
    if (node.has("additionalProperties")) {
      count(node, bounds, "minProperties", "maxProperties", "in the object");
    }
    range(node, bounds);
    return bounds;
  }

  /** The form that a text must have, empty where any will do. */
  static String form(Described meaning) {
    JsonNode node = meaning.node();
    boolean said = node.has("format") || node.has("contentEncoding");
    return node.has("pattern") && !said ? node.get("pattern").asString() : "";
  }

  /** The words of which one must stand there, none where they are free or too many for a cell. */
  static List<String> words(Described meaning) {
    JsonNode node = meaning.node();
    if (node.has("items")) {
      return words(meaning.part(node.get("items")));
    }
    return node.has("enum") && !node.has("const") && node.get("enum").size() <= MOST_WORDS
        ? allWords(meaning)
        : List.of();
  }

  /** All the words of which one must stand there. */
  static List<String> allWords(Described meaning) {
    return meaning.node().get("enum").valueStream().map(JsonNode::asString).toList();
  }

  private static boolean isNumbers(Described meaning) {
    return meaning.node().get("enum").get(0).isNumber();
  }

  private static void count(
      JsonNode node, List<String> bounds, String least, String most, String where) {
    if (node.has(least) && node.has(most)) {
      bounds.add(node.get(least).asInt() + " to " + node.get(most).asInt() + " " + where);
    } else if (node.has(most)) {
      bounds.add(node.get(most).asInt() + " at most " + where);
    }
  }

  /** A bound that is only the machine's says how many bits a reader needs. */
  private static void range(JsonNode node, List<String> bounds) {
    if (!node.has("minimum")) {
      return;
    }
    long least = node.get("minimum").asLong();
    long most = node.get("maximum").asLong();
    boolean isLowest = least == Long.MIN_VALUE || least == Integer.MIN_VALUE;
    boolean isHighest = most == Long.MAX_VALUE || most == Integer.MAX_VALUE;
    if (!isHighest) {
      bounds.add(least + " to " + most);
    } else if (!isLowest) {
      bounds.add(least + " and up");
    }
    if (isHighest) {
      bounds.add(most == Long.MAX_VALUE ? "64 bits" : "32 bits");
    }
  }
}
