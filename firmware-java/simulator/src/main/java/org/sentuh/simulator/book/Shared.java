package org.sentuh.simulator.book;

import java.util.List;
import java.util.Map;
import org.sentuh.simulator.report.Markup;
import tools.jackson.databind.JsonNode;

/** What several fields of one message mean alike, and is therefore told once. */
final class Shared {

  private Shared() {}

  /** Whether a field's meaning is told once, beside the fields. */
  static boolean isShared(Described meaning) {
    return meaning.named().isPresent();
  }

  /** Where it is told. */
  static String anchor(String file, String name) {
    return file + "." + name;
  }

  /** Tells all of a message's that are no kinds of the message themselves. */
  static void write(Markup page, String anchor, Described message) {
    JsonNode definitions = message.node().get("$defs");
    for (Map.Entry<String, JsonNode> definition : definitions.properties()) {
      if (!definition.getValue().has("title")) {
        Described shared = message.definition(definition.getKey());
        page.open("div", "class", "shared", "id", anchor(anchor, definition.getKey()));
        page.open("h4").leaf("code", definition.getKey()).close();
        page.leaf("p", shared.description());
        words(page, shared.node().has("enum") ? Kind.allWords(shared) : List.of());
        page.close().line();
      }
    }
  }

  /** Words of which one must stand there. */
  static void words(Markup page, List<String> words) {
    if (!words.isEmpty()) {
      page.open("span", "class", "words");
      words.forEach(word -> page.leaf("code", word).text(" "));
      page.close();
    }
  }
}
