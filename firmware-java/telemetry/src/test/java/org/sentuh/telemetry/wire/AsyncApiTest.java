package org.sentuh.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The book of the topics says what the code does. */
final class AsyncApiTest {

  private static final JsonNode BOOK = book();

  @Test
  void itIsAnAsyncApiDocumentByTheOfficialSchema() throws IOException {
    JsonNode official;
    try (InputStream file = resource("asyncapi-3.0.0.schema.json.gz")) {
      official = JsonMapper.shared().readTree(new GZIPInputStream(file));
    }
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(SchemaLocation.of(official.get("$id").asString()), official);

    assertThat(schema.validate(BOOK)).isEmpty();
    assertThat(schema.validate(((ObjectNode) BOOK).deepCopy().put("operation", "misspelt")))
        .isNotEmpty();
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references = references(BOOK);

    assertThat(references).hasSizeGreaterThan(Channel.values().length);
    assertThat(references).allSatisfy(reference -> assertThat(target(reference)).isNotNull());
  }

  @Test
  void itHasEveryChannelAndNoOther() {
    List<String> words = Stream.of(Channel.values()).map(Channel::word).toList();

    assertThat(BOOK.get("channels").propertyNames()).containsExactlyElementsOf(words);
    assertThat(BOOK.get("components").get("messages").propertyNames())
        .containsExactlyElementsOf(words);
    assertThat(BOOK.get("operations").propertyNames()).hasSameSizeAs(words);
  }

  @ParameterizedTest
  @EnumSource
  void anAddressIsTheTopic(Channel channel) {
    DeviceId device = new DeviceId("sentuh-01");
    String address =
        channel(channel)
            .get("address")
            .asString()
            .replace("{shard}", device.shard())
            .replace("{device}", device.value())
            .replace("{command}", "c-17");

    assertThat(Channel.parse(address).map(Topic::channel)).isEqualTo(Optional.of(channel));
    assertThat(channel(channel).get("parameters").propertyNames())
        .allSatisfy(name ->
            assertThat(channel(channel).get("address").asString()).contains("{" + name + "}"));
  }

  @ParameterizedTest
  @EnumSource
  void whoMayPublishIsWhoDoes(Channel channel) {
    JsonNode operation = operation(channel);

    assertThat(operation.get("action").asString())
        .isEqualTo(channel.fromDevice() ? "send" : "receive");
    assertThat(channel(channel).get("x-may-publish").asString())
        .isEqualTo(channel.fromDevice() ? "device" : "clinic");
  }

  @ParameterizedTest
  @EnumSource
  void whatMqttMustDoIsWhatItIsAsked(Channel channel) {
    JsonNode mqtt = operation(channel).get("bindings").get("mqtt");

    assertThat(mqtt.get("qos").asInt()).isEqualTo(1);
    assertThat(mqtt.get("retain").asBoolean()).isEqualTo(channel.retained());
    assertThat(mqtt.has("messageExpiryInterval")).isEqualTo(channel.expiryS() > 0);
    if (channel.expiryS() > 0) {
      assertThat(mqtt.get("messageExpiryInterval").asInt()).isEqualTo(channel.expiryS());
    }
  }

  @ParameterizedTest
  @EnumSource
  void itsMessageIsThatOfItsSchema(Channel channel) {
    JsonNode message = target(channel(channel).get("messages").get(channel.word()));

    assertThat(message.get("payload").get("schema").get("$ref").asString())
        .isEqualTo("./" + channel.schema());
    assertThat(message.get("title").asString())
        .isEqualTo(WireSchemas.file(channel.schema()).get("title").asString());
  }

  @ParameterizedTest
  @EnumSource
  void theLargestMessageIsTheLargestThatIsRead(Channel channel) {
    assertThat(channel(channel).get("x-most-bytes").asInt())
        .isEqualTo(
            channel == Channel.FULL_RATE ? WireJson.MOST_FULL_RATE_BYTES : WireJson.MOST_BYTES);
  }

  @ParameterizedTest
  @EnumSource
  void aLaneNamesTheConsentThatItNeeds(Lane lane) {
    assertThat(channel(lane.channel()).get("x-consent").asString())
        .isEqualTo(lane.consent().word());
  }

  @Test
  void noOtherChannelNeedsAConsent() {
    List<String> lanes = Stream.of(Lane.values()).map(lane -> lane.channel().word()).toList();
    List<String> withConsent = new ArrayList<>();
    BOOK.get("channels")
        .forEachEntry((name, channel) -> {
          if (channel.has("x-consent")) {
            withConsent.add(name);
          }
        });

    assertThat(withConsent).containsExactlyInAnyOrderElementsOf(lanes);
  }

  private static JsonNode channel(Channel channel) {
    return BOOK.get("channels").get(channel.word());
  }

  private static JsonNode operation(Channel channel) {
    String wanted = "#/channels/" + channel.word();
    return BOOK.get("operations")
        .valueStream()
        .filter(operation -> operation.get("channel").get("$ref").asString().equals(wanted))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> references(JsonNode node) {
    List<String> references = new ArrayList<>();
    if (node.has("$ref")) {
      references.add(node.get("$ref").asString());
    }
    node.forEach(inner -> references.addAll(references(inner)));
    return references;
  }

  private static JsonNode target(JsonNode reference) {
    return target(reference.get("$ref").asString());
  }

  private static JsonNode target(String reference) {
    return reference.startsWith("#")
        ? BOOK.at(reference.substring(1))
        : WireSchemas.file(reference.substring(2));
  }

  private static JsonNode book() {
    try (InputStream file = resource("asyncapi.yaml")) {
      Object read = new Load(LoadSettings.builder().build()).loadFromInputStream(file);
      return JsonMapper.shared().valueToTree(read);
    } catch (IOException e) {
      throw new AssertionError("asyncapi.yaml", e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(WireJson.class.getResourceAsStream(name), name);
  }
}
