package org.sentuh.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A group of keys in a settings file.
 *
 * <p>Whoever opens a section says which keys it may have; any other is refused then and there, with
 * the one that was probably meant. Every number is asked for with its range; its unit is the end of
 * its key's name.
 */
final class Section {

  private static final int LONGEST_KEY = 60;

  private final Spot spot;
  private final Map<String, Value> values = new LinkedHashMap<>();

  private Section(Spot spot, MappingNode node) {
    this.spot = spot;
    for (NodeTuple entry : node.getValue()) {
      take(entry);
    }
  }

  /** Opens the top of a file, which must be of one kind. */
  static Section top(SettingsText text, Kind kind, String... keys) {
    return anyTop(text).ofKind(kind, keys);
  }

  /** Opens the top of a file of any kind, whatever keys it has. */
  static Section anyTop(SettingsText text) {
    return new Section(Spot.of(text.name()).at(1), YamlTree.of(text));
  }

  /** Opens a text that is no settings file and has these keys. */
  static Section document(SettingsText text, String... keys) {
    return anyTop(text).only(List.of(keys));
  }

  /** Opens a file of a kind that stands as a group in another one. */
  Section file(String key, Kind kind, String... keys) {
    Value value = value(key, "a " + word(kind) + ", as a file of its own would have it");
    if (value.node() instanceof MappingNode mapping) {
      return new Section(value.spot(), mapping).ofKind(kind, keys);
    }
    throw value.refusal("a " + word(kind), "write its lines indented below it");
  }

  private Section ofKind(Kind kind, String... keys) {
    kind.expect(this);
    ArrayList<String> known = new ArrayList<>(List.of(Kind.KEY));
    known.addAll(List.of(keys));
    return only(known);
  }

  /** Opens a value as a section. */
  static Section of(Value value, String... keys) {
    if (value.node() instanceof MappingNode mapping) {
      return new Section(value.spot(), mapping).only(List.of(keys));
    }
    throw value.refusal(group(keys), "write them indented below it, or in { }");
  }

  /** Where the section begins. */
  Spot spot() {
    return spot;
  }

  /** Whether a key stands here. */
  boolean has(String key) {
    return values.containsKey(key);
  }

  /** What stands under a key. */
  Value value(String key, String allowed) {
    @Nullable Value value = values.get(key);
    if (value == null) {
      throw spot.child(key).missing(allowed, "add it");
    }
    return value;
  }

  /** A number, both ends of its range included. */
  double number(String key, double least, double most) {
    return value(key, Value.range(key, least, most)).number(least, most);
  }

  /** A number that may be left out. */
  double number(String key, double least, double most, double otherwise) {
    return has(key) ? number(key, least, most) : otherwise;
  }

  /** A whole number, both ends of its range included. */
  int whole(String key, int least, int most) {
    return value(key, Value.wholeRange(key, least, most)).whole(least, most);
  }

  /** A whole number that may be left out. */
  int whole(String key, int least, int most, int otherwise) {
    return has(key) ? whole(key, least, most) : otherwise;
  }

  /** The address of a chip, both ends of its range included. */
  int address(String key, int least, int most) {
    return value(key, Value.addressRange(least, most)).address(least, most);
  }

  /** A text for people, on one line. */
  String text(String key, int longest) {
    return value(key, Value.line(longest)).text(longest);
  }

  /** A name of a given form. */
  String name(String key, Pattern form, String allowed) {
    return value(key, allowed).name(form, allowed);
  }

  /** One of some words. */
  <T> T oneOf(String key, List<T> choices, Function<T, String> word) {
    return value(key, Value.words(choices, word)).oneOf(choices, word);
  }

  /** One of some words, which may be left out. */
  <T> T oneOf(String key, List<T> choices, Function<T, String> word, T otherwise) {
    return has(key) ? oneOf(key, choices, word) : otherwise;
  }

  /** A group of keys. */
  Section section(String key, String... keys) {
    return of(value(key, group(keys)), keys);
  }

  /** A list. */
  List<Value> list(String key, int least, int most, String of) {
    return value(key, Value.listOf(least, most, of)).list(least, most, of);
  }

