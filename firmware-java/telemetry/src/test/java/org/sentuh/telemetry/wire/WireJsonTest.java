package org.sentuh.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sentuh.control.event.Fact;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class WireJsonTest {

  private static final Topic EVENT = new Topic(Messages.DEVICE, Channel.EVENT, "");

  private final WireJson json = new WireJson();

  static Stream<Messages.Sent> messages() {
    return Messages.all().stream();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void whatIsWrittenIsReadBackUnchanged(Messages.Sent sent) {
    Received<Message> received = json.read(sent.topic(), json.write(sent.message()));

    assertThat(received).isEqualTo(new Received.Understood<>(sent.message()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMissingFieldIsRefusedByItsName(Messages.Sent sent) {
    ObjectNode whole = (ObjectNode) JsonMapper.shared().readTree(json.write(sent.message()));
    for (String field : List.copyOf(whole.propertyNames())) {
      ObjectNode without = whole.deepCopy();
      without.remove(field);

      assertThat(json.read(sent.topic(), without.toString()))
          .isEqualTo(new Received.Refused<>("field " + field + " is missing"));
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aFieldOfALaterReaderIsIgnored(Messages.Sent sent) {
    String line = json.write(sent.message());
    String later = "{\"mood_of_the_moon\":[1]," + line.substring(1);

    assertThat(json.read(sent.topic(), later)).isEqualTo(new Received.Understood<>(sent.message()));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aMessageOfAnotherDeviceIsRefused(Messages.Sent sent) {
    Topic others =
        new Topic(new DeviceId("sentuh-02"), sent.topic().channel(), sent.topic().command());

    assertThat(json.read(others, json.write(sent.message())))
        .isEqualTo(
            new Received.Refused<>(
                "field device is \"sentuh-01\", but must be sentuh-02, whose topic this is"));
  }

  @Test
  void everyKindOfChannelHasItsMessage() {
    EnumSet<Channel> travelled = EnumSet.noneOf(Channel.class);
    messages().forEach(sent -> travelled.add(sent.topic().channel()));

    assertThat(travelled).containsExactlyInAnyOrder(Channel.values());
  }

  @Test
  void anEntryCarriesTheHashOfItsBytes() {
    Message.Fact message = Messages.fact(new Fact.ContactChanged("lower-left", false));
    Entry entry = json.entry(message);

    assertThat(entry.body()).isEqualTo(json.write(message));
    assertThat(entry.lane()).isEqualTo(Lane.EVENT);
    assertThat(entry.sequence()).isEqualTo(41);
    assertThat(entry.hash())
        .hasSize(64)
        .isEqualTo(json.entry(message).hash())
        .isNotEqualTo(
            json.entry(Messages.fact(new Fact.ContactChanged("lower-left", true))).hash());
  }

  @Test
  void measuredNumbersHaveFourDecimalsAtMost() {
    String line = json.write(Messages.fact(new Fact.LevelSet(1.0 / 3, 0.8)));

    assertThat(line).contains("\"level\":0.3333,\"ceiling\":0.8}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"schema\":1|\"schema\":2|field schema is 2, but must be 1; update the reader",
        "\"sequence\":41|\"sequence\":-1|" + "field sequence is -1, but must be 0 or more",
        "\"boot\":\"b19f2a6c01d3e\"|\"boot\":\"a b\"|"
            + "field boot is \"a b\", but must be 1 to 64 of letters, digits and '-'",
        "\"before\":\"ab|\"before\":\"xx|",
        "\"clock\":\"unset\"|\"clock\":\"guessed\"|"
            + "field clock is \"guessed\", which is not understood here",
        "2026-11-25T|2026-13-25T|",
        "\"touching\":false|\"touching\":0|field touching is 0, but must be true or false",
        "\"fact\":\"contact-changed\"|\"fact\":\"moon-rose\"|"
            + "fact \"moon-rose\" is not understood here; update the reader",
      })
  void aFieldThatIsNotRightIsNamedWithItsValueAndWhatIsAllowed(String from, String to, String why) {
    String line = json.write(Messages.fact(new Fact.ContactChanged("lower-left", false)));
    assertThat(line).contains(from);

    Received<Message> received = json.read(EVENT, line.replace(from, to));

    assertThat(received).isInstanceOf(Received.Refused.class);
    if (why != null) {
      assertThat(received).isEqualTo(new Received.Refused<>(why));
    }
  }

  @Test
  void aMessageThatIsFarTooLargeIsRefusedUnread() {
    String line = json.write(Messages.fact(new Fact.ContactChanged("lower-left", false)));
    String large = "{\"x\":\"" + "a".repeat(WireJson.MOST_BYTES) + "\"," + line.substring(1);

    assertThat(json.read(EVENT, large))
        .isInstanceOfSatisfying(
            Received.Refused.class,
            refused -> assertThat(refused.why()).contains("at most 65536 are read"));
  }

  @Test
  void theLargestFrameIsSmall() {
    String line = json.write(new Message.Sample(Messages.stamp(0), Messages.frame(10)));

    assertThat(line.length()).isLessThan(2_000);
    JsonNode read = JsonMapper.shared().readTree(line);
    assertThat(read.get("mean_kpa")).hasSize(2);
  }
}
