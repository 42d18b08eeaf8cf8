package org.sentuh.settings;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A settings file's text as the nodes of YAML 1.2, each with its line.
 *
 * <p>Only the plain part of YAML is taken: one document, mappings, lists and scalars. Anchors and
 * aliases are refused (a value would have two lines, and a few bytes could grow into gigabytes), as
 * are tags and anything nested deeper than settings are.
 */
final class YamlTree {

  private static final int DEEPEST = 12;
  private static final String PLAIN =
      "one document of plain YAML 1.2: 'key: value' lines and lists, indented with blanks";

  private final SettingsText text;
  private final Spot spot;
  private final LoadSettings rules;

  private YamlTree(SettingsText text) {
    this.text = text;
    this.spot = Spot.of(text.name());
    this.rules =
        LoadSettings.builder()
            .setLabel(text.name())
            .setUseMarks(true)
            .setAllowDuplicateKeys(true)
            .setMaxAliasesForCollections(0)
            .setCodePointLimit(SettingsText.MOST_BYTES)
            // The whole text at once: the reader breaks where a character of two halves ends a
            // part.
            .setBufferSize(text.text().length() + 2)
            .build();
  }

  /** The mapping at the top of a file. */
  static MappingNode of(SettingsText text) {
    YamlTree tree = new YamlTree(text);
    try {
      tree.admit();
      return tree.top(new Compose(tree.rules).composeString(text.text()));
    } catch (MarkedYamlEngineException e) {
      throw tree.notYaml(e, e.getProblem(), e.getProblemMark());
    } catch (YamlEngineException e) {
      throw tree.notYaml(e, String.valueOf(e.getMessage()), Optional.empty());
    }
  }

  private MappingNode top(Optional<Node> root) {
    Node node = root.orElseThrow(this::empty);
    if (node instanceof MappingNode mapping) {
      return mapping;
    }
    throw spot.at(line(node.getStartMark()))
        .trouble(
            "does not begin with a key",
            text.line(line(node.getStartMark())),
            PLAIN,
            "begin with a line such as 'kind: programme'");
  }

  private SettingsRefused empty() {
    return spot.trouble(
        "is empty", "", PLAIN, "write the settings, or copy the file anew from config/");
  }

  /** Looks at everything before anything is built. */
  private void admit() {
    int depth = 0;
    int documents = 0;
    for (Event event : new Parse(rules).parseString(text.text())) {
      depth +=
          switch (event) {
            case CollectionStartEvent start -> 1;
            case CollectionEndEvent end -> -1;
            default -> 0;
          };
      documents += event instanceof DocumentStartEvent ? 1 : 0;
      if (depth > DEEPEST) {
        throw refused(event, "is nested deeper than " + DEEPEST, "write it flatter");
      }
      if (documents > 1) {
        throw refused(event, "begins a second document", "keep one; remove the '---' line");
      }
      if (event instanceof NodeEvent node) {
        admit(node);
      }
    }
  }

  private void admit(NodeEvent event) {
    if (event instanceof AliasEvent || event.getAnchor().isPresent()) {
      throw refused(event, "uses an anchor or an alias", "write the value out where it is used");
    }
    Optional<String> tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case CollectionStartEvent start -> start.getTag();
          default -> Optional.empty();
        };
    if (tag.isPresent()) {
      throw refused(event, "uses a tag", "write the value without the '!' word before it");
    }
  }

  private SettingsRefused refused(Event event, String problem, String remedy) {
    int line = line(event.getStartMark());
    return spot.at(line).trouble(problem + " here", text.line(line), PLAIN, remedy);
  }

  private SettingsRefused notYaml(YamlEngineException e, String problem, Optional<Mark> mark) {
    int line = mark.map(SettingsText::line).orElse(Spot.WHOLE_FILE);
    return spot.at(line)
        .trouble(
            "is not YAML here (" + problem + ")",
            text.line(line),
            PLAIN,
            "mend this line or the one above it")
        .because(e);
  }

  static int line(Optional<Mark> mark) {
    return mark.map(SettingsText::line).orElse(Spot.WHOLE_FILE);
  }
}
