package org.sentuh.simulator.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.event.Fact;
import org.sentuh.telemetry.wire.Channel;
import org.sentuh.telemetry.wire.DeviceId;
import org.sentuh.telemetry.wire.Entry;
import org.sentuh.telemetry.wire.Lane;
import org.sentuh.telemetry.wire.LaneAudit;
import org.sentuh.telemetry.wire.Message;
import org.sentuh.telemetry.wire.Notice;
import org.sentuh.telemetry.wire.Received;
import org.sentuh.telemetry.wire.TickBlock;
import org.sentuh.telemetry.wire.WireJson;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page says what the files say, and the examples are what the code writes. */
final class WireBookTest {

  private static final String HTML = new WireBook().html();
  private static final Document PAGE = parsed(HTML);
  private static final Map<String, Element> BY_ID = byId();
  private static final WireJson JSON = new WireJson();

  @TempDir private Path folder = Path.of("");

  static Stream<String> files() {
    return WireFiles.names().stream();
  }

  @ParameterizedTest
  @EnumSource
  void everyTopicIsThereWithAllThatMqttDoesWithIt(Channel channel) {
    Element section = element(channel.word());
    String text = section.getTextContent().replace("\u200b", "");
    DeviceId device = new DeviceId("a");
    String address =
        channel.hasCommands() ? channel.topic(device, "{command}") : channel.topic(device);

    assertThat(text)
        .contains(address.replace("/" + device.shard() + "/a/", "/{shard}/{device}/"))
        .contains("May be published bythe " + (channel.fromDevice() ? "device" : "clinic"))
        .contains(channel.fromDevice() ? "device → clinic" : "clinic → device")
        .contains("QoS1, at least once")
        .contains(channel.retained() ? "Retainedyes" : "Retainedno")
        .contains(channel.expiryS() == 0 ? "Expiresnever" : "Expiresafter ")
        .contains(channel == Channel.FULL_RATE ? "Largest256 KiB" : "Largest64 KiB");
    assertThat(element("topics").getTextContent()).contains(channelTail(address, device));
  }

  @ParameterizedTest
  @EnumSource
  void aLaneNamesItsConsent(Lane lane) {
    assertThat(element(lane.channel().word()).getTextContent())
        .contains("Consent" + lane.consent().word())
        .contains("fields of every entry");
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldOfEveryMessageIsThereWithItsMeaningUnitAndWhetherItIsRequired(Channel channel) {
    JsonNode schema = schema(channel.schema());
    assertFields(channel.word(), schema.get("title").asString(), schema, channel.schema());
    if (schema.has("$defs")) {
      schema
          .get("$defs")
          .forEachEntry((name, kind) -> {
            if (kind.has("title")) {
              assertFields(channel.word() + "." + name, name, kind, channel.schema());
            } else {
              assertThat(element(channel.word() + "." + name).getTextContent())
                  .contains(kind.get("description").asString());
            }
          });
    }
  }

  @Test
  void whatEveryEntryHasIsToldOnce() {
    JsonNode entry = schema(WireFiles.PARTS).get("$defs").get("entry");

    assertFields("entry", "entry", entry, WireFiles.PARTS);
    assertThat(entry.get("required").size()).isEqualTo(9);
  }

  @Test
  void everyWordThatMayStandSomewhereIsThere() {
    Set<String> words = new HashSet<>();
    Stream.of(Channel.values()).forEach(channel -> words(schema(channel.schema()), words));
    words(schema(WireFiles.PARTS), words);

    assertThat(words).hasSizeGreaterThan(60);
    String text = PAGE.getDocumentElement().getTextContent();
    assertThat(words).allSatisfy(word -> assertThat(text).contains(word));
  }

  @ParameterizedTest
  @EnumSource
  void everyMessageHasAnExampleThatTheReaderUnderstandsToTheByte(Channel channel) {
    List<String> lines = new Examples().of(channel);
    String text = element(channel.word()).getTextContent();

    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      assertThat(JSON.read(ExampleMessages.topicOf(channel, line), line))
          .isInstanceOfSatisfying(
              Received.Understood.class,
              understood -> assertThat(JSON.write((Message) understood.value())).isEqualTo(line));
      assertThat(text).contains(line);
    }
  }