  /** Groups of keys under names that the file chooses, in the file's order. */
  List<Named> named(String key, Pattern form, String forms, int least, int most, String... keys) {
    String allowed = least + " to " + most + " names, each " + forms;
    Value value = value(key, allowed);
    if (!(value.node() instanceof MappingNode mapping)) {
      throw value.refusal(allowed, "write them indented below it");
    }
    Section group = new Section(value.spot(), mapping);
    int count = group.values.size();
    if (count < least || count > most) {
      throw value
          .spot()
          .trouble("has " + count, String.valueOf(count), allowed, "add or remove some");
    }
    ArrayList<Named> sections = new ArrayList<>();
    group.values.forEach((name, child) -> {
      if (!form.matcher(name).matches()) {
        throw child.spot().trouble("is no proper name", name, forms, "choose another name");
      }
      sections.add(new Named(name, of(child, keys)));
    });
    return sections;
  }

  /** A section under a name that the file chose. */
  record Named(String name, Section section) {}

  /** Makes a record of the product, and turns its own refusal into one that names file and line. */
  <T> T make(String culprit, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw refusal(culprit, "values that fit together", String.valueOf(e.getMessage())).because(e);
    }
  }

  /** A refusal of what stands under a key here, or of its absence. */
  SettingsRefused refusal(String key, String allowed, String remedy) {
    @Nullable Value value = values.get(key);
    return value == null
        ? spot.child(key).missing(allowed, remedy)
        : value.refusal(allowed, remedy);
  }

  /** This section where it has a key, another where it has not. */
  Section orElse(Section other, String key) {
    return has(key) ? this : other;
  }

  /** The place of a dotted path below this section; this section's own where nothing stands. */
  Spot place(String path) {
    return find(path).map(Value::spot).orElse(spot.child(path));
  }

  /** The names below a dotted path, each with its place, in the file's order. */
  Map<String, Spot> places(String path) {
    Map<String, Spot> places = new LinkedHashMap<>();
    if (find(path).map(Value::node).orElse(null) instanceof MappingNode mapping) {
      new Section(place(path), mapping)
          .values.forEach((name, value) -> places.put(name, value.spot()));
    }
    return places;
  }

  /** What stands at a dotted path below this section, if anything does. */
  Optional<Value> find(String path) {
    int dot = path.indexOf('.');
    @Nullable Value value = values.get(dot < 0 ? path : path.substring(0, dot));
    if (value == null || dot < 0) {
      return Optional.ofNullable(value);
    }
    return value.node() instanceof MappingNode mapping
        ? new Section(value.spot(), mapping).find(path.substring(dot + 1))
        : Optional.empty();
  }

  /** The word that stands for an enum's constant: small letters with '-' between words. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void take(NodeTuple entry) {
    Node keyNode = entry.getKeyNode();
    Spot line = spot.at(YamlTree.line(keyNode.getStartMark()));
    if (!(keyNode instanceof ScalarNode scalar)
        || scalar.getValue().isBlank()
        || scalar.getValue().length() > LONGEST_KEY) {
      throw line.trouble(
          "has a key that is no word",
          "an empty, long or nested key",
          "a word",
          "write 'key: value' lines");
    }
    Spot here = line.child(scalar.getValue());
    Value value = new Value(here, entry.getValueNode());
    @Nullable Value first = values.putIfAbsent(scalar.getValue(), value);
    if (first != null) {
      throw here.trouble(
          "is written twice, first in line " + first.spot().line(),
          value.shown(),
          "each name once",
          "remove or rename one of the two");
    }
  }

  private Section only(List<String> known) {
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw unknown(entry.getKey(), entry.getValue(), known);
      }
    }
    return this;
  }

  private static SettingsRefused unknown(String key, Value value, List<String> known) {
    Optional<String> inOtherUnit = Unit.sameInAnotherUnit(key, known);
    String remedy =
        inOtherUnit
            .map(meant -> "write " + meant + ", in " + Unit.shown(meant))
            .or(() -> NearestWord.to(key, known).map(near -> "did you mean " + near + "?"))
            .orElse("remove it, or see the comments in config/");
    return value
        .spot()
        .trouble("is not known here", value.shown(), String.join(", ", known), remedy);
  }

  private static String group(String... keys) {
    return "a group of keys: " + String.join(", ", keys);
  }
}
