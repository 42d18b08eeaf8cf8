package org.sentuh.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas that help an editor say the same as the reader: the same keys, ranges, words and
 * lengths, in both directions.
 *
 * <p>Each file is walked along its schema; at each place it is spoilt as the schema forbids, and
 * both must refuse it, the reader by that place's key and with the schema's own bounds in its
 * words.
 */
class SchemaAgreementTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<Kind, Schema> SCHEMAS = new EnumMap<>(Kind.class);

  /** One place in a file, with what its schema says of it. */
  private record Spoilable(ObjectNode file, List<String> path, JsonNode rule) {

    String key() {
      StringBuilder key = new StringBuilder();
      for (String part : path) {
        boolean index = part.matches("[0-9]+");
        key.append(index ? "[" + part + "]" : key.isEmpty() ? part : "." + part);
      }
      return key.toString();
    }

    /** The file with another value at this place; without it for null. */
    ObjectNode with(JsonNode value) {
      ObjectNode copy = file.deepCopy();
      JsonNode at = copy;
      for (String part : path.subList(0, path.size() - 1)) {
        at = at instanceof ArrayNode list ? list.get(Integer.parseInt(part)) : at.get(part);
      }
      String last = path.getLast();
      if (at instanceof ArrayNode list) {
        list.set(Integer.parseInt(last), value);
      } else {
        ((ObjectNode) at).set(last, value);
      }
      return copy;
    }

    @Override
    public String toString() {
      return file.get("kind").asString() + " " + key();
    }
  }

  static Stream<Path> shipped() {
    return ConfigFolder.all().stream();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedFileKeepsToItsSchemaAndNamesItInItsFirstLine(Path file) {
    ObjectNode content = content(ConfigFolder.text(file));
    Kind kind = Kind.valueOf(content.get("kind").asString().toUpperCase(Locale.ROOT));
    assertThat(schema(kind).validate(content)).isEmpty();
    String first = ConfigFolder.text(file).lines().findFirst().orElse("");
    String mark = "# yaml-language-server: $schema=";
    assertThat(first).startsWith(mark);
    assertThat(file.resolveSibling(first.substring(mark.length())).normalize())
        .isEqualTo(schemaFile(kind));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyNumberOfASchemaHasARangeAndEveryPlaceADescription(Kind kind) {
    every(schemaNode(kind))
        .filter(SchemaAgreementTest::isNumber)
        .forEach(number -> {
          assertThat(number.has("minimum") && number.has("maximum")).as(number.toString()).isTrue();
          assertThat(number.has("description")).as(number.toString()).isTrue();
        });
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theFilesOfThisTestReachEveryNumberAndWordOfASchema(Kind kind) {
    TreeSet<String> reached = new TreeSet<>();
    places(kind).forEach(place -> reached.add(place.rule().toString()));
    List<String> rules =
        every(schemaNode(kind))
            .filter(rule -> isNumber(rule) || rule.has("enum"))
            .map(JsonNode::toString)
            .toList();
    assertThat(rules).isNotEmpty();
    assertThat(reached).containsAll(rules);
  }

  /** In a file of hazards no number stands: they are those of the limits; a provider has none. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HAZARDS", "OPENID"})
  void aNumberJustOutsideIsRefusedByBothWithTheSameBounds(Kind kind) {
    int tried = 0;
    for (Spoilable place : places(kind)) {
      if (isNumber(place.rule())) {
        double least = place.rule().get("minimum").asDouble();
        double most = place.rule().get("maximum").asDouble();
        double step = place.rule().get("type").asString().equals("integer") ? 1 : 1e-6;
        for (double outside : List.of(least - step, most + step)) {
          SettingsRefused refused = refusedByBoth(kind, place.with(number(place, outside)), place);
          assertThat(refused.allowed())
              .as(refused.getMessage())
              .contains(range(place, least, most));
        }
        tried++;
      }
    }
    assertThat(tried).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aNumberAtItsBoundIsNotRefusedForItsRange(Kind kind) {
    for (Spoilable place : places(kind)) {
      if (isNumber(place.rule())) {
        double least = place.rule().get("minimum").asDouble();
        double most = place.rule().get("maximum").asDouble();
        for (double bound : List.of(least, most)) {
          ObjectNode file = place.with(number(place, bound));
          assertThat(schema(kind).validate(file)).as(place + " at " + bound).isEmpty();
          @Nullable SettingsRefused refused = refusal(kind, file);
          if (refused != null && refused.key().equals(place.key())) {
            assertThat(refused.allowed())
                .as("a relation, not the range: " + refused.getMessage())
                .doesNotContain(range(place, least, most));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aWordThatIsNoneOfThemIsRefusedByBothWithTheSameWords(Kind kind) {
    for (Spoilable place : places(kind)) {
      if (place.rule().has("enum")) {
        SettingsRefused refused = refusedByBoth(kind, place.with(JSON.valueToTree("zzz")), place);
        List<String> words = new ArrayList<>();
        place.rule().get("enum").forEach(word -> words.add(word.asString()));
        assertThat(refused.allowed()).isEqualTo(String.join(", ", words));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aTextOrNumberOfAnotherTypeIsRefusedByBoth(Kind kind) {
    for (Spoilable place : places(kind)) {
      boolean list = place.rule().path("type").asString("").equals("array");
      JsonNode wrong =
          JSON.valueToTree(isNumber(place.rule()) || list ? "a text" : List.of("a", "list"));
      if (!place.path().isEmpty()) {
        refusedByBoth(kind, place.with(wrong), place);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aTextThatIsTooLongOrOfAnotherFormIsRefusedByBoth(Kind kind) {
    for (Spoilable place : places(kind)) {
      if (place.rule().has("maxLength")) {
        int most = place.rule().get("maxLength").asInt();
        refusedByBoth(kind, place.with(JSON.valueToTree("x".repeat(most + 1))), place);
        refusedByBoth(kind, place.with(JSON.valueToTree("")), place);
        ObjectNode longest = place.with(JSON.valueToTree("x".repeat(most)));
        assertThat(refusal(kind, longest)).isNull();
      }
      if (place.rule().has("pattern")) {
        refusedByBoth(kind, place.with(JSON.valueToTree("no /name")), place);
        refusedByBoth(kind, place.with(JSON.valueToTree("")), place);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aListThatIsTooShortOrTooLongIsRefusedByBoth(Kind kind) {
    for (Spoilable place : places(kind)) {
      if (place.rule().has("minItems")) {
        ArrayNode list = (ArrayNode) at(place.file(), place.path());
        ArrayNode few = JSON.createArrayNode();
        for (int i = 0; i < place.rule().get("minItems").asInt() - 1; i++) {
          few.add(list.get(0));
        }
        refusedByBoth(kind, place.with(few), place);
        ArrayNode many = JSON.createArrayNode();
        for (int i = 0; i <= place.rule().get("maxItems").asInt(); i++) {
          many.add(list.get(0));
        }
        SettingsRefused refused = refusedByBoth(kind, place.with(many), place);
        assertThat(refused.allowed())
            .contains(place.rule().get("minItems") + " to " + place.rule().get("maxItems"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void namedGroupsMayBeAsManyForBothAndHaveTheSameNames(Kind kind) {
    for (Spoilable place : places(kind)) {
      if (place.rule().has("minProperties")) {
        ObjectNode group = (ObjectNode) at(place.file(), place.path());
        JsonNode one = group.properties().iterator().next().getValue();
        int most = place.rule().get("maxProperties").asInt();
        ObjectNode many = JSON.createObjectNode();
        for (int i = 0; i <= most; i++) {
          many.set("n" + i, one);
        }
        SettingsRefused refused = refusedByBoth(kind, place.with(many), place);
        assertThat(refused.allowed()).contains(place.rule().get("minProperties") + " to " + most);
        refusedByBoth(kind, place.with(JSON.createObjectNode()), place);
        ObjectNode named = group.deepCopy();
        named.set("two words", one);
        assertThat(schema(kind).validate(place.with(named))).isNotEmpty();
        assertThat(refusal(kind, place.with(named))).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void anUnknownKeyIsRefusedByBothAndTheReaderKnowsTheKeysOfTheSchema(Kind kind) {
    int tried = 0;
    for (Spoilable place : places(kind)) {
      if (place.rule().has("properties")) {
        ObjectNode group = ((ObjectNode) at(place.file(), place.path())).deepCopy();
        group.put("zzzzzzzz", 1);
        ObjectNode file = place.path().isEmpty() ? group : place.with(group);
        assertThat(schema(kind).validate(file)).isNotEmpty();
        @Nullable SettingsRefused refused = refusal(kind, file);
        assertThat(refused).as(place.toString()).isNotNull();
        assertThat(refused.key()).endsWith("zzzzzzzz");
        assertThat(refused.allowed().split(", "))
            .as(place.toString())
            .containsExactlyInAnyOrderElementsOf(
                place.rule().get("properties").propertyNames().stream().toList());
        tried++;
      }
    }
    assertThat(tried).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aKeyMayBeLeftOutForBothOrForNeither(Kind kind) {
    for (Spoilable place : places(kind)) {
      if (place.rule().has("properties")) {
        ObjectNode group = (ObjectNode) at(place.file(), place.path());
        for (String key : group.propertyNames()) {
          ObjectNode less = group.deepCopy();
          less.remove(key);
          ObjectNode file = place.path().isEmpty() ? less : place.with(less);
          boolean refusedBySchema = !schema(kind).validate(file).isEmpty();
          assertThat(refusal(kind, file) != null)
              .as(place + " without " + key + " is refused")
              .isEqualTo(refusedBySchema);
        }
      }
    }
  }

  @Test
  void theSamplesKeepToTheSchemasToo() {
    assertThat(schema(Kind.PANEL).validate(content(Samples.text(Samples.MOTORS)))).isEmpty();
    assertThat(schema(Kind.DEVICE).validate(content(Samples.text(Samples.DEVICE)))).isEmpty();
  }

  @Test
  void aSchemaHelpsWithJsonAsWithYaml() {
    ObjectNode programme = content(Samples.text(Samples.PROGRAMME));
    assertThat(schema(Kind.PROGRAMME).validate(programme.toString(), InputFormat.JSON)).isEmpty();
    assertThat(refusal(Kind.PROGRAMME, programme)).isNull();
  }

  private static SettingsRefused refusedByBoth(Kind kind, ObjectNode file, Spoilable place) {
    assertThat(schema(kind).validate(file)).as("the schema accepts " + place).isNotEmpty();
    @Nullable SettingsRefused refused = refusal(kind, file);
    assertThat(refused).as("the reader accepts " + place).isNotNull();
    assertThat(refused.key()).as(refused.getMessage()).isEqualTo(place.key());
    return refused;
  }

  private static String range(Spoilable place, double least, double most) {
    boolean address = place.key().matches(".*(\\.chip|\\.chips\\[[0-9]+])");
    return address
        ? String.format("0x%02X to 0x%02X", (int) least, (int) most)
        : plain(least) + " to " + plain(most);
  }

  private static String plain(double number) {
    return new BigDecimal(String.valueOf(number)).stripTrailingZeros().toPlainString();
  }

  private static JsonNode number(Spoilable place, double value) {
    boolean whole = place.rule().get("type").asString().equals("integer");
    return whole ? JSON.valueToTree((int) value) : JSON.valueToTree(value);
  }

  private static boolean isNumber(JsonNode rule) {
    return List.of("number", "integer").contains(rule.path("type").asString(""));
  }

  /** Every place of the files of a kind that its schema has a rule for. */
  private static List<Spoilable> places(Kind kind) {
    List<Spoilable> places = new ArrayList<>();
    for (ObjectNode file : files(kind)) {
      JsonNode schema = schemaNode(kind);
      walk(file, List.of(), file, schema, schema, places);
    }
    return places;
  }

  private static void walk(
      ObjectNode file,
      List<String> path,
      JsonNode value,
      JsonNode rule,
      JsonNode schema,
      List<Spoilable> places) {
    if (rule.has("$ref")) {
      String name = rule.get("$ref").asString().substring("#/$defs/".length());
      walk(file, path, value, schema.get("$defs").get(name), schema, places);
      return;
    }
    places.add(new Spoilable(file, path, rule));
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      JsonNode named = rule.path("properties").path(entry.getKey());
      JsonNode below = named.isMissingNode() ? rule.get("additionalProperties") : named;
      walk(file, child(path, entry.getKey()), entry.getValue(), below, schema, places);
    }
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      walk(file, child(path, "" + i), value.get(i), rule.get("items"), schema, places);
    }
  }

  private static List<String> child(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }

  private static JsonNode at(JsonNode file, List<String> path) {
    JsonNode at = file;
    for (String part : path) {
      at = at.isArray() ? at.get(Integer.parseInt(part)) : at.get(part);
    }
    return at;
  }

  private static Stream<JsonNode> every(JsonNode node) {
    return Stream.concat(
        Stream.of(node), Stream.of(node).flatMap(JsonNode::valueStream).flatMap(n -> every(n)));
  }

  /** Files that together use every key of a kind's schema. */
  private static List<ObjectNode> files(Kind kind) {
    List<String> texts =
        switch (kind) {
          case PROGRAMME ->
              List.of(
                  Samples.text(Samples.PROGRAMME)
                      .replace("    repeats: 2", "    repeats: 2\n    order: reversed"));
          case PANEL -> List.of(Samples.text(Samples.PANEL), Samples.text(Samples.MOTORS));
          // The rail's lower bound may go up to its upper one, so that is as high as it may be.
          case LIMITS ->
              List.of(
                  Samples.with(
                          Samples.LIMITS,
                          32,
                          "supply: {least_volts: 2.7, most_volts: 3.6, outside_s: 0.1, dead_volts:"
                              + " 0.4, cut_off_s: 0.5}")
                      // What the gentlest draws may go up to what the strongest does.
                      .replace("full_amps: 0.085", "full_amps: 0.1"));
          case DEVICE -> List.of(Samples.text(Samples.DEVICE));
          case HAZARDS -> List.of(Samples.text(Samples.HAZARDS));
          case SCREENING -> List.of(Samples.text(Samples.SCREENING));
          // A zone's hour may go up to its day, so the day is as high as it may be.
          case ALLOWANCE -> List.of(Samples.text(Samples.ALLOWANCE));
          case USE -> List.of(Samples.text(Samples.USE));
          case ALARMS ->
              Arrays.stream(AlarmRule.About.values())
                  .map(about -> about.key() + (about.most() > 0 ? ": 50" : ": \"yes\""))
                  .map(when -> Samples.text(Samples.ALARMS).replace("silence_h: 26", when))
                  .toList();
          case OPENID -> List.of(Samples.text(Samples.OPENID));
        };
    return texts.stream().map(SchemaAgreementTest::content).toList();
  }

  private static ObjectNode content(String yaml) {
    LoadSettings core = LoadSettings.builder().setSchema(new CoreSchema()).build();
    return (ObjectNode) JSON.valueToTree(new Load(core).loadFromString(yaml));
  }

  private static @Nullable SettingsRefused refusal(Kind kind, ObjectNode file) {
    String text = file.toString();
    return catchThrowableOfType(
        SettingsRefused.class,
        () -> {
          switch (kind) {
            case PROGRAMME -> ProgrammeFile.read("a", text);
            case PANEL -> PanelFile.read("a", text);
            case LIMITS -> LimitsFile.read("a", text);
            case DEVICE -> DeviceFile.read("a", text);
            case HAZARDS -> HazardsFile.read("a", text);
            case SCREENING -> ScreeningFile.read("a", text);
            case ALLOWANCE -> AllowanceFile.read("a", text);
            case USE -> UseFile.read("a", text);
            case ALARMS -> AlarmsFile.read("a", text);
            case OPENID -> OpenIdFile.read("a", text);
          }
        });
  }

  private static Path schemaFile(Kind kind) {
    return ConfigFolder.ROOT.resolve("schema").resolve(Section.word(kind) + ".schema.json");
  }

  private static JsonNode schemaNode(Kind kind) {
    return JSON.readTree(ConfigFolder.text(schemaFile(kind)));
  }

  private static Schema schema(Kind kind) {
    return SCHEMAS.computeIfAbsent(kind, SchemaAgreementTest::load);
  }

  private static Schema load(Kind kind) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schemaNode(kind));
  }
}