  @Test
  void everyKindOfFactAndOfNoticeIsTold() {
    Set<Class<?>> told = new HashSet<>();
    for (Entry entry : new Examples().chain()) {
      switch (JSON.read(Channel.EVENT.of(Examples.DEVICE), entry.body())) {
        case Received.Understood<Message>(Message.Fact fact) ->
            told.add(fact.event().fact().getClass());
        case Received.Understood<Message>(Message.Noted noted) ->
            told.add(noted.notice().getClass());
        default -> throw new AssertionError(entry.body());
      }
    }

    assertThat(told)
        .contains(Notice.class.getPermittedSubclasses())
        .containsAll(
            Stream.of(Fact.class.getPermittedSubclasses())
                .filter(kind -> kind != Fact.Second.class)
                .toList());
  }

  @Test
  void theChainThatIsShownIsOne() {
    List<Entry> chain = new Examples().chain();
    LaneAudit audit = new LaneAudit(List.of());
    chain.forEach(audit::add);

    assertThat(audit.finish(chain.getLast().sequence()).isComplete()).isTrue();
    assertThat(element("chain").getTextContent())
        .contains(chain.get(0).hash(), chain.get(1).hash(), chain.get(2).hash())
        .contains(
            chain.size() + " entries, complete",
            chain.size() - 1 + " entries, missing 4",
            chain.size() - 1 + " entries, complete, discarded by the device 4",
            chain.size() + " entries, broken at 7");
  }

  @Test
  void theTicksThatAreShownAreTicks() throws IOException {
    String line = new Examples().of(Channel.FULL_RATE).getFirst();

    assertThat(TickBlock.decode(JsonMapper.shared().readTree(line).get("data").asString()))
        .hasSize(3);
  }

  @Test
  void theReadersOwnWordsStandBesideEachRule() {
    assertThat(element("reading").getTextContent())
        .contains("with a field moreunderstood")
        .contains("refused: field boot is missing")
        .contains("refused: field schema is 2, but must be 1; update the reader")
        .contains("refused: fact \"moon-rose\" is not understood here")
        .contains("whose topic this is")
        .contains("refused: not a line of JSON")
        .contains("at most 65536 are read");
  }

  @Test
  void nothingIsFetchedAndEveryLinkLeadsSomewhere() throws IOException {
    new WireBook().write(folder);
    List<String> links = new ArrayList<>();
    for (Element element : elements()) {
      assertThat(element.getTagName()).isNotIn("script", "link", "img", "iframe", "object", "use");
      assertThat(element.hasAttribute("src")).isFalse();
      if (element.hasAttribute("href")) {
        links.add(element.getAttribute("href"));
      }
    }

    assertThat(links).hasSizeGreaterThan(60);
    assertThat(links)
        .allSatisfy(link -> {
          if (link.startsWith("#")) {
            assertThat(BY_ID).containsKey(link.substring(1));
          } else {
            assertThat(folder.resolve(link)).isRegularFile().hasParent(folder);
          }
        });
    assertThat(HTML).doesNotContain("url(", "@import", "http://", "https://");
    assertThat(HTML).contains("default-src 'none'; style-src 'unsafe-inline'");
  }

  @Test
  void aNameStandsForOnePlaceAlone() {
    List<String> ids =
        elements().stream()
            .filter(element -> element.hasAttribute("id"))
            .map(element -> element.getAttribute("id"))
            .toList();

    assertThat(ids).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("files")
  void theFilesComeOutToTheByte(String name) throws IOException {
    new WireBook().write(folder);

    try (@Nullable InputStream stream = WireJson.class.getResourceAsStream(name)) {
      assertThat(folder.resolve(name))
          .hasBinaryContent(Objects.requireNonNull(stream, name).readAllBytes());
    }
  }

  @Test
  void thereIsThePageAndNothingElseAndTheSameEachTime() throws IOException {
    List<Path> written = new WireBook().write(folder);

    try (Stream<Path> found = Files.list(folder)) {
      assertThat(found).containsExactlyInAnyOrderElementsOf(written);
    }
    assertThat(written).hasSize(Channel.values().length + 3);
    assertThat(written.getFirst()).hasFileName("index.html").hasContent(HTML);
  }

  private static void assertFields(String anchor, String what, JsonNode object, String file) {
    object
        .get("properties")
        .forEachEntry((name, field) -> {
          JsonNode meant = resolved(field, file);
          Element row = element(anchor + "." + name);
          assertThat(cell(row, "Required"))
              .as("%s of %s", name, what)
              .isEqualTo(isRequired(object, name) || name.equals("lane") ? "yes" : "no");
          if (meant.has("x-unit")) {
            assertThat(cell(row, "Unit, range")).contains(meant.get("x-unit").asString());
          }
          if (meant.has("description")) {
            String said = meant.get("description").asString().split("\\. ", 2)[0];
            assertThat(row.getTextContent()).as("%s of %s", name, what).contains(said);
          }
          JsonNode inner = meant.has("items") ? meant.get("items") : meant;
          if (inner.has("required")) {
            assertFields(anchor + "." + name, what, inner, file);
          }
        });
  }

  /** A field with what it leads to, read anew and not by the page's own means. */
  private static JsonNode resolved(JsonNode field, String file) {
    if (!field.has("$ref")) {
      return field;
    }
    String reference = field.get("$ref").asString();
    String target = reference.startsWith("#") ? file : reference.replaceFirst("#.*", "");
    JsonNode found = schema(target).at(reference.substring(reference.indexOf('#') + 1));
    var merged = JsonMapper.shared().createObjectNode();
    resolved(found, target).forEachEntry(merged::set);
    field.forEachEntry(merged::set);
    return merged;
  }

  private static boolean isRequired(JsonNode object, String name) {
    return object.get("required").valueStream().anyMatch(one -> one.asString().equals(name));
  }

  private static void words(JsonNode node, Set<String> words) {
    if (node.has("enum")) {
      node.get("enum").forEach(word -> words.add(word.asString()));
    }
    node.forEach(inner -> words(inner, words));
  }

  private static String channelTail(String address, DeviceId device) {
    return address.replace(Channel.ROOT + "/" + device.shard() + "/a/", "");
  }

  private static JsonNode schema(String name) {
    return JsonMapper.shared().readTree(WireJson.class.getResourceAsStream(name));
  }

  private static String cell(Element row, String label) {
    NodeList cells = row.getElementsByTagName("td");
    return IntStream.range(0, cells.getLength())
        .mapToObj(at -> (Element) cells.item(at))
        .filter(cell -> cell.getAttribute("data-label").equals(label))
        .map(Element::getTextContent)
        .findFirst()
        .orElseThrow();
  }

  private static Element element(String id) {
    return Objects.requireNonNull(BY_ID.get(id), "nothing on the page is named " + id);
  }

  private static List<Element> elements() {
    NodeList all = PAGE.getElementsByTagName("*");
    return IntStream.range(0, all.getLength()).mapToObj(at -> (Element) all.item(at)).toList();
  }

  private static Map<String, Element> byId() {
    Map<String, Element> found = new HashMap<>();
    elements().forEach(element -> found.put(element.getAttribute("id"), element));
    return found;
  }

  private static Document parsed(String html) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));
    } catch (Exception broken) {
      throw new AssertionError("the page is no XML", broken);
    }
  }
}
